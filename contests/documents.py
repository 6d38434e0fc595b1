"""Papers of the contests: the receipt of an application and the protocol of the jury. Facts in, bytes out."""

from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from datetime import datetime
from decimal import Decimal

from django.conf import settings
from django.utils import timezone
from reportlab.platypus import Flowable

from contests.queries.intake import Receipt, SentPaper
from contests.queries.protocol import PaperAbsence, PaperJuror, PaperNomination, ProtocolPaper
from contests.queries.screening import JournalLine
from foundation.documents.blocks import check_box, facts, signatures
from foundation.documents.page import TEXT_WIDTH, LetterheadDocument, build
from foundation.documents.spreadsheet import Sheet, SheetColumn, render_xlsx
from foundation.documents.table import Column, table
from foundation.documents.text import BODY, HEADING, LABEL, NOTE, paragraph
from foundation.russian.dates import date_words, deadline_words
from foundation.russian.plurals import count, number
from foundation.russian.typography import NBSP

HASH_GROUP = 8
INCENTIVE = "incentive"
KILOBYTE = 1024
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
JOURNAL = (
    SheetColumn("Номер", width=14),
    SheetColumn("Получена", "moment", 17),
    SheetColumn("Номинация", width=40),
    SheetColumn("Заявитель", width=32),
    SheetColumn("Организация", width=32),
    SheetColumn("Муниципальное образование", width=28),
    SheetColumn("Документов", "integer", 11),
    SheetColumn("Как подана", width=16),
    SheetColumn("Состояние", width=22),
    SheetColumn("Причина решения", width=40),
)


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


def render_receipt(sent: Receipt, organizer: Organizer | None = None) -> bytes:
    """Return the receipt as a PDF: number, moment, everything that was sent, whom to call."""
    organizer = organizer or Organizer.of_the_branch()
    document = LetterheadDocument(
        organisation=organizer.name,
        title=f"Заявка №{NBSP}{sent.number} принята",
        subtitle=sent.contest,
        body=list(_receipt_body(sent, organizer)),
        code=f"Заявка №{NBSP}{sent.number}, отправка {sent.version}",
    )
    return build(document)


