"""Lists of schools and of organisations: pasted or loaded, corrected in place, written when confirmed, undone within a day."""

import io
import time
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry

from accounts.roles import Role
from directory.models import School, TosOrganization
from directory.office.importers import organization_importer, school_importer
from directory.queries import schools_found
from foundation.errors import Refusal
from foundation.importing.reading import read_file, read_pasted
from foundation.importing.template import template_of
from foundation.importing.verbs import checked_table, forget_tables, keep_table, undo_table, write_table
from foundation.models import ImportedTable
from tests.factories.accounts import UserFactory
from tests.factories.directory import (
    MunicipalityFactory,
    RepresentativeFactory,
    SchoolFactory,
    TosOrganizationFactory,
)

pytestmark = pytest.mark.django_db

SCHOOLS = "Школа\tНомер\tРайон\tАдрес\tДругие названия\n"


@pytest.fixture
def secretary(client):
    secretary = UserFactory(role=Role.SECRETARY)
    client.force_login(secretary)
    return secretary


@pytest.fixture
def city():
    return MunicipalityFactory(name="город Смоленск")


def source(kind="schools"):
    return reverse("office_list_source", args=[kind])


def loaded(client, text, kind="schools"):
    answer = client.post(source(kind), {"text": text})
    assert answer.status_code == 302, answer.context["form"].errors
    return answer.url


def kept(secretary, text, importer):
    return keep_table(importer, by=secretary, lines=read_pasted(text))


@pytest.mark.usefixtures("secretary", "city")
def test_mistakes_are_corrected_in_place_and_nothing_is_written_before_the_confirmation(client):
    address = loaded(
        client,
        SCHOOLS
        + "СШ № 1\t1\tСмоленск\t\t\nСШ № 2\tвторой\tСмоленск\t\t\n\t3\tСмоленск\t\t\nСШ № 4\t4\tТьмутаракань\t\tу реки\n",
    )
    page = client.get(address)
    words = page.content.decode()
    assert page.context["screen"].counts == {
        "all": 4, "sound": 1, "faulty": 3, "doubles": 0, "shown": 3, "write": 1, "left": 3, "faults": 3,
    }  # fmt: skip
    for message in ("Нужно целое число", "Эту ячейку нужно заполнить", "«Тьмутаракань» – такого нет"):
        assert message in words

    corrected = client.post(address, {"cell-3-1": "2", "cell-4-0": "СШ № 3", "check": "1"}, follow=True)
    assert School.objects.count() == 0
    assert corrected.context["screen"].counts["faulty"] == 1
    written = client.post(address, {"cell-5-2": "смоленск", "write": "1"}, follow=True)

    assert "Записано" in written.content.decode()
    assert list(School.objects.order_by("number").values_list("name", "number", "municipality__name")) == [
        (f"СШ № {number}", number, "город Смоленск") for number in (1, 2, 3, 4)
    ]


@pytest.mark.usefixtures("city")
def test_sound_rows_are_written_and_the_rest_is_left_to_take_home(client, secretary):
    address = loaded(client, SCHOOLS + "СШ № 1\t1\tСмоленск\t\tпервая; у парка\nСШ № 2\tвторой\tСмоленск\t\t\n")

    done = client.post(address, {"write": "1"}, follow=True)
    rest = client.get(f"{address}rest.xlsx")

    school = School.objects.get()
    assert list(schools_found(secretary, query="парка")) == [school]
    assert [entry.action for entry in ModelLogEntry.objects.for_instance(school)] == ["directory.school.register"]
    assert done.context["table"].written["left"] == [3]
    sheet = load_workbook(io.BytesIO(rest.content)).active
    assert [[cell.value for cell in row][:2] for row in sheet.rows] == [["Школа", "Номер"], ["СШ № 2", "второй"]]


@pytest.mark.usefixtures("secretary")
def test_a_correction_that_leaves_mistakes_is_shown_before_it_is_written(client, city):
    address = loaded(client, SCHOOLS + f"СШ № 1\tx\t{city}\t\t\nСШ № 2\ty\t{city}\t\t\n")

    client.post(address, {"cell-2-1": "1", "write": "1"})

    assert School.objects.count() == 0
    client.post(address, {"write": "1"})
    assert School.objects.count() == 1


@pytest.mark.usefixtures("secretary")
def test_columns_that_were_not_known_are_chosen_by_hand(client, city):
    address = loaded(client, f"Что\tГде это\nСШ № 1\t{city}\n")
    asked = client.get(address)
    assert [column.name for column in asked.context["screen"].checked.missing] == ["name", "municipality"]

    client.post(address, {"columns": "1", "column-name": "0", "column-municipality": "1"})
    twice = client.post(address, {"columns": "1", "column-name": "0", "column-municipality": "0"})

    assert (twice.status_code, "выбран дважды" in twice.content.decode()) == (422, True)
    assert client.get(address).context["screen"].counts["write"] == 1


