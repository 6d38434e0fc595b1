"""Verbs about texts: a new version is issued, an old one is never touched."""

from datetime import date

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.template.loader import render_to_string
from django.utils import timezone

from foundation.audit import record
from foundation.permissions import allows
from privacy.models import ConsentText
from privacy.states import ConsentKind


@transaction.atomic
def issue_consent_text(kind: ConsentKind, *, by, title: str, text: str, valid_from: date) -> ConsentText:
    """Write the next version of the text of `kind`, in force from the day `valid_from`, and return it.

    `by=None` is the installation of the portal. Raises PermissionDenied or ValidationError.
    """
    if by is not None and not allows(by, "privacy.issue_consent_text"):
        raise PermissionDenied
    # Two versions at once would take one number: the unique constraint lets one of them through.
    top = ConsentText.objects.filter(kind=kind).aggregate(top=Max("version"))["top"] or 0
    issued = ConsentText(kind=kind, version=top + 1, title=title, text=text, valid_from=valid_from)
    issued.full_clean()
    issued.save()
    record(issued, "privacy.consenttext.issue", by=by, kind=issued.kind, version=issued.version)
    return issued


@transaction.atomic
def install_consent_texts() -> list[ConsentText]:
    """Issue the samples that come with the portal for every kind that has no text yet; return what was issued.

    Doing it again writes nothing. The names and terms in the samples come from the settings and are frozen here.
    """
    present = set(ConsentText.objects.values_list("kind", flat=True))
    return [_install(kind) for kind in ConsentKind if kind not in present]


def _install(kind):
    facts = {
        "operator": settings.PERSONAL_DATA_OPERATOR,
        "terms": settings.PERSONAL_DATA_TERMS,
        "site": settings.BASE_URL,
    }
    text = render_to_string(f"privacy/consents/{kind.value}.txt", facts).strip()
    return issue_consent_text(kind, by=None, title=str(kind.label), text=text, valid_from=timezone.localdate())