def _receipt_body(sent: Receipt, organizer: Organizer) -> Iterator[Flowable]:
    yield facts(
        [
            ("Номинация", sent.nomination),
            ("Заявитель", sent.applicant),
            ("Организация", sent.organization),
            ("Получена", _moment(sent.received_at) + (" – в технический допуск" if sent.in_grace else "")),
            *([("Как подана", "На бумаге, внесена секретарём")] if sent.on_paper else []),
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


def render_protocol(paper: ProtocolPaper, organizer: Organizer | None = None) -> bytes:
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
    rated = count(sum(len(nomination.rows) for nomination in paper.nominations), "заявку", "заявки", "заявок")
    yield paragraph(f"Жюри оценило {rated} и решило распределить места так.")
    for nomination in paper.nominations:
        yield paragraph(f"Номинация «{nomination.title}»", HEADING)
        yield from _places(nomination)
    yield from _absences(paper)
    yield paragraph("Как считали", HEADING)
    yield paragraph(f"{paper.method} {paper.tie_note}", BODY)
    yield from _signatures(paper)
    yield paragraph("Чем это проверяется", HEADING)
    yield _proof(paper)


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
        Column("Место", 0.9),
        Column("Заявка", 1.95),
        Column("Участник", 4.35),
        Column("Организация", 3.45),
        Column("Листов", 1.1, "right"),
        Column("Итог", 1.05, "right"),
    ]
    rows = [
        (row.places, row.number, row.name, row.organization, row.sheets, f"{row.shown:f}".replace(".", ","))
        for row in nomination.rows
    ]
    strong = frozenset(index for index, row in enumerate(nomination.rows) if row.is_prize)
    yield table(columns, rows, width=TEXT_WIDTH, strong=strong)
    yield paragraph(_prize_note(nomination), NOTE)
    if encouraged := [row.number for row in nomination.rows if row.award == INCENTIVE]:
        yield paragraph(f"Поощрительные награды: {', '.join(encouraged)}.", NOTE)
    if parted := [f"{row.number} – {row.tie}" for row in nomination.rows if row.tie]:
        yield paragraph(f"Чем разделены равные итоги: {'; '.join(parted)}.", NOTE)


def _prize_note(nomination: PaperNomination) -> str:
    places = count(nomination.prize_places, "призовое место", "призовых места", "призовых мест")
    # After «не меньше» the noun is in the genitive: 1 балла, 2 баллов, 20 баллов, 20,5 балла.
    points = _plain(nomination.min_points)
    many = "баллов" if points == points.to_integral() else "балла"
    floor = f", не меньше {count(points, 'балла', many, 'баллов')}" if points else ""
    prizes = sum(row.is_prize for row in nomination.rows)
    given = f"Выделены призёры: {number(prizes)}." if prizes else "Призовые места не присуждены."
    return f"В номинации {places}{floor}. {given}"


def _absences(paper: ProtocolPaper) -> Iterator[Flowable]:
    for title, absences in (("Самоотводы", paper.recused), ("Нет оценки", paper.excused)):
        if absences:
            yield paragraph(title, HEADING)
            yield _absence_table(absences)


def _absence_table(absences: tuple[PaperAbsence, ...]) -> Flowable:
    columns = [Column("Член жюри", 3), Column("Заявка", 2), Column("Причина", 5)]
    return table(columns, [(row.juror, row.application, row.reason) for row in absences], width=TEXT_WIDTH)


def _signatures(paper: ProtocolPaper) -> Iterator[Flowable]:
    chairs = [("Председатель жюри", juror.signature) for juror in paper.jury if juror.is_chair]
    members = [("Член жюри", juror.signature) for juror in paper.jury if juror.is_present and not juror.is_chair]
    yield signatures([*chairs, *members, ("Секретарь", paper.secretary)], width=TEXT_WIDTH)
    if paper.signed_at:
        yield paragraph(f"Председатель жюри подписал протокол на портале: {_moment(paper.signed_at)}.", NOTE)


def _proof(paper: ProtocolPaper) -> Flowable:
    lines = [
        f"Итоги на сайте: {paper.address}",
        "Контрольные суммы SHA-256. Если изменить хоть одну оценку, они перестанут сходиться.",
        f"Оценки, правила и места:\n{hash_words(paper.digest)}",
        f"Журнал оценок, записей: {paper.ledger.count}, последняя:\n{hash_words(paper.ledger.head)}",
        f"Этот протокол:\n{hash_words(paper.sha256)}",
    ]
    if paper.recount:
        lines.insert(1, f"Пересчитать места самому: {paper.recount}")
    return check_box(paper.recount or paper.address, lines, width=TEXT_WIDTH)


def render_journal(title: str, lines: Iterable[JournalLine], *, made_at: datetime) -> bytes:
    """Return the journal of applications as a workbook; `made_at` is the moment it speaks of."""
    return render_xlsx(Sheet(title, JOURNAL, [astuple(line) for line in lines], made_at))


def _moment(moment: datetime) -> str:
    return deadline_words(moment, timezone.get_default_timezone_name())


def _plain(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1)) if value == value.to_integral() else value.normalize()


def hash_words(digest: str) -> str:
    """Write a hash in groups of eight, so that two papers can be compared by eye."""
    return " ".join(digest[start : start + HASH_GROUP] for start in range(0, len(digest), HASH_GROUP))


def size_words(size: int) -> str:
    """Write a file's size for people: «412 КБ», «1,4 МБ»."""
    if size < KILOBYTE * KILOBYTE:
        return f"{max(1, round(size / KILOBYTE))}{NBSP}КБ"
    return f"{size / KILOBYTE / KILOBYTE:.1f}{NBSP}МБ".replace(".", ",")
