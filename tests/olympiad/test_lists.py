"""A coordinator pastes the list of his class: all mistakes at once, nothing of other schools, written as drafts, undone."""

import time

import pytest
from django.urls import reverse
from django.utils import timezone

from foundation.errors import Refusal
from foundation.importing.reading import read_pasted
from foundation.importing.verbs import checked_table, keep_table, undo_table, write_table
from olympiad.actions.entry import submit_entry
from olympiad.models import OlympiadParticipant, Pupil
from olympiad.states import ParticipantState
from olympiad.views.importers import pupil_importer
from tests.factories.olympiad import OlympiadParticipantFactory, PupilFactory, SchoolEntryFactory

pytestmark = pytest.mark.django_db

HEAD = "Фамилия\tИмя\tОтчество\tДата рождения\tКласс\tУчитель\tРодитель\tКем приходится\n"


@pytest.fixture
def entry():
    return SchoolEntryFactory()


@pytest.fixture
def coordinator(entry):
    return entry.opened_by


def kept(entry, by, text):
    """Keep a pasted list in which whoever was born in 2004 is sixteen now."""
    text = text.replace("2004", str(timezone.localdate().year - 16))
    importer = pupil_importer(entry)
    return keep_table(importer, by=by, lines=read_pasted(text)), importer


def messages(checked):
    return {row.number: [str(fault.message) for fault in row.faults] for row in checked.rows if row.faults}


def test_every_mistake_is_told_at_once(entry, coordinator):
    table, importer = kept(
        entry,
        coordinator,
        HEAD + "Азбукин\tКирилл\tПетрович\t12.05.2004\t10 А\t\tАзбукина Вера\tмать\n"
        "Букв1н\tИван\t\t12.05.2004\t10 А\t\t\t\n"
        "Ведин\tИван\t\t31.02.2004\t10 А\t\t\t\n"
        "Глаголев\tИван\t\t12.05.2004\t9 А\t\t\t\n"
        "Добров\tИван\t\t12.05.2004\t10 А\t\tДоброва Нина\t\n"
        "Ершов\tИван\t\t12.05.1994\t11Б\t\t\t\n"
        "АЗБУКИН\tКирилл\tПетрович\t12.05.2004\t10 А\t\t\t\n",
    )
    checked = checked_table(table, importer)

    beginnings = {
        3: "Имя пишется буквами",
        4: "Напишите дату цифрами",
        5: "Участвуют классы: 10, 11",
        6: "Напишите, кем приходится",
        7: "По этой дате ученику",
    }
    told = messages(checked)
    assert {number: told[number][0][: len(words)] for number, words in beginnings.items()} == beginnings
    assert set(told) == set(beginnings)
    assert [row.number for row in checked.to_write] == [2, 7]
    assert [(row.number, row.same_as) for row in checked.doubles] == [(8, 2)]


def test_sound_rows_become_drafts_with_everything_that_stood_in_them(entry, coordinator):
    row = "Азбукин\tКирилл\tПетрович\t12.05.2004\t10 «А»\tУчителева Нина; Школьный Пётр\tАзбукина Вера Львовна\tмама\n"
    table, importer = kept(entry, coordinator, HEAD + row)

    write_table(table, importer, by=coordinator)

    part = OlympiadParticipant.objects.select_related("pupil").get()
    assert (part.state, part.school, part.class_words, part.competing_grade, part.mentors) == (
        ParticipantState.DRAFT, entry.school, "10 А", 10, ["Учителева Нина", "Школьный Пётр"],
    )  # fmt: skip
    assert (part.pupil.full_name, part.pupil.representative_name, part.pupil.relation) == (
        "Азбукин Кирилл Петрович", "Азбукина Вера Львовна", "parent",
    )  # fmt: skip


def test_a_name_in_one_column_is_parted(entry, coordinator):
    table, importer = kept(entry, coordinator, "ФИО\tДата рождения\tКласс\nАзбукин Кирилл Петрович\t12.05.2004\t10\n")
    write_table(table, importer, by=coordinator)
    pupil = Pupil.objects.get()
    assert (pupil.last_name, pupil.first_name, pupil.patronymic) == ("Азбукин", "Кирилл", "Петрович")