def test_what_is_there_already_stays_out_under_any_writing_of_its_name(secretary, city):
    SchoolFactory(name="МБОУ «СШ № 8»", municipality=city)
    SchoolFactory(name="МБОУ «СШ № 9»")
    text = SCHOOLS + "Школа 8\t8\tСмоленск\t\t\nСОШ №9\t9\tСмоленск\t\t\nшкола № 9\t9\tг. Смоленск\t\t\n"

    checked = checked_table(kept(secretary, text, school_importer()), school_importer())

    assert [(row.number, bool(row.twins), row.same_as) for row in checked.doubles] == [(2, True, None), (4, False, 3)]
    assert [row.number for row in checked.to_write] == [3]


def test_the_second_loading_of_the_same_list_writes_nothing(secretary, city):
    text = SCHOOLS + f"СШ № 1\t1\t{city}\t\t\n"
    write_table(kept(secretary, text, school_importer()), school_importer(), by=secretary)

    again = kept(secretary, text, school_importer())

    with pytest.raises(Refusal, match="Записывать нечего"):
        write_table(again, school_importer(), by=secretary)
    assert School.objects.count() == 1


def test_a_list_is_written_once(secretary, city):
    table = kept(secretary, SCHOOLS + f"СШ № 1\t1\t{city}\t\t\n", school_importer())
    write_table(table, school_importer(), by=secretary)

    with pytest.raises(Refusal, match="уже записан"):
        write_table(table, school_importer(), by=secretary)


def test_two_who_load_the_same_list_at_once_do_not_write_it_twice(secretary, city):
    text = SCHOOLS + f"СШ № 1\t1\t{city}\t\t\n"
    importer = school_importer()
    blind = importer.__class__(**{**vars(importer), "find_twins": lambda _rows: {}})
    SchoolFactory(name="СШ № 1", municipality=city)

    with pytest.raises(Refusal, match="уже записали"):
        write_table(kept(secretary, text, blind), blind, by=secretary)


@pytest.mark.usefixtures("secretary")
def test_the_writing_is_undone_within_a_day(client, city, time_machine):
    time_machine.move_to("2020-04-15T12:00:00+03:00", tick=False)
    address = loaded(client, SCHOOLS + f"СШ № 1\t1\t{city}\t\tпервая\n")
    client.post(address, {"write": "1"})

    question = client.get(f"{address}undo/")
    done = client.post(f"{address}undo/", follow=True)

    assert "Отменить запись?" in question.content.decode()
    assert ("Отменено" in done.content.decode(), School.objects.count()) == (True, 0)


def test_undoing_is_refused_after_a_day_and_when_somebody_has_built_upon_it(secretary, city, time_machine):
    time_machine.move_to("2020-04-15T12:00:00+03:00", tick=False)
    importer = school_importer()
    table = write_table(kept(secretary, SCHOOLS + f"СШ № 1\t1\t{city}\t\t\n", importer), importer, by=secretary)
    held = RepresentativeFactory(coordinator=True, school=School.objects.get())

    with pytest.raises(Refusal, match="уже кто-то опирается"):
        undo_table(table, importer, by=secretary)
    held.delete()
    time_machine.move_to("2020-04-16T12:00:01+03:00")
    with pytest.raises(Refusal, match="больше суток"):
        undo_table(table, importer, by=secretary)
    assert School.objects.count() == 1


def test_a_row_that_was_corrected_afterwards_keeps_the_list(secretary, city, time_machine):
    time_machine.move_to("2020-04-15T12:00:00+03:00", tick=False)
    importer = school_importer()
    table = write_table(kept(secretary, SCHOOLS + f"СШ № 1\t1\t{city}\t\t\n", importer), importer, by=secretary)
    time_machine.move_to("2020-04-15T13:00:00+03:00")
    School.objects.get().save()

    with pytest.raises(Refusal, match="уже исправили: СШ № 1"):
        undo_table(table, importer, by=secretary)


def test_the_template_is_read_back_with_its_example_left_out(secretary, city):
    for importer in (school_importer(), organization_importer()):
        made = template_of(importer)
        book = load_workbook(io.BytesIO(made))
        assert city.name in [row[0].value for sheet in book.worksheets[1:] for row in sheet.iter_rows()] + [
            row[1].value for sheet in book.worksheets[1:] for row in sheet.iter_rows() if len(row) > 1
        ]
        sheet = book.worksheets[0]
        sheet.append(["Новая запись", *[None] * 2, city.name])
        out = io.BytesIO()
        book.save(out)

        table = keep_table(importer, by=secretary, lines=read_file(out, "list.xlsx"))

        assert ([number for number, _cells in table.rows], len(table.matching)) == ([3], len(importer.columns))


