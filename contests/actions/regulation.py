"""Verb of the regulation: a version is added with its file; nothing that people could read is taken away."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contests.models import ContestEdition, RegulationVersion
from contests.states import EditionState
from foundation.audit import record
from foundation.errors import Refusal
from foundation.permissions import allows
from foundation.uploads.fields import InspectedFile

AMENDED_IN = (EditionState.DRAFT, EditionState.ANNOUNCED, EditionState.SCORING)


@transaction.atomic
def add_regulation(edition, *, by, upload: InspectedFile, approved_on: date, amendment: str = "") -> RegulationVersion:
    """Attach the regulation, or its next version: then `amendment` says what changed.

    Raises PermissionDenied; Refusal after the scoring, for the file that is in force already, or without words about the change.
    """
    edition = ContestEdition.objects.select_for_update().get(pk=edition.pk)
    if not allows(by, "contests.add_regulation", edition):
        raise PermissionDenied
    if edition.state not in AMENDED_IN:
        raise Refusal(_("Оценка завершена: положение больше не меняется."))
    facts, last = upload.inspected, edition.regulations.first()
    if last and last.sha256 == facts.sha256:
        raise Refusal(_("Этот файл уже приложен: редакция %(number)d.") % {"number": last.number})
    if last and not amendment.strip():
        raise Refusal(_("Напишите, что изменено в положении: прежняя редакция остаётся на странице конкурса."))
    version = RegulationVersion(
        edition=edition,
        number=(edition.regulations.aggregate(top=Max("number"))["top"] or 0) + 1,
        approved_on=approved_on,
        amendment=amendment.strip() if last else "",
        file=upload,
        name=facts.name,
        content_type=facts.content_type,
        size=facts.size,
        sha256=facts.sha256,
        added_by=by,
        added_at=timezone.now(),
    )
    version.full_clean()
    version.save()
    record(edition, "contests.contestedition.regulation", by=by, number=version.number, sha256=version.sha256)
    return version