def test_a_pupil_of_the_school_is_shown_as_a_double_and_one_of_another_school_is_not(entry, coordinator):
    mine = OlympiadParticipantFactory(stage=entry.stage, school=entry.school)
    theirs = OlympiadParticipantFactory(stage=entry.stage, submitted=True, pupil=PupilFactory(first_name="Павел"))
    rows = "".join(
        f"{pupil.last_name}\t{pupil.first_name}\t{pupil.patronymic}\t{pupil.born_on:%d.%m.%Y}\t10 А\t\t\t\n"
        for pupil in (mine.pupil, theirs.pupil)
    )
    table, importer = kept(entry, coordinator, HEAD + rows)
    checked = checked_table(table, importer)

    assert [(row.number, bool(row.twins)) for row in checked.doubles] == [(2, True)]
    assert [row.number for row in checked.to_write] == [3]


def test_a_list_is_taken_back_until_somebody_is_sent(entry, coordinator):
    rows = "Азбукин\tКирилл\t\t12.05.2004\t10 А\t\t\t\nБукварёв\tИван\t\t12.05.2004\t10 А\t\t\t\n"
    table, importer = kept(entry, coordinator, HEAD + rows)
    table = write_table(table, importer, by=coordinator)
    undo_table(table, importer, by=coordinator)
    assert (OlympiadParticipant.objects.count(), Pupil.objects.count()) == (0, 0)

    again, importer = kept(entry, coordinator, HEAD + rows)
    again = write_table(again, importer, by=coordinator)
    submit_entry(entry, by=coordinator)
    with pytest.raises(Refusal, match="2\xa0учеников"):
        undo_table(again, importer, by=coordinator)


def test_the_same_list_loaded_in_two_windows_is_written_once(entry, coordinator):
    row = HEAD + "Азбукин\tКирилл\t\t12.05.2004\t10 А\t\t\t\n"
    (first, importer), (second, _same) = kept(entry, coordinator, row), kept(entry, coordinator, row)
    blind = importer.__class__(**{**vars(importer), "find_twins": lambda _rows: {}})
    write_table(first, importer, by=coordinator)

    with pytest.raises(Refusal, match="уже записали"):
        write_table(second, blind, by=coordinator)


def test_after_the_term_no_list_is_written(coordinator):
    entry = SchoolEntryFactory(stage__closed=True)
    table, importer = kept(entry, entry.opened_by, HEAD + "Азбукин\tКирилл\t\t12.05.2004\t10 А\t\t\t\n")
    with pytest.raises(Refusal, match="Приём заявок закончен"):
        write_table(table, importer, by=entry.opened_by)


def test_lists_of_one_school_are_not_those_of_another(client, entry, coordinator):
    table, _importer = kept(entry, coordinator, HEAD + "Азбукин\tКирилл\t\t12.05.2004\t10 А\t\t\t\n")
    other = SchoolEntryFactory(stage=entry.stage)
    client.force_login(other.opened_by)

    answers = [
        client.get(reverse("olympiad:list_table", args=[code, table.code])).status_code
        for code in (entry.code, other.code)
    ]

    assert answers == [404, 404]


def test_five_hundred_pupils_are_checked_in_two_seconds_and_as_many_queries_as_one(
    entry, coordinator, django_assert_max_num_queries
):
    rows = [
        f"Фамилия{chr(1072 + n % 32)}{chr(1072 + n // 32)}\tИван\tИванович\t12.05.2004\t10 А\t\t\t\n"
        for n in range(500)
    ]
    (one, importer), (many, _same) = (kept(entry, coordinator, HEAD + "".join(part)) for part in (rows[:1], rows))
    with django_assert_max_num_queries(2) as few:
        checked_table(one, importer)
    with django_assert_max_num_queries(2) as same:
        begun = time.process_time()
        checked_table(many, importer)
        took = time.process_time() - begun
    with django_assert_max_num_queries(60):  # SQLite takes a thousand values at a time
        write_table(many, importer, by=coordinator)

    assert (len(few), took < 2, OlympiadParticipant.objects.count()) == (len(same), True, 500)
