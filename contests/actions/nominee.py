"""Verbs of putting another person forward: the draft, the question by a link, the answer of somebody without an account."""

import hashlib
import secrets

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contests import letters
from contests.models import Application, ContestEdition, NomineeConsent
from contests.queries.nominee import consent_by_secret
from contests.states import ApplicationState, EditionState, SubmittedAs
from foundation.audit import record
from foundation.errors import Refusal
from foundation.permissions import allows
from foundation.prepared import held
from privacy.actions.consent import consent_by_link
from privacy.states import ConsentKind, PublicScope

SECRET_BYTES = 24
ANSWERED_IN = (ApplicationState.DRAFT, ApplicationState.SUBMITTED, ApplicationState.RETURNED)


@transaction.atomic
def nominate(nomination, *, by, organization, **nominee) -> Application:
    """Return a draft about another person, whose `nominee_…` columns are given; his consent is asked when it is sent.

    Raises PermissionDenied; ValidationError; Refusal outside of intake, or for somebody who takes part in the nomination already.
    """
    edition = held(ContestEdition, nomination.edition_id, no_key=True)
    if not allows(by, "contests.open_application", edition):
        raise PermissionDenied
    if not edition.intake_is_open():
        raise Refusal(_("Заявки сейчас не принимаются: состояние конкурса – «%(phase)s».") % {"phase": edition.phase})
    application = Application(
        edition=edition,
        nomination=nomination,
        applicant=by,
        organization=organization,
        submitted_as=SubmittedAs.NOMINATOR,
        **nominee,
    )
    if application.nominee_email.casefold() == by.email.casefold():
        raise Refusal(_("Это ваш адрес. Чтобы участвовать самому, подайте заявку от себя."))
    application.full_clean()
    application.save()
    record(application, "contests.application.nominate", by=by, nomination=nomination.title)
    return application


@transaction.atomic
def ask_nominee(application, *, by) -> NomineeConsent:
    """Write to the person who was put forward, with a fresh link; a link sent before works no more.

    Raises PermissionDenied; Refusal when nobody was put forward, or the answer is known.
    """
    application = held(Application, application.pk, "edition__contest", "nomination", "applicant")
    if not allows(by, "contests.ask_nominee", application):
        raise PermissionDenied
    if application.submitted_as != SubmittedAs.NOMINATOR:
        raise Refusal(_("В этой заявке никто не выдвинут."))
    asked = NomineeConsent.objects.filter(application=application).first() or NomineeConsent(application=application)
    if asked.agreed is not None:
        raise Refusal(_("Человек уже ответил: %(words)s.") % {"words": asked.words.lower()})
    secret = secrets.token_urlsafe(SECRET_BYTES)
    asked.secret_sha256, asked.asked_at = hashlib.sha256(secret.encode()).hexdigest(), timezone.now()
    asked.save()
    record(application, "contests.application.ask_nominee", by=by)
    letters.nominee_asked.post(to=application.nominee_email, about=application, secret=secret)
    return asked


@transaction.atomic
def answer_as_nominee(secret: str, *, agreed: bool, publication: PublicScope | None = None) -> NomineeConsent:
    """Write what the person who holds the link answered; to agree is to consent to processing, and to publication if he says so.

    Raises Refusal for an unknown link, an answer given before, or when the jury has begun.
    """
    asked = consent_by_secret(secret)
    if asked is None:
        raise Refusal(_("Эта ссылка больше не действует."))
    application = held(Application, asked.application_id, "edition")
    asked = NomineeConsent.objects.select_for_update().get(pk=asked.pk)
    if asked.agreed is not None:
        raise Refusal(_("Вы уже ответили: %(words)s.") % {"words": asked.words.lower()})
    if application.state not in ANSWERED_IN or application.edition.state != EditionState.ANNOUNCED:
        raise Refusal(_("Заявка больше не рассматривается, отвечать не нужно."))
    asked.agreed, asked.answered_at = agreed, timezone.now()
    asked.save(update_fields=["agreed", "answered_at"])
    if agreed:
        signer, about = application.participant.get_full_name(), application.consent_subject
        consent_by_link(ConsentKind.PROCESSING, signer=signer, about=about)
        if publication:
            consent_by_link(ConsentKind.PUBLICATION, signer=signer, about=about, scope=publication)
    record(application, "contests.application.nominee_answer", by=None, agreed=agreed)
    return asked
