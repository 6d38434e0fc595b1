"""The letterhead: the same facts, the same bytes; every word can be read back; nothing is borrowed from the reader."""

import io
import threading
from decimal import Decimal

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foundation.documents.blocks import check_box, facts, signatures
from foundation.documents.motif import MerlonRule
from foundation.documents.page import TEXT_WIDTH, LetterheadDocument, build
from foundation.documents.table import Column, table
from foundation.documents.text import HEADING, paragraph
from tests.foundation.documents.reading import codes_in, fonts_of, picture_of, text_of

ORGANISATION = "Региональное отделение «Всероссийский совет местного самоуправления» в Смоленской области"
ADDRESS = "https://portal.example/certificates/K7QX9M4T/"
TYPEFACES = {"GolosText-Regular", "GolosText-Medium", "PTSerif-Regular", "PTSerif-Bold", "PTSerif-Italic"}


def receipt(applicant: str = "Ёлкина-Щукина Мария Львовна") -> bytes:
    """A receipt of one page with every block."""
    body = [
        facts([("Заявитель", applicant), ("ТОС", "«Заднепровье»")], width=TEXT_WIDTH),
        paragraph("Документы", HEADING),
        table([Column("№", 1, "right"), Column("Файл", 6)], [[1, "Заявка.docx"], [2, None]], width=TEXT_WIDTH),
        MerlonRule(),
        paragraph("Заявка принята.\nСпасибо."),
        signatures([("Секретарь", "Е. Ёлкина")], width=TEXT_WIDTH),
        check_box(ADDRESS, ["Проверить по коду K7QX 9M4T"], width=TEXT_WIDTH),
    ]
    return build(
        LetterheadDocument(ORGANISATION, "Расписка № 42", body, "Конкурс «Лучший руководитель ТОС»", "K7QX9M4T")
    )


def journal(rows: int) -> bytes:
    """A register of many pages."""
    columns = [Column("№", 1, "right"), Column("ТОС", 6), Column("Балл", 2, "right")]
    lines = [[number, f"ТОС {number}", Decimal("91.50")] for number in range(1, rows + 1)]
    return build(LetterheadDocument(ORGANISATION, "Журнал регистрации", [table(columns, lines, width=TEXT_WIDTH)]))


def test_every_word_can_be_read_back():
    assert text_of(receipt()) == (
        "Региональное отделение «Всероссийский совет местного самоуправления» в Смоленской области "
        "Расписка № 42 Конкурс «Лучший руководитель ТОС» Заявитель Ёлкина-Щукина Мария Львовна ТОС «Заднепровье» "
        "Документы № Файл 1 Заявка.docx 2 — Заявка принята. Спасибо. Секретарь Е. Ёлкина подпись "
        "Проверить по коду K7QX 9M4T K7QX9M4T стр. 1 из 1"
    )


def test_same_facts_give_the_same_bytes():
    assert receipt() == receipt()


def test_documents_made_at_the_same_time_do_not_disturb_each_other():
    expected, made = receipt(), []
    threads = [threading.Thread(target=lambda: made.append(receipt())) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert made == [expected] * 4


def test_every_font_is_inside_the_file_and_is_ours():
    fonts = fonts_of(receipt())

    assert {name.partition("+")[2] for name in fonts} == TYPEFACES
    assert set(fonts.values()) == {True}
    assert b"Helvetica" not in receipt()


def test_file_tells_its_title_author_and_language():
    reader = pypdf.PdfReader(io.BytesIO(receipt()))

    assert (reader.metadata.title, reader.metadata.author) == ("Расписка № 42", ORGANISATION)
    assert reader.trailer["/Root"]["/Lang"] == "ru-RU"


def test_check_code_is_read_from_the_printed_page():
    assert codes_in(picture_of(receipt())) == [ADDRESS]


def test_long_register_repeats_its_head_and_counts_its_pages():
    pages = pypdf.PdfReader(io.BytesIO(journal(100))).pages
    texts = [" ".join(page.extract_text().split()) for page in pages]

    assert [f"стр. {number} из {len(texts)}" in text for number, text in enumerate(texts, start=1)] == [True] * len(
        texts
    )
    assert [text.count("№ ТОС Балл") for text in texts] == [1] * len(texts)
    assert [text.startswith("Журнал регистрации") for text in texts] == [False] + [True] * (len(texts) - 1)
    assert len(texts) > 2


def test_heading_never_stays_alone_at_the_foot_of_a_page():
    for lines in range(30, 45):
        body = [*(paragraph("строка") for _line in range(lines)), paragraph("Решили", HEADING), paragraph("конец")]
        pages = pypdf.PdfReader(io.BytesIO(build(LetterheadDocument("О", "Т", body)))).pages

        assert [("Решили" in text) == ("конец" in text) for text in (page.extract_text() for page in pages)] == [
            True
        ] * len(pages)


def test_signatures_never_part_from_the_words_they_stand_under():
    for lines in range(20, 45):
        last = [paragraph("Решили", HEADING), paragraph("Утвердить итоги.")]
        body = [
            *(paragraph("строка") for _line in range(lines)),
            signatures([("Секретарь", "Е. Ёлкина")], width=TEXT_WIDTH, under=last),
        ]
        pages = pypdf.PdfReader(io.BytesIO(build(LetterheadDocument("О", "Т", body)))).pages
        texts = [page.extract_text() for page in pages]

        assert [("Решили" in text) == ("Секретарь" in text) for text in texts] == [True] * len(texts)


def test_cell_and_fact_longer_than_a_page_are_cut_between_pages():
    essay = "слово " * 3000
    columns = [Column("№"), Column("Описание", 6)]
    body = [table(columns, [[1, essay]], width=TEXT_WIDTH), facts([("Описание", essay)], width=TEXT_WIDTH)]

    assert text_of(build(LetterheadDocument("О", "Т", body))).count("слово") == 6000


def test_table_refuses_a_row_of_another_length():
    with pytest.raises(ValueError, match="zip"):
        table([Column("№"), Column("ТОС")], [[1]], width=TEXT_WIDTH)


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=300)
    | st.text(alphabet="абвёЁй\u0301\u0306<>&\"'/ ", max_size=300)
    | st.sampled_from(
        ['<img src="/etc/passwd"/>', "<b>", "</para>", "&amp;", "<font size=900>", "👩‍👩‍👧", "\ud800", "и" * 300]
    )
)
def test_no_name_breaks_a_document_or_becomes_markup(name):
    assert receipt(name).startswith(b"%PDF-")


def test_markup_in_a_name_is_drawn_as_typed():
    assert '<img src="/a.png"/> & <b>Пётр' in text_of(receipt('<img src="/a.png"/> & <b>Пётр'))