@pytest.mark.usefixtures("secretary", "city")
def test_organisations_come_with_their_charters_and_kinds(client):
    text = "Название\tВид\tМО\tУстав зарегистрирован\tЖителей\nТОС «Заря»\t\tСмоленск\t15.03.2015\t1 200\nСовет дома 5\tСовет дома\tСмоленск\t\t\n"
    file = SimpleUploadedFile("list.csv", text.replace("\t", ";").encode("cp1251"))

    address = client.post(source("organizations"), {"file": file}).url
    client.post(address, {"write": "1"})

    assert list(
        TosOrganization.objects.order_by("pk").values_list("name", "kind", "charter_registered_on", "residents")
    ) == [
        ("ТОС «Заря»", "tos", date(2015, 3, 15), 1200),
        ("Совет дома 5", "house_council", None, None),
    ]


def test_house_councils_of_one_name_are_told_apart_by_their_addresses(secretary, city):
    TosOrganizationFactory(name="Совет дома", kind="house_council", municipality=city, address="ул. Мира, д. 1")
    text = f"Название\tВид\tМО\tАдрес\nСовет дома\tСовет дома\t{city}\tул. Мира, 1\nСовет дома\tСовет дома\t{city}\tул. Мира, д. 2\n"

    checked = checked_table(kept(secretary, text, organization_importer()), organization_importer())

    assert [row.number for row in checked.doubles] == []
    assert len(checked.to_write) == 2


@pytest.mark.usefixtures("secretary")
def test_what_is_no_list_is_answered_at_its_field(client):
    nothing = client.post(source(), {"text": " "})
    both = client.post(source(), {"text": "x", "file": SimpleUploadedFile("a.csv", b"x")})
    wrong = client.post(source(), {"file": SimpleUploadedFile("a.xlsx", b"MZ" + b"\0" * 99)})

    assert nothing.context["form"].errors == {"text": ["Вставьте ячейки или выберите файл."]}
    assert both.context["form"].non_field_errors() == ["Вставлены ячейки и выбран файл. Оставьте что-то одно."]
    assert list(wrong.context["form"].errors) == ["file"]
    assert ImportedTable.objects.count() == 0


def test_others_do_not_enter_and_lists_of_one_kind_are_not_those_of_another(client, secretary, city):
    table = kept(secretary, SCHOOLS + f"СШ № 1\t1\t{city}\t\t\n", school_importer())

    assert client.get(reverse("office_list_table", args=["organizations", table.code])).status_code == 404
    assert client.get(source("members")).status_code == 404
    client.force_login(UserFactory(role=Role.EDITOR))
    for name in ("table", "undo", "rest"):
        assert client.get(reverse(f"office_list_{name}", args=["schools", table.code])).status_code == 302
    assert client.get(source()).status_code == 302


def test_old_lists_are_forgotten_and_what_was_written_stays(secretary, city, time_machine):
    time_machine.move_to("2020-04-15T12:00:00+03:00", tick=False)
    importer = school_importer()
    text = SCHOOLS + f"СШ № 1\t1\t{city}\t\t\n"
    unfinished = kept(secretary, text, importer)
    written = write_table(kept(secretary, text, importer), importer, by=secretary)
    time_machine.move_to("2020-05-16T12:00:00+03:00")

    forget_tables(unfinished.created_at.replace(month=5, day=16))

    assert list(ImportedTable.objects.values_list("pk", "rows")) == [(written.pk, [])]
    assert School.objects.count() == 1


def test_five_hundred_rows_are_checked_within_two_seconds_and_as_many_queries_as_one(
    secretary, city, django_assert_max_num_queries
):
    rows = "".join(
        f"СШ № {number}\t{number}\tСмоленск\tул. Мира, д. {number}\tшкола у дома {number}\n" for number in range(1, 501)
    )
    importer = school_importer()
    one, many = (kept(secretary, SCHOOLS + text, importer) for text in (rows.splitlines()[0], rows))
    with django_assert_max_num_queries(4) as few:
        checked_table(one, importer)
    with django_assert_max_num_queries(4) as same:
        begun = time.process_time()
        checked_table(many, importer)
        took = time.process_time() - begun
    with django_assert_max_num_queries(40):  # SQLite takes a thousand values at a time
        write_table(many, importer, by=secretary)

    assert (len(few), took < 2, School.objects.count()) == (len(same), True, 500)
