"""Verbs of the person who agrees: to give a consent and to take it back."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from foundation.audit import record
from foundation.errors import Refusal
from foundation.permissions import allows
from privacy.models import Consent
from privacy.queries import current_text
from privacy.states import EVERYTHING, ConsentChannel, ConsentKind, PublicScope


@transaction.atomic
def give_consent(kind: ConsentKind, *, by, about: str, scope: PublicScope = EVERYTHING) -> Consent:
    """Write that `by` agrees to the text of `kind` in force now, about one matter; the second time return the first.

    `scope` narrows a consent to publication; another scope than before takes the place of the former one. A person who agreed
    to an older text and agrees again has both. Raises PermissionDenied; Refusal while no text is in force.
    """
    if not allows(by, "privacy.give_consent"):
        raise PermissionDenied
    # The row of the person is the queue: two presses of one button come one after another.
    User.objects.select_for_update().get(pk=by.pk)
    text = current_text(kind)
    if text is None:
        raise Refusal(_("Текст согласия ещё не утверждён. Сообщите об этом в отделение."))
    kept = scope.as_json() if kind == ConsentKind.PUBLICATION and scope != EVERYTHING else {}
    if given := Consent.objects.active().filter(person=by, text=text, about=about).first():
        if given.scope == kept:
            return given
        take_back(given, by=by)
    consent = Consent(person=by, text=text, about=about, scope=kept, given_at=timezone.now())
    consent.full_clean()
    consent.save()
    facts = {"kind": text.kind, "version": text.version, "about": about}
    record(consent, "privacy.consent.give", by=by, **facts, **({"scope": kept} if kept else {}))
    return consent


@transaction.atomic
def consent_by_link(kind: ConsentKind, *, signer: str, about: str, scope: PublicScope = EVERYTHING) -> Consent:
    """Write that somebody without an account agreed, by the link that was sent to his own address; the business knows the link.

    Raises Refusal while no text is in force; ValidationError when he has agreed already.
    """
    text = current_text(kind)
    if text is None:
        raise Refusal(_("Текст согласия ещё не утверждён. Сообщите об этом в отделение."))
    kept = scope.as_json() if kind == ConsentKind.PUBLICATION and scope != EVERYTHING else {}
    channel = ConsentChannel.LINK
    consent = Consent(text=text, about=about, channel=channel, signer=signer, scope=kept, given_at=timezone.now())
    consent.full_clean()
    consent.save()
    record(consent, "privacy.consent.give", by=None, kind=text.kind, version=text.version, about=about)
    return consent


@transaction.atomic
def withdraw_consent(kind: ConsentKind, *, by, about: str) -> list[Consent]:
    """Take back every consent of `kind` that `by` gave about the matter, before anything was shown of it.

    What was shown already is taken down by `withdraw_everywhere`. Return what was taken back: an empty list means that there
    was nothing. Raises PermissionDenied.
    """
    if not allows(by, "privacy.withdraw_consent"):
        raise PermissionDenied
    active = Consent.objects.active().of_kind(kind).filter(person=by, about=about)
    withdrawn = list(active.select_for_update(of=("self",)).select_related("text"))
    for consent in withdrawn:
        take_back(consent, by=by)
    return withdrawn


def take_back(consent: Consent, *, by) -> None:
    """Write that a locked consent holds no more."""
    consent.withdrawn_at = timezone.now()
    consent.save(update_fields=["withdrawn_at"])
    record(consent, "privacy.consent.withdraw", by=by, kind=consent.text.kind, about=consent.about)
