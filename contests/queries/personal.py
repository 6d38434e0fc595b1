"""What the contests keep about one person: for the file that he takes away."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models.fields.files import FieldFile

from contests.models import Application, Attachment, ScoreSheet
from contests.queries.intake import applications_of
from contests.states import SubmittedAs
from foundation.uploads.naming import safe_name


@dataclass(frozen=True)
class PersonalFile:
    """A kept file and where it lies in the archive."""

    path: str
    file: FieldFile
    size: int


def personal_applications(person) -> list[dict]:
    """Return every application of a person with all that he wrote in it, as values that JSON can keep."""
    return [_facts(row) for row in _own(person).prefetch_related("versions", "attachments__slot")]


def _own(person):
    """Return what a person sent himself: what a secretary typed from papers is not about the secretary."""
    return applications_of(person).exclude(submitted_as=SubmittedAs.PAPER)


def _facts(row: Application) -> dict:
    return {
        "номер": row.number or row.code,
        "конкурс": str(row.edition),
        "номинация": str(row.nomination),
        "организация": str(row.organization),
        "состояние": row.get_state_display(),
        "получена": row.received_at and row.received_at.isoformat(),
        "причина решения": row.decision_reason,
        "ответы": row.answers,
        "отправки": [
            {"номер": sent.number, "когда": sent.at.isoformat(), "ответы": sent.answers} for sent in row.versions.all()
        ],
        "файлы": [
            {"что": paper.slot.label, "имя": paper.name, "sha256": paper.sha256} for paper in row.attachments.all()
        ],
    }


def personal_files(person) -> Iterator[PersonalFile]:
    """Yield the files of all applications of a person, those taken out of a draft included."""
    papers = Attachment.objects.filter(application__in=_own(person).order_by()).exclude(file="")
    for paper in papers.select_related("application__edition").order_by("pk"):
        folder = paper.application.number or paper.application.code
        yield PersonalFile(f"заявки/{folder}/{paper.code} {safe_name(paper.name)}", paper.file, paper.size)


def sheets_of_juror(person) -> int:
    """Return how many score sheets a person has."""
    return ScoreSheet.objects.filter(juror__user=person).count()
