"""Verbs about texts: a new version is issued, an old one is never touched."""

from datetime import date

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.audit import record
from foundation.permissions import allows
from privacy.models import ConsentText
from privacy.states import ConsentAudience, ConsentKind


@transaction.atomic
def issue_consent_text(
    kind: ConsentKind, *, by, valid_from: date, audience: ConsentAudience = ConsentAudience.SELF, **words: str
) -> ConsentText:
    """Write the next version of the text of `kind` for an audience, in force from the day `valid_from`, and return it.

    `words`: title and text. `by=None` is the installation of the portal. Raises PermissionDenied or ValidationError.
    """
    if by is not None and not allows(by, "privacy.issue_consent_text"):
        raise PermissionDenied
    # Two versions at once would take one number: the unique constraint lets one of them through.
    top = ConsentText.objects.filter(kind=kind, audience=audience).aggregate(top=Max("version"))["top"] or 0
    issued = ConsentText(kind=kind, audience=audience, version=top + 1, valid_from=valid_from, **words)
    issued.full_clean()
    issued.save()
    record(issued, "privacy.consenttext.issue", by=by, kind=issued.kind, version=issued.version)
    return issued


@transaction.atomic
def install_consent_texts() -> list[ConsentText]:
    """Issue the samples that come with the portal for every kind and audience that has no text yet; return what was issued.

    Doing it again writes nothing. The names and terms in the samples come from the settings and are frozen here.
    """
    present = set(ConsentText.objects.values_list("kind", "audience"))
    wanted = [(kind, audience) for audience in ConsentAudience for kind in ConsentKind]
    return [_install(kind, audience) for kind, audience in wanted if (kind, audience) not in present]


def _install(kind, audience):
    facts = {
        "operator": settings.PERSONAL_DATA_OPERATOR,
        "terms": settings.PERSONAL_DATA_TERMS,
        "ages": settings.CONSENT_AGES,
        "site": settings.BASE_URL,
    }
    about_child = audience == ConsentAudience.MINOR
    name = f"{kind.value}_minor" if about_child else kind.value
    text = render_to_string(f"privacy/consents/{name}.txt", facts).strip()
    title = _("%(consent)s несовершеннолетнего") % {"consent": kind.label} if about_child else str(kind.label)
    return issue_consent_text(kind, by=None, title=title, text=text, valid_from=timezone.localdate(), audience=audience)
