"""Papers of consents: the blank that is printed, filled in by hand and signed; the act of destruction. Facts in, bytes out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import timezone
from reportlab.platypus import Flowable

from foundation.documents.blocks import boxes, facts, lines_to_sign, signatures
from foundation.documents.page import TEXT_WIDTH, LetterheadDocument, build, build_all
from foundation.documents.table import Column, table
from foundation.documents.text import HEADING, NOTE, paragraph
from foundation.russian.dates import date_words
from foundation.russian.typography import NBSP
from privacy.states import ConsentKind, Expiry, PublicField, PublicName, Relation, Signers

BY_HAND = "_" * 46


@dataclass(frozen=True)
class Blank:
    """What stands on one blank. Address and document are written by hand: the portal does not collect them."""

    code: str
    kind: str
    title: str
    version: int
    text: str
    matter: str
    subject: str
    born: str
    signers: str
    representative: str = ""
    relation: str = ""


def blank_of(paper) -> Blank:
    """Return the words of a paper's blank."""
    return Blank(
        code=paper.code,
        kind=paper.text.kind,
        title=paper.text.title,
        version=paper.text.version,
        text=paper.text.text,
        matter=paper.matter,
        subject=paper.subject_name,
        born=date_words(paper.born_on) if paper.born_on else "",
        signers=paper.signers,
        representative=paper.representative_name,
        relation=paper.relation,
    )


def render_blank(blank: Blank) -> bytes:
    """Return the blank as a PDF: names filled in, room for what the law wants written by hand, lines to sign."""
    return render_blanks([blank])


def render_blanks(blanks: Sequence[Blank]) -> bytes:
    """Return many blanks as one PDF to print, each on sheets of its own."""
    return build_all([_sheet(blank) for blank in blanks])


def _sheet(blank: Blank) -> LetterheadDocument:
    return LetterheadDocument(
        organisation=settings.BRANCH_NAME,
        title=blank.title,
        subtitle=blank.matter,
        body=list(_body(blank)),
        code=f"Бланк {blank.code} · редакция {blank.version}",
    )


def _body(blank: Blank) -> Iterator[Flowable]:
    yield facts(_people(blank), width=TEXT_WIDTH)
    for words in filter(None, (part.strip() for part in blank.text.split("\n\n"))):
        yield paragraph(words)
    if blank.kind == ConsentKind.PUBLICATION:
        yield paragraph("Что можно показать всем", HEADING)
        yield paragraph(
            "Отметьте один вид имени и то, что разрешаете показать. Без отметки останется только номер.", NOTE
        )
        yield boxes([str(name.label) for name in PublicName], width=TEXT_WIDTH)
        yield boxes([str(field.label) for field in PublicField], width=TEXT_WIDTH)
    yield lines_to_sign(list(_signatures(blank)), width=TEXT_WIDTH)
    yield paragraph(
        f"Подписанный лист приложите на портале к бланку {blank.code} или передайте секретарю отделения.", NOTE
    )


def _people(blank: Blank) -> Iterator[tuple[str, str]]:
    if blank.signers == Signers.SUBJECT:
        yield "Кто даёт согласие", blank.subject
    else:
        yield "Кто даёт согласие", f"{blank.representative} ({Relation(blank.relation).label.lower()})"
    yield "Адрес", BY_HAND
    yield "Документ, удостоверяющий личность", f"{BY_HAND}\n{BY_HAND}"
    if blank.signers != Signers.SUBJECT:
        yield "О ком", blank.subject
    if blank.born:
        yield "Дата рождения", blank.born


def _signatures(blank: Blank) -> Iterator[tuple[str, str]]:
    if blank.signers == Signers.SUBJECT:
        yield "Подпись", blank.subject
        return
    yield "Законный представитель", blank.representative
    if blank.signers == Signers.BOTH:
        yield (
            f"Несовершеннолетний (от{NBSP}{settings.CONSENT_AGES['both_from']} до{NBSP}{settings.CONSENT_AGES['alone_from']}{NBSP}лет)",
            blank.subject,
        )


@dataclass(frozen=True)
class DestructionPaper:
    """What stands in an act of destruction (order of Roskomnadzor of 28.10.2022 № 179): numbers, never names."""

    number: int
    what: str
    way: str
    term: str
    basis: str
    done_at: datetime
    records: tuple[tuple[str, str, str], ...]
    committee: tuple[tuple[str, str], ...]


WAYS = {
    Expiry.DELETE: "Удалено из базы данных портала; файлы стёрты с диска сервера.",
    Expiry.ANONYMISE: "Обезличено: имя, организация, ответы и файлы удалены, номер, баллы и место остались.",
}


def destruction_paper(act) -> DestructionPaper:
    """Return the words of an act."""
    return DestructionPaper(
        number=act.number,
        what=act.get_what_display(),
        way=WAYS[Expiry(act.expiry)],
        term=act.term_words,
        basis=act.basis,
        done_at=act.done_at,
        records=tuple((row["model"], row["number"], row["at"]) for row in act.records),
        committee=tuple((position, name) for position, name in act.committee),
    )


def render_act(paper: DestructionPaper) -> bytes:
    """Return the act as a PDF, with the extract from the log of events behind it."""
    day = date_words(timezone.localtime(paper.done_at))
    body = [
        facts(
            [
                ("Оператор", settings.BRANCH_NAME),
                ("Что уничтожено", paper.what),
                ("Записей", str(len(paper.records))),
                ("Носитель", "База данных и файлы портала на сервере отделения"),
                ("Способ", paper.way),
                ("Причина", f"Вышел срок хранения: {paper.term}"),
                ("Основание", paper.basis),
                ("Дата", day),
            ],
            width=TEXT_WIDTH,
        ),
        paragraph("Комиссия", HEADING),
        signatures(paper.committee or (("Председатель комиссии", ""),), width=TEXT_WIDTH),
        paragraph("Выгрузка из журнала регистрации событий", HEADING),
        paragraph("Субъекты названы номерами записей: имён в акте нет.", NOTE),
        table(EXTRACT, [_event(row, paper) for row in paper.records], width=TEXT_WIDTH),
    ]
    document = LetterheadDocument(
        organisation=settings.BRANCH_NAME,
        title=f"Акт об уничтожении персональных данных №{NBSP}{paper.number}",
        subtitle=f"от {day}",
        body=body,
        code=f"Акт №{NBSP}{paper.number}",
    )
    return build(document)


EXTRACT = (Column("Запись", 3), Column("Номер", 2.4), Column("Что сделано", 2.4), Column("Когда", 2.2))
DONE = {Expiry.DELETE: "удалено", Expiry.ANONYMISE: "обезличено"}


def _event(row, paper):
    model, number, at = row
    moment = timezone.localtime(datetime.fromisoformat(at))
    done = next(word for expiry, word in DONE.items() if WAYS[expiry] == paper.way)
    return model, number, done, f"{moment:%d.%m.%Y %H:%M:%S}"
