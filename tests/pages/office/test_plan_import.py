"""The desk of loading a plan: paste or file, look, correct, write, undo; by whom, and without JavaScript."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.roles import Role
from pages.actions.execution import add_activity
from pages.actions.plan_import import preview_plan, write_plan
from pages.documents.plan_template import ROWS, blank_docx, blank_xlsx
from pages.models import PlanImport, PlanItem, WorkPlanPage
from pages.plan_reading.docx import read_docx
from pages.plan_reading.parsed import Severity
from pages.plan_reading.text import read_text
from pages.plan_reading.xlsx import read_xlsx
from pages.states import PlanImportState
from tests.factories.accounts import UserFactory
from tests.factories.pages import parsed_plan, plan, site
from tests.factories.plan_files import docx_of, text_of, xlsx_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_site")]

PLAN_2020 = (Path(__file__).parent.parent.parent / "data" / "plan_2020.txt").read_text(encoding="utf-8")
SOURCE = "/office/plan-import/"


@pytest.fixture
def desk(client):
    """The desk of somebody who publishes."""
    client.force_login(UserFactory(role=Role.PUBLISHER))
    return client


def words_of(response):
    """What a person reads on a page, on one line."""
    text = re.sub(r"<(script|style)\b.*?</\1>|<[^>]*>", " ", response.content.decode(), flags=re.DOTALL)
    return " ".join(text.replace("&nbsp;", " ").split())


def loaded(parsed):
    return preview_plan(by=None, parsed=parsed, source="text")


def pasted(desk, text):
    """Paste a text and return the loading with its page."""
    response = desk.post(SOURCE, {"text": text}, follow=True)
    return PlanImport.objects.first(), response


# ------------------------------------------------------------ the journey


def test_the_plan_of_2020_goes_from_the_paste_to_the_site_and_back(desk):
    site()

    loading, preview = pasted(desk, PLAN_2020)

    shown = words_of(preview)
    assert [
        said in shown
        for said in (
            "6 Разделы",
            "14 Пункты",
            "июнь и декабрь 2020 г.",
            "В описании назван другой срок",
            "в первом квартале 2020 года",
            "В описании срок точнее",
            "В октябре-декабре",
        )
    ] == [True] * 7
    assert WorkPlanPage.objects.count() == 0

    written = desk.post(loading.get_absolute_url(), {"year": "2020", "write": "1"}, follow=True)
    assert ("План записан" in words_of(written), PlanItem.objects.count()) == (True, 14)
    assert "Заседания Смоленского Регионального совета" in words_of(desk.get("/plan/2020/"))

    undo = f"{loading.get_absolute_url()}undo/"
    assert "Страница плана исчезнет с сайта" in words_of(desk.get(undo))
    undone = desk.post(undo, follow=True)
    assert ("Загрузка отменена" in words_of(undone), WorkPlanPage.objects.count()) == (True, 0)


@pytest.mark.parametrize(("name", "write"), [("план.docx", docx_of), ("план.xlsx", xlsx_of)])
def test_a_file_is_shown_as_the_same_text_is(desk, name, write):
    site()
    parsed = read_text(PLAN_2020)

    desk.post(SOURCE, {"file": SimpleUploadedFile(name, write(parsed))})

    loading = PlanImport.objects.get()
    assert (loading.plan, loading.source, loading.file_name) == (parsed, name.rpartition(".")[2], name)


def test_a_text_file_is_read_in_the_encoding_of_old_windows(desk):
    site()

    desk.post(SOURCE, {"file": SimpleUploadedFile("план.txt", text_of(parsed_plan(2)).encode("cp1251"))})

    assert [item.title for item in PlanImport.objects.get().plan.items] == ["Мероприятие 1", "Мероприятие 2"]


# ------------------------------------------------------------ what does not go


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"text": "  "}, "Вставьте план или выберите файл."),
        ({"text": "просто слова"}, "Нет ни одной строки плана"),
        ({"text": PLAN_2020, "file": ("план.txt", b"1")}, "Оставьте что-то одно"),
        ({"text": "я" * 1_000_001}, "Текст слишком длинный"),
        ({"file": ("план.txt", b"")}, "Нет ни одной строки плана"),
        ({"file": ("план.docx", b"")}, "Файл пуст"),
        ({"file": ("план.pdf", b"%PDF-1.4")}, "Файлы PDF портал не читает. Загрузите план как DOCX или XLSX."),
    ],
)
def test_what_cannot_be_read_is_told_at_its_field(desk, fields, said):
    site()
    if "file" in fields:
        fields = fields | {"file": SimpleUploadedFile(*fields["file"])}

    response = desk.post(SOURCE, fields)

    assert (response.status_code, said in words_of(response), PlanImport.objects.count()) == (422, True, 0)
    assert response.context["form"]["text"].value() == fields.get("text", None)


def test_a_plan_with_errors_shows_them_on_top_and_has_no_button_to_write(desk):
    site()
    text = text_of(replace(parsed_plan(2), sections=parsed_plan(2).sections * 2))

    loading, shown = pasted(desk, text)

    html = shown.content.decode()
    assert [said in html for said in ("С этими ошибками план записать нельзя", 'href="#row-2"', 'id="row-2"')] == [
        True,
        True,
        True,
    ]
    assert 'name="write"' not in html
    refused = desk.post(loading.get_absolute_url(), {"year": "2020"})
    assert ("есть ошибки" in words_of(refused), WorkPlanPage.objects.count()) == (True, 0)


def test_words_that_no_row_took_are_shown_with_their_place(desk):
    site()

    _loading, shown = pasted(desk, text_of(parsed_plan(1)) + "\n\tиюль\tСлова без номера\t\t")

    assert "Не прочитано , строка 6: июль Слова без номера . Этих слов в плане не будет." in words_of(shown)


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"year": ""}, "Укажите год плана."),
        ({"year": "20"}, "Укажите год с 2000 по 2099."),
        ({"year": "двадцатый"}, "Год – четыре цифры"),
        ({"year": "2020", "kind-1": "x", "audience-1": "members"}, "Пункт 2: выберите вид и участников из списка."),
        (
            {"year": "2020", "kind-0": "game", "audience-0": "members", "people-0": "много"},
            "Пункт 1: число участников пишется цифрами.",
        ),
    ],
)
def test_a_senseless_answer_is_told_and_nothing_is_written(desk, answers, said):
    site()
    loading = loaded(parsed_plan(2))

    response = desk.post(loading.get_absolute_url(), answers)

    assert (response.status_code, said in words_of(response), WorkPlanPage.objects.count()) == (422, True, 0)


# ------------------------------------------------------------ the year, the choices, the standing plan


def test_another_year_is_shown_first_and_written_after(desk):
    site()
    loading = loaded(parsed_plan(1))

    shown = desk.post(loading.get_absolute_url(), {"year": "2021", "write": "1"}, follow=True)

    assert ["апрель 2021 г." in words_of(shown), "Год в названии другой" in words_of(shown)] == [True, True]
    assert WorkPlanPage.objects.count() == 0
    desk.post(loading.get_absolute_url(), {"year": "2021", "write": "1"})
    assert WorkPlanPage.objects.get().year == 2021


def test_what_was_chosen_for_a_row_is_written_with_it(desk):
    site()
    loading = loaded(parsed_plan(2))
    choice = {"kind-1": "lesson", "audience-1": "pupils", "people-1": "25"}

    desk.post(loading.get_absolute_url(), {"year": "2020", "write": "1"} | choice)

    row = PlanItem.objects.get(number=2)
    assert (row.kind, row.audience, row.planned_participants) == ("lesson", "pupils", 25)


def test_a_choice_is_still_there_after_a_mistake(desk):
    site()
    loading = loaded(parsed_plan(2))
    answers = {"year": "2021", "check": "1", "kind-1": "lesson", "audience-1": "pupils", "people-1": "25"}

    shown = desk.post(loading.get_absolute_url(), answers, follow=True)

    row = shown.context["preview"].parts[0].rows[1]
    assert (row.choice.kind, row.choice.audience, row.choice.people) == ("lesson", "pupils", 25)


def test_the_difference_from_the_standing_plan_is_shown_row_by_row(desk):
    plan(3)
    add_activity(PlanItem.objects.get(number=2), title="Провели", by=None)
    parsed = parsed_plan(2)
    renamed = replace(parsed.items[1], title="Иначе", period="май")
    new = replace(parsed.items[1], number=7, title="Совсем новое")
    section = replace(parsed.sections[0], items=(parsed.items[0], renamed, new))

    _loading, shown = pasted(desk, text_of(replace(parsed, sections=(section,))))

    preview = shown.context["preview"]
    assert [(row.state, row.was) for row in preview.parts[0].rows] == [
        ("same", {}),
        ("changed", {"title": "Мероприятие 2", "period": "апрель"}),
        ("new", None),
    ]
    assert [(str(row.item), row.is_held) for row in preview.gone] == [("3. Мероприятие 3", False)]
    assert "На сайте этот пункт назывался иначе" in words_of(shown)


def test_a_standing_plan_is_replaced_by_whoever_ticks_the_box(desk):
    plan(3)
    loading = loaded(parsed_plan(2))
    address = loading.get_absolute_url()

    refused = desk.post(address, {"year": "2020", "write": "1"})
    assert ("отметьте «Заменить план»" in words_of(refused), PlanItem.objects.count()) == (True, 3)
    desk.post(address, {"year": "2020", "write": "1", "replace": "on"})
    assert PlanItem.objects.count() == 2

    desk.post(f"{address}undo/")
    assert PlanItem.objects.count() == 3


def test_rows_that_hold_the_old_plan_are_named_before_anything_is_pressed(desk):
    plan(3)
    add_activity(PlanItem.objects.get(number=3), title="Провели", by=None)

    _loading, shown = pasted(desk, text_of(parsed_plan(2)))

    assert "3. Мероприятие 3 мероприятия по плану: 1" in words_of(shown).replace("\u00a0", " ")
    assert "заменить план нельзя" in words_of(shown)


def test_a_plan_changed_meanwhile_is_not_overwritten_unseen(desk):
    page = plan(3)
    loading = loaded(parsed_plan(2))
    page.save_revision().publish()

    response = desk.post(loading.get_absolute_url(), {"year": "2020", "write": "1", "replace": "on"})

    assert (response.status_code, PlanItem.objects.count()) == (409, 3)


def test_a_second_confirmation_says_that_it_is_done(desk):
    site()
    loading = loaded(parsed_plan(2))
    write_plan(loading, by=None)

    response = desk.post(loading.get_absolute_url(), {"year": "2020", "write": "1"})

    assert (response.status_code, "Это уже сделано" in words_of(response), PlanItem.objects.count()) == (422, True, 2)


def test_an_undoing_that_is_too_late_says_why(desk):
    site()
    loading = write_plan(loaded(parsed_plan(2)), by=None)
    loading.page.save_revision()

    shown = words_of(desk.get(loading.get_absolute_url()))
    after = desk.post(f"{loading.get_absolute_url()}undo/", follow=True)

    assert ["План после загрузки правили" in words for words in (shown, words_of(after))] == [True, True]
    assert PlanImport.objects.get().state == PlanImportState.WRITTEN


# ------------------------------------------------------------ doors, files, cost


@pytest.mark.parametrize("role", [Role.EDITOR, Role.JUROR, None])
def test_the_desk_is_closed_to_those_who_do_not_publish(client, role):
    site()
    loading = loaded(parsed_plan(1))
    client.force_login(UserFactory(role=role))

    doors = [SOURCE, loading.get_absolute_url(), f"{loading.get_absolute_url()}undo/", f"{SOURCE}blank.docx"]

    assert {client.get(door).status_code for door in doors} <= {302, 403}


@pytest.mark.parametrize(("kind", "make", "read"), [("docx", blank_docx, read_docx), ("xlsx", blank_xlsx, read_xlsx)])
def test_a_blank_is_read_without_a_doubt(desk, kind, make, read):
    response = desk.get(f"{SOURCE}blank.{kind}")

    parsed = read(response.content)
    assert (response.content, parsed.warnings) == (make()[0], ())
    assert [section.wording for section in parsed.sections] == [row for row in ROWS if isinstance(row, str)]


def test_the_blank_has_no_other_form(desk):
    assert desk.get(f"{SOURCE}blank.pdf", follow=True).status_code == 404


def test_the_preview_asks_the_database_as_often_for_many_rows_as_for_few(desk, django_assert_max_num_queries):
    plan(3)
    few, many = loaded(parsed_plan(2)), loaded(parsed_plan(100, 200))

    asked = []
    for loading in (few, many):
        desk.get(loading.get_absolute_url())
        with django_assert_max_num_queries(30) as captured:
            desk.get(loading.get_absolute_url())
        asked.append(len(captured))

    assert asked[0] == asked[1]


def test_the_list_of_loadings_does_not_fetch_the_plans(desk, django_assert_max_num_queries):
    site()
    for _once in range(3):
        loaded(parsed_plan(1))

    with django_assert_max_num_queries(12) as captured:
        desk.get(SOURCE)

    assert not any('"parsed"' in query["sql"] for query in captured.captured_queries)


def test_a_plan_that_the_portal_gave_out_is_read_back_word_for_word(desk):
    site()
    loading = preview_plan(by=None, parsed=read_text(PLAN_2020), source="text")
    write_plan(loading, by=None)

    again = read_docx(desk.get("/plan/2020/plan.docx").content)

    assert (again.title, again.sections) == (loading.plan.title, loading.plan.sections)
    assert [warning.trouble.severity for warning in again.warnings] == [Severity.HINT]
