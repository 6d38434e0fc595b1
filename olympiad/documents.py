"""Papers of the olympiad: the entry of a school. Facts in, bytes out."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings

from foundation.documents.blocks import facts, signatures
from foundation.documents.page import TEXT_WIDTH, LetterheadDocument, build
from foundation.documents.table import Column, table


@dataclass(frozen=True)
class EntryPaper:
    """What stands in the entry of a school. Birthdays stay out: the paper goes from hand to hand."""

    code: str
    olympiad: str
    school: str
    contact: str
    made: str
    rows: Sequence[tuple[str, str, str, str]]


def entry_paper(entry, sheet) -> EntryPaper:
    """Return the words of an entry, from the rows of its workbook."""
    rows = tuple((f"{row[0]} {row[1]} {row[2]}".strip(), row[4], row[6], row[7]) for row in sheet.rows)
    contact = ", ".join(filter(None, (entry.contact_name, entry.contact_phone)))
    title = f"{entry.stage.edition.title}, {entry.stage.edition.year}"
    return EntryPaper(entry.code, title, entry.school.name, contact, sheet.title.rpartition(" – ")[2], rows)


COLUMNS = (Column("№", 0.5, "right"), Column("Фамилия, имя, отчество", 3), Column("Класс", 0.8), Column("Наставники", 2.4), Column("Состояние", 1.4))  # fmt: skip


def render_entry(paper: EntryPaper) -> bytes:
    """Return the entry as a PDF to sign."""
    rows = [(number, *row) for number, row in enumerate(paper.rows, start=1)]
    body = [
        facts(
            [("Школа", paper.school), ("Ответственный", paper.contact), ("Учеников", str(len(rows)))], width=TEXT_WIDTH
        ),
        table(COLUMNS, rows, width=TEXT_WIDTH),
        signatures([("Руководитель школы", "")], width=TEXT_WIDTH),
    ]
    return build(
        LetterheadDocument(
            organisation=settings.BRANCH_NAME,
            title="Заявка школы на участие в олимпиаде",
            subtitle=paper.olympiad,
            body=body,
            code=f"Заявка {paper.code} · {paper.made}",
        )
    )
