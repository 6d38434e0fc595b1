"""Papers of the contests: the receipt of an application and the protocol of the jury. Facts in, bytes out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.conf import settings
from django.utils import timezone
from reportlab.platypus import Flowable

from contests.queries.intake import Receipt, SentPaper
from contests.queries.protocol import PaperAbsence, PaperJuror, PaperNomination, ProtocolPaper
from foundation.documents.blocks import check_box, facts, signatures
from foundation.documents.page import TEXT_WIDTH, LetterheadDocument, build
from foundation.documents.table import Column, table
from foundation.documents.text import BODY, HEADING, LABEL, NOTE, paragraph
from foundation.russian.dates import date_words, deadline_words
from foundation.russian.plurals import count, number
from foundation.russian.typography import NBSP

HASH_GROUP = 8
KILOBYTE = 1024


@dataclass(frozen=True)
class Organizer:
    """Whose paper it is and whom to call."""

    name: str
    short_name: str
    phone: str
    email: str

    @classmethod
    def of_the_branch(cls) -> "Organizer":
        """Return the branch as the settings know it."""
        return cls(settings.BRANCH_NAME, settings.BRANCH_SHORT_NAME, settings.BRANCH_PHONE, settings.BRANCH_EMAIL)

    @property
    def contacts(self) -> str:
        """Telephone and e-mail, as far as they are known."""
        return ", ".join(filter(None, (self.short_name, self.phone, self.email)))


def receipt(facts_of: Receipt, organizer: Organizer | None = None) -> bytes:
    """Return the receipt as a PDF: number, moment, everything that was sent, whom to call."""
    organizer = organizer or Organizer.of_the_branch()
    document = LetterheadDocument(
        organisation=organizer.name,
        title=f"Заявка №{NBSP}{facts_of.number} принята",
        subtitle=facts_of.contest,
        body=list(_receipt_body(facts_of, organizer)),
        code=f"Заявка №{NBSP}{facts_of.number}, отправка {facts_of.version}",
    )
    return build(document)


def _receipt_body(sent: Receipt, organizer: Organizer) -> Iterator[Flowable]:
    yield facts(
        [
            ("Номинация", sent.nomination),
            ("Заявитель", sent.applicant),
            ("Организация", sent.organization),
            ("Получена", _moment(sent.received_at) + (" – в технический допуск" if sent.in_grace else "")),
            *([("Исправлена", _moment(sent.sent_at))] if sent.version > 1 else []),
        ],
        width=TEXT_WIDTH,
    )
    yield paragraph("Что дальше", HEADING)
    yield paragraph(
        "Секретарь проверит заявку и напишет вам о решении. Сейчас от вас ничего не нужно. "
        "Сохраните этот документ: номер понадобится, если вы будете звонить."
    )
    yield paragraph(f"Вопросы: {organizer.contacts}.")
    if sent.papers:
        yield paragraph("Документы", HEADING)
        yield _papers(sent.papers)
    for section in sent.sections:
        yield paragraph(section.title, HEADING)
        for label, answer in section.answers:
            yield paragraph(label, LABEL)
            yield paragraph(answer)
    yield paragraph("Контрольная сумма всего отправленного (SHA-256)", HEADING)
    yield paragraph(hash_words(sent.sha256), NOTE)
    yield paragraph("По ней можно доказать, что ответы и файлы с тех пор не менялись.", NOTE)


def _papers(papers: list[SentPaper]) -> Flowable:
    columns = [Column("Документ", 3), Column("Файл", 3.4), Column("Размер", 1.2, "right"), Column("SHA-256", 3.4)]
    rows = [(row.slot, row.name, size_words(row.size), hash_words(row.sha256)) for row in papers]
    return table(columns, rows, width=TEXT_WIDTH)


def protocol(paper: ProtocolPaper, organizer: Organizer | None = None) -> bytes:
    """Return the protocol as a PDF: who was there, places and totals, how they were counted, what proves them."""
    organizer = organizer or Organizer.of_the_branch()
    document = LetterheadDocument(
        organisation=organizer.name,
        title=f"Протокол №{NBSP}{paper.number}",
        subtitle=f"заседания жюри от {date_words(paper.held_on)}",
        body=list(_protocol_body(paper)),
        code=f"Протокол №{NBSP}{paper.number} · {paper.sha256[:HASH_GROUP]}",
    )
    return build(document)


def _protocol_body(paper: ProtocolPaper) -> Iterator[Flowable]:
    yield facts([("Конкурс", paper.contest), *_jury(paper.jury)], width=TEXT_WIDTH)
    for nomination in paper.nominations:
        yield paragraph(f"Номинация «{nomination.title}»", HEADING)
        yield from _places(nomination)
    yield from _absences(paper)
    yield paragraph("Как считали", HEADING)
    yield paragraph(f"{paper.method} {paper.tie_note}", BODY)
    yield from _proof(paper)
    yield from _signatures(paper)


def _jury(jury: tuple[PaperJuror, ...]) -> Iterator[tuple[str, str]]:
    yield "Председатель жюри", "; ".join(juror.name for juror in jury if juror.is_chair)
    present = [juror.name for juror in jury if juror.is_present and not juror.is_chair]
    if present:
        yield "Члены жюри", "; ".join(present)
    if absent := [juror.name for juror in jury if not juror.is_present]:
        yield "Не участвовали", "; ".join(absent)


def _places(nomination: PaperNomination) -> Iterator[Flowable]:
    if not nomination.rows:
        yield paragraph("Допущенных заявок нет.")
        return
    columns = [
        Column("Место", 1.1, "center"),
        Column("Заявка", 1.9),
        Column("Участник", 3.4),
        Column("Организация", 4),
        Column("Листов", 1.1, "right"),
        Column("Итог", 1.3, "right"),
    ]
    rows = [
        (row.places, row.number, row.name, row.organization, row.sheets, f"{row.shown:f}".replace(".", ","))
        for row in nomination.rows
    ]
    strong = frozenset(index for index, row in enumerate(nomination.rows) if row.is_prize)
    yield table(columns, rows, width=TEXT_WIDTH, strong=strong)
    yield paragraph(_prize_note(nomination), NOTE)


def _prize_note(nomination: PaperNomination) -> str:
    places = count(nomination.prize_places, "призовое место", "призовых места", "призовых мест")
    floor = f", не меньше {_plain(nomination.min_points)} балла" if nomination.min_points else ""
    prizes = sum(row.is_prize for row in nomination.rows)
    given = f"Призёры выделены: {number(prizes)}." if prizes else "Призовые места не присуждены."
    return f"В номинации {places}{floor}. {given}"


def _absences(paper: ProtocolPaper) -> Iterator[Flowable]:
    for title, absences in (("Самоотводы", paper.recused), ("Нет оценки", paper.excused)):
        if absences:
            yield paragraph(title, HEADING)
            yield _absence_table(absences)


def _absence_table(absences: tuple[PaperAbsence, ...]) -> Flowable:
    columns = [Column("Член жюри", 3), Column("Заявка", 2), Column("Причина", 5)]
    return table(columns, [(row.juror, row.application, row.reason) for row in absences], width=TEXT_WIDTH)


def _proof(paper: ProtocolPaper) -> Iterator[Flowable]:
    yield paragraph("Чем это проверяется", HEADING)
    rows = [
        ("Оценок в журнале", str(paper.ledger["count"])),
        ("Последняя запись", hash_words(paper.ledger["head"])),
        ("Учтённые оценки", hash_words(paper.digest)),
        ("Этот протокол", hash_words(paper.sha256)),
    ]
    lines = ["Итоги на сайте – по этому коду или адресу:", paper.address]
    lines.append("Ниже – контрольные суммы SHA-256. Если изменится хоть одна оценка, они не сойдутся.")
    yield check_box(paper.address, lines, width=TEXT_WIDTH)
    yield facts([(label, value) for label, value in rows], width=TEXT_WIDTH)


def _signatures(paper: ProtocolPaper) -> Iterator[Flowable]:
    if paper.signed_at:
        yield paragraph(f"Подписан на портале: {_moment(paper.signed_at)}.", NOTE)
    chairs = [("Председатель жюри", juror.name) for juror in paper.jury if juror.is_chair]
    members = [("Член жюри", juror.name) for juror in paper.jury if juror.is_present and not juror.is_chair]
    yield signatures([*chairs, *members, ("Секретарь", paper.secretary)], width=TEXT_WIDTH)


def _moment(moment: datetime) -> str:
    return deadline_words(moment, timezone.get_default_timezone_name())


def _plain(value: Decimal) -> str:
    return number(value.normalize() if value != value.to_integral() else value.quantize(Decimal(1)))


def hash_words(digest: str) -> str:
    """Write a hash in groups of eight, so that two papers can be compared by eye."""
    return " ".join(digest[start : start + HASH_GROUP] for start in range(0, len(digest), HASH_GROUP))


def size_words(size: int) -> str:
    """Write a file's size for people: «412 КБ», «1,4 МБ»."""
    if size < KILOBYTE * KILOBYTE:
        return f"{max(1, round(size / KILOBYTE))}{NBSP}КБ"
    return f"{size / KILOBYTE / KILOBYTE:.1f}{NBSP}МБ".replace(".", ",")
