"""One form, two writers: the words, the merged rows and the links are the same for Word and on paper."""

import io
from datetime import UTC, datetime

import pypdf
import pytest
from docx import Document
from docx.enum.section import WD_ORIENT

from foundation.documents.form import Cells, Form, FormColumn, Heading, Line, Piece, cell_of
from foundation.documents.form_docx import render_docx
from foundation.documents.form_pdf import render_pdf
from tests.foundation.documents.reading import fonts_of, text_of

LINK = "https://portal.example/news/?a=1&b=2"
FORM = Form(
    title="План работы\nна 2020 год",
    columns=(FormColumn("№ п/п", 13, "center"), FormColumn("НАЗВАНИЕ", 120), FormColumn("ИТОГИ", 134)),
    rows=(
        Heading("Заседания\nи встречи"),
        Cells((cell_of("1"), cell_of("Совет <b>и</b> актив\nв Смоленске"), (Line((Piece("Новость: "), Piece("Прошло", LINK))),))),
        Cells((cell_of("2"), cell_of("Урок"), cell_of(""))),
    ),
    author="Отделение",
    made_at=datetime(2020, 12, 30, 9, tzinfo=UTC),
    note="Состояние на 30 декабря",
    code="План 2020",
    totals_title="Итоги года",
    totals=(("Пунктов", "2"), ("Участников", "48")),
)  # fmt: skip


def long_form(rows):
    words = cell_of("Обсуждение работы отделения. " * 12)
    body = tuple(Cells((cell_of(str(number)), words, words)) for number in range(rows))
    return Form("План", FORM.columns, (Heading("Раздел"), *body), "Отделение", FORM.made_at)


def word_of(form):
    return Document(io.BytesIO(render_docx(form)))


def words_of(cell):
    return "\n".join(paragraph.text for paragraph in cell.paragraphs)


def test_word_reads_the_title_the_rows_and_the_totals_back():
    document = word_of(FORM)
    table, totals = document.tables

    assert [paragraph.text for paragraph in document.paragraphs if paragraph.text] == [
        "План работы\nна 2020 год",
        "Состояние на 30 декабря",
    ]
    assert [list(dict.fromkeys(words_of(cell) for cell in row.cells)) for row in table.rows] == [
        ["№ п/п", "НАЗВАНИЕ", "ИТОГИ"],
        ["Заседания\nи встречи"],
        ["1", "Совет <b>и</b> актив\nв Смоленске", "Новость: Прошло"],
        ["2", "Урок", ""],
    ]
    assert [list(dict.fromkeys(words_of(cell) for cell in row.cells)) for row in totals.rows] == [
        ["Итоги года"],
        ["Пунктов", "2"],
        ["Участников", "48"],
    ]


def test_word_gets_a_landscape_sheet_a_repeated_head_a_merged_row_and_capitals_that_change_no_letter():
    document = word_of(FORM)
    section, table = document.sections[0], document.tables[0]

    assert (section.orientation, round(section.page_width.mm), round(section.page_height.mm)) == (
        WD_ORIENT.LANDSCAPE,
        297,
        210,
    )
    assert [bool(row._tr.xpath("./w:trPr/w:tblHeader")) for row in table.rows] == [True, False, False, False]
    assert len({cell._tc for cell in table.rows[1].cells}) == 1
    assert [run.font.all_caps for run in document.paragraphs[0].runs] == [True]
    assert document.styles["Normal"].font.name == "PT Serif"


def test_word_opens_a_link_and_its_file_says_who_made_it_and_when():
    document = word_of(FORM)

    [link] = document.tables[0]._tbl.xpath(".//w:hyperlink")
    key = link.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")

    facts = document.core_properties
    assert document.part.rels[key].target_ref == LINK
    assert (facts.title, facts.author, facts.modified) == (
        "План работы на 2020 год",
        "Отделение",
        datetime(2020, 12, 30, 9, tzinfo=UTC),
    )


def test_paper_says_the_same_on_its_side_with_the_title_in_capitals():
    document = render_pdf(FORM)
    page = pypdf.PdfReader(io.BytesIO(document)).pages[0]

    assert text_of(document).replace("\xa0", " ") == (
        "ПЛАН РАБОТЫ НА 2020 ГОД Состояние на 30 декабря № п/п НАЗВАНИЕ ИТОГИ Заседания и встречи "
        "1 Совет <b>и</b> актив в Смоленске Новость: Прошло 2 Урок Итоги года Пунктов 2 Участников 48 "
        "План 2020 стр. 1 из 1"
    )
    assert (round(float(page.mediabox.width) / 72 * 25.4), round(float(page.mediabox.height) / 72 * 25.4)) == (297, 210)
    assert set(fonts_of(document).values()) == {True}


def test_paper_opens_the_link():
    page = pypdf.PdfReader(io.BytesIO(render_pdf(FORM))).pages[0]

    assert [note.get_object()["/A"]["/URI"] for note in page["/Annots"]] == [LINK]


def test_the_head_stands_on_every_page_of_a_long_form():
    pages = pypdf.PdfReader(io.BytesIO(render_pdf(long_form(60)))).pages

    assert len(pages) > 5
    assert ["НАЗВАНИЕ" in page.extract_text() for page in pages] == [True] * len(pages)


def test_a_heading_never_stays_alone_at_the_foot_of_a_page():
    row = Cells((cell_of("1"), cell_of("Строка " * 30), cell_of("")))
    rows = tuple(piece for number in range(40) for piece in (Heading(f"Раздел-{number}"), row))
    pages = pypdf.PdfReader(io.BytesIO(render_pdf(Form("План", FORM.columns, rows, "", FORM.made_at)))).pages

    last_words = [page.extract_text().split("стр.")[0].strip().splitlines()[-1] for page in pages]

    assert [words for words in last_words if words.startswith("Раздел-")] == []


@pytest.mark.parametrize("lines", range(1, 40, 3))
def test_a_heading_is_whole_wherever_the_page_ends(lines):
    row = Cells((cell_of("1"), cell_of("\n".join(["Строка"] * lines)), cell_of("")))
    heading = Heading("Мероприятия в рамках информационного\nи учебно-методического направлений")
    form = Form(
        "План", FORM.columns, tuple(piece for _number in range(9) for piece in (heading, row)), "", FORM.made_at
    )

    text = text_of(render_pdf(form)).replace("\xa0", " ")

    assert (
        text.count("Мероприятия в рамках информационного и учебно-методического направлений"),
        text.count("Строка"),
    ) == (
        9,
        9 * lines,
    )


def test_a_row_higher_than_a_page_goes_on_over_the_next_ones_word_by_word():
    words = [f"слово{number}" for number in range(4000)]
    row = Cells((cell_of("1"), cell_of(" ".join(words)), cell_of("Итог\n" + " ".join(words[:600]))))
    form = Form("План", FORM.columns, (Heading("Раздел"), row, Heading("Конец")), "", FORM.made_at)

    text = text_of(render_pdf(form))

    assert [word for word in words if f"{word} " not in f"{text} "] == []
    assert (text.count("слово599"), text.count("Конец")) == (2, 1)


def test_the_same_form_gives_the_same_bytes():
    assert (render_docx(FORM), render_pdf(FORM)) == (render_docx(FORM), render_pdf(FORM))


def test_a_row_without_a_cell_is_refused():
    with pytest.raises(ValueError, match="every row needs 3 cells"):
        Form("План", FORM.columns, (Cells((cell_of("1"),)),), "", FORM.made_at)
