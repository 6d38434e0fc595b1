"""Papers: the text is read back, the code is read back, the same facts give the same bytes."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pypdfium2
import pytest
import zxingcpp
from pypdf import PdfReader

from contests.documents import Organizer, hash_words, render_protocol, render_receipt, size_words
from contests.queries.intake import AnsweredSection, Receipt, SentPaper
from contests.queries.protocol import PaperAbsence, PaperJuror, PaperNomination, PaperRow, ProtocolPaper
from foundation.ledger import Anchor

HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
OFFICE = Organizer("Смоленское региональное отделение", "Смоленское отделение", "8 4812 00-00-00", "office@example.org")
ADDRESS = "https://portal.example/contests/best-2020/results/"
RECEIPT = Receipt(
    number="РТ-2020-014",
    contest="Конкурс «Лучший руководитель ТОС», 2020",
    nomination="Старший по дому, подъезду",
    applicant="Семёнова Мария Петровна",
    organization="Совет дома «Попова, 12» (Город Смоленск)",
    received_at=datetime(2020, 2, 3, 15, 20, tzinfo=UTC),
    sent_at=datetime(2020, 2, 5, 8, 1, tzinfo=UTC),
    version=2,
    in_grace=True,
    sha256=HASH,
    sections=[AnsweredSection("О работе", [("Что сделано?", "Два субботника <b>и</b> липы.")])],
    papers=[SentPaper("Отчёт", "Отчёт за год.pdf", 14_200_000, HASH)],
)


def row(number, place, place_to, *, is_prize=True):
    return PaperRow(
        f"РТ-2020-{number:03d}", "Орлова Нина Сергеевна", "ТОС «Юг»", Fraction(131, 3), place, place_to, 3, is_prize
    )


PROTOCOL = ProtocolPaper(
    number="3",
    held_on=date(2020, 4, 15),
    contest="Конкурс «Лучший руководитель ТОС» – 2020",
    organizers="",
    jury=(
        PaperJuror("Громов Сергей Львович", "С. Л. Громов", is_chair=True, is_present=True, sheets=3),
        PaperJuror("Иванова Анна Ивановна", "А. И. Иванова", is_chair=False, is_present=True, sheets=3),
        PaperJuror("Сидоров Яков Юрьевич", "Я. Ю. Сидоров", is_chair=False, is_present=False, sheets=0),
    ),
    excused=(PaperAbsence("Иванова А. И.", "РТ-2020-003", "Болела."),),
    recused=(PaperAbsence("Иванова А. И.", "РТ-2020-002", "По реестру организаций"),),
    nominations=(
        PaperNomination(
            "Председатель совета", 3, Decimal(20), (row(1, 1, 2), row(2, 1, 2), row(3, 3, 3, is_prize=False))
        ),
        PaperNomination("Старейшина", 1, Decimal(0), ()),
    ),
    method="Среднее по сданным листам.",
    tie_note="Равные делят место.",
    digest=HASH,
    ledger=Anchor(96, HASH[::-1]),
    sha256=HASH,
    address=ADDRESS,
    recount=f"{ADDRESS}recount/",
    signed_at=datetime(2020, 4, 15, 12, tzinfo=UTC),
    secretary="Е. В. Козлова",
)


def text_of(document):
    pages = PdfReader(io.BytesIO(document)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).replace("\xa0", " ").split())


def codes_of(document):
    return [
        code.text
        for page in pypdfium2.PdfDocument(document)
        for code in zxingcpp.read_barcodes(page.render(scale=3).to_pil())
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Заявка № РТ-2020-014 принята",
        "понедельник, 3 февраля 2020 г., 18:20 (Москва) – в технический допуск",
        "Исправлена среда, 5 февраля 2020 г., 11:01 (Москва)",
        "Вопросы: Смоленское отделение, 8 4812 00-00-00, office@example.org.",
        "Отчёт за год.pdf 13,5 МБ",
        "Два субботника <b>и</b> липы.",
        hash_words(HASH),
        "Заявка № РТ-2020-014, отправка 2",
    ],
)
def test_a_receipt_says(words):
    assert words in text_of(render_receipt(RECEIPT, OFFICE))


@pytest.mark.parametrize(
    "words",
    [
        "Протокол № 3 заседания жюри от 15 апреля 2020 г.",
        "Председатель жюри Громов Сергей Львович",
        "Не участвовали Сидоров Яков Юрьевич",
        "Жюри оценило 3 заявки",
        "1–2 РТ-2020-001 Орлова Нина Сергеевна ТОС «Юг» 3 43,67",
        "В номинации 3 призовых места, не меньше 20 баллов. Выделены призёры: 2.",
        "Допущенных заявок нет.",
        "Иванова А. И. РТ-2020-002 По реестру организаций",
        "Иванова А. И. РТ-2020-003 Болела.",
        "Среднее по сданным листам. Равные делят место.",
        "Журнал оценок, записей: 96, последняя:",
        "подписал протокол на портале: среда, 15 апреля 2020 г., 15:00 (Москва)",
    ],
)
def test_a_protocol_says(words):
    assert words in text_of(render_protocol(PROTOCOL, OFFICE))


def test_the_code_of_a_protocol_leads_to_where_anybody_counts_the_places_again():
    assert codes_of(render_protocol(PROTOCOL, OFFICE)) == [PROTOCOL.recount]


def test_the_code_of_an_older_protocol_leads_to_the_results():
    assert codes_of(render_protocol(replace(PROTOCOL, recount=""), OFFICE)) == [ADDRESS]


@pytest.mark.parametrize(("render", "facts"), [(render_receipt, RECEIPT), (render_protocol, PROTOCOL)])
def test_the_same_facts_give_the_same_bytes(render, facts):
    assert render(facts, OFFICE) == render(facts, OFFICE)


@pytest.mark.parametrize(
    ("size", "words"), [(14, "1 КБ"), (412_300, "403 КБ"), (1024 * 1024, "1,0 МБ"), (14_200_000, "13,5 МБ")]
)
def test_a_size_is_written_for_people(size, words):
    assert size_words(size).replace("\xa0", " ") == words
