"""The report of the year: what was held, when, how many took part, where to read on; the year in figures."""

import io
from datetime import date

import pypdf
import pytest
from docx import Document

from foundation.documents.form import Cells
from foundation.documents.form_docx import render_docx
from foundation.documents.form_pdf import render_pdf
from foundation.russian.typography import NBSP
from pages.documents.report import report_form, report_title, totals_words
from pages.plan_status import Word
from pages.queries.plan_papers import PaperLink, PlanPaper, ReportTotals, totals_of
from tests.factories.plan_papers import SITE, activity, paper, row

NEWS = PaperLink("news", "Президиум собрался", f"{SITE}/news/prezidium/")
MENTION = PaperLink("mention", "Газета: О совете", "")
MET = row(
    1,
    "март июнь",
    word=Word("held", date(2020, 6, 20), "Обе встречи прошли."),
    activities=(
        activity(place="Смоленск, Дом молодёжи"),
        activity("BBBB2222", title="Второе заседание", starts_on=date(2020, 6, 18), participants=4, outcome=""),
    ),
    links=(NEWS, MENTION, PaperLink("document", "Решение № 1", f"{SITE}/documents/1/")),
)
CALLED_OFF = row(
    2,
    "апрель",
    word=Word("cancelled", date(2020, 4, 2), "Школы закрыты."),
    activities=(activity("CCCC3333", title="Урок", state="cancelled", participants=None, outcome="Карантин."),),
)
MOVED = row(3, "май", word=Word("postponed", date(2020, 5, 2), postponed_to="март 2021 г."))
WAITING = row(4, "весь период", on=date(2021, 2, 1))
YEAR = paper(MET, CALLED_OFF, MOVED, WAITING)


def plain(text):
    return text.replace(NBSP, " ")


def cells_of(form, number):
    rows = [part for part in form.rows if isinstance(part, Cells)]
    return [[plain("".join(piece.text for piece in line.pieces)) for line in cell] for cell in rows[number - 1].values]


def test_a_row_says_when_it_was_who_came_what_came_of_it_and_where_to_read_on():
    assert cells_of(report_form(YEAR), 1) == [
        ["1"],
        ["12 марта 2020 г.", "18 июня 2020 г.", "по плану: март июнь"],
        ["Мероприятие 1", "Смоленск, Дом молодёжи"],
        ["9 участников", "члены РО ВСМС"],
        [
            "Проведено, 20 июня 2020 г. Обе встречи прошли.",
            "12 марта 2020 г. Заседание (5 участников). План утверждён.",
            "18 июня 2020 г. Второе заседание (4 участника).",
            "Новость: Президиум собрался",
            "Публикация: Газета: О совете",
            "Документ: Решение № 1",
        ],
    ]


def test_what_was_not_held_says_why_and_when_else():
    form = report_form(YEAR)

    assert [cells_of(form, number)[1] + cells_of(form, number)[4] for number in (2, 3, 4)] == [
        [
            "по плану: апрель",
            "Отменено, 2 апреля 2020 г. Школы закрыты.",
            "12 марта 2020 г. Урок – отменено. Карантин.",
        ],
        ["по плану: май", "Перенесено: март 2021 г., 2 мая 2020 г."],
        ["по плану: весь период", "Срок прошёл, итога пока нет. Срок закончился 31 декабря 2020 г."],
    ]


def test_the_year_is_reckoned_up():
    totals = totals_of(YEAR)

    assert totals == ReportTotals(
        rows=4, held=1, partly_held=0, postponed=1, cancelled=1, replaced=0, open=1, activities=2, participants=9,
        news=1, coverage=0, mentions=1, documents=1,
    )  # fmt: skip
    assert [(label, plain(value)) for label, value in totals_words(totals)] == [
        ("Пунктов в плане", "4"),
        ("из них проведено", "1"),
        ("из них перенесено", "1"),
        ("из них отменено", "1"),
        ("из них итог не отмечен", "1"),
        ("Проведено мероприятий", "2"),
        ("Участников", "9"),
        ("Публикаций", "1 новость, 1 публикация в других изданиях"),
        ("Документов и итогов", "1"),
    ]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("ПЛАН РАБОТЫ ОТДЕЛЕНИЯ\nНА 2020 ГОД", "Отчёт о выполнении плана работы ОТДЕЛЕНИЯ\nНА 2020 ГОД"),
        ("Мероприятия отделения", "Отчёт о работе за 2020 год\nМероприятия отделения"),
    ],
)
def test_the_report_is_named_after_its_plan(title, expected):
    year = PlanPaper(2020, title, (), YEAR.changed_at, YEAR.on, "", "")

    assert plain(report_title(year)) == expected


def test_links_are_pressed_in_both_files_and_both_say_the_same():
    form = report_form(YEAR)
    document = Document(io.BytesIO(render_docx(form)))
    in_word = {link.target_ref for link in document.part.rels.values() if link.is_external}
    pages = pypdf.PdfReader(io.BytesIO(render_pdf(form))).pages
    on_paper = {note.get_object()["/A"]["/URI"] for page in pages for note in page.get("/Annots", ())}

    rows = {f"{SITE}/plan/2020/{number}/" for number in (1, 2, 3, 4)}
    assert (in_word, on_paper) == ({*rows, NEWS.url, f"{SITE}/documents/1/"},) * 2
    assert "ИТОГИ МЕРОПРИЯТИЯ, ПУБЛИКАЦИИ, ДОКУМЕНТЫ" in [cell.text for cell in document.tables[0].rows[0].cells]
