"""The directory under load: a list is written once, crosswise mergers do not wait for each other for ever, nobody asks for a row that is gone."""

import pytest
from django.conf import settings

from accounts.models import User
from accounts.roles import Role
from directory.actions.mergers import merge_duplicate
from directory.actions.representative import ask_to_represent, confirm_representative, end_representative, hand_over
from directory.models import Representative, School
from directory.office.importers import school_importer
from directory.states import Position, RepresentativeState
from foundation.errors import Refusal
from foundation.importing.reading import Line
from foundation.importing.verbs import keep_table, write_table
from foundation.models import ImportedTable
from tests.factories.accounts import UserFactory
from tests.factories.directory import MunicipalityFactory, RepresentativeFactory, SchoolFactory
from tests.races.test_numbering import at_once, together

PRESSES = 4

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        "sqlite" in settings.DATABASES["default"]["ENGINE"], reason="SQLite lets one writer in at a time"
    ),
]


@pytest.fixture
def secretary():
    return UserFactory(role=Role.SECRETARY)


def kept_list(by):
    place = MunicipalityFactory(name="Город Примерный").name
    cells = [["Краткое название", "Муниципальное образование"], *([f"МБОУ СШ № {number}", place] for number in (1, 2))]
    return [Line(number, row) for number, row in enumerate(cells, start=1)]


def test_one_list_written_several_times_at_once_is_written_once(secretary):
    importer, lines = school_importer, kept_list(secretary)
    table = keep_table(importer(), by=secretary, lines=lines)

    outcomes = at_once(lambda same: write_table(same, importer(), by=secretary), [table] * PRESSES)

    assert [type(outcome) for outcome in outcomes].count(Refusal) == PRESSES - 1
    assert sorted(School.objects.values_list("name", flat=True)) == ["МБОУ СШ № 1", "МБОУ СШ № 2"]


def test_two_equal_lists_written_at_once_give_each_school_once(secretary):
    importer, lines = school_importer, kept_list(secretary)
    tables = [keep_table(importer(), by=secretary, lines=lines) for _turn in range(2)]

    outcomes = at_once(lambda table: write_table(table, importer(), by=secretary), tables)

    assert sorted(type(outcome) for outcome in outcomes if isinstance(outcome, Refusal)) == [Refusal]
    assert School.objects.count() == 2
    assert ImportedTable.objects.filter(written_at__isnull=False).count() == 1


def test_two_schools_merged_crosswise_at_once_leave_one(secretary):
    first, second = SchoolFactory(), SchoolFactory()

    outcomes = at_once(
        lambda pair: merge_duplicate(pair[0], by=secretary, kept=pair[1]), [(first, second), (second, first)]
    )

    assert [isinstance(outcome, Refusal) for outcome in outcomes].count(True) == 1
    assert School.objects.filter(merged_into__isnull=False).count() == 1


def test_nobody_stays_with_a_school_that_is_merged_while_he_asks_for_it(secretary):
    kept = SchoolFactory()
    for _turn in range(PRESSES):
        twin, person = SchoolFactory(), UserFactory()

        together(
            lambda twin=twin: _tried(merge_duplicate, twin, by=secretary, kept=kept),
            lambda twin=twin, person=person: _tried(
                ask_to_represent, twin, by=person, position=Position.SCHOOL_COORDINATOR
            ),
        )

    assert not Representative.objects.filter(school__merged_into__isnull=False).exists()


def test_one_successor_is_confirmed_and_one_predecessor_ended_however_often_it_is_pressed(secretary):
    school = SchoolFactory()
    predecessor = confirm_representative(RepresentativeFactory(coordinator=True, school=school), by=secretary)
    successor = RepresentativeFactory(coordinator=True, school=school)

    outcomes = at_once(lambda same: hand_over(same, by=secretary, predecessor=predecessor).state, [successor] * PRESSES)

    assert outcomes.count(RepresentativeState.CONFIRMED) == 1
    assert list(Representative.objects.order_by("pk").values_list("state", flat=True)) == ["ended", "confirmed"]
    assert [User.objects.get(pk=row.user_id).roles for row in (predecessor, successor)] == [
        frozenset(),
        frozenset({Role.SCHOOL_COORDINATOR}),
    ]


def test_two_schools_that_end_at_once_take_the_role(secretary):
    person = UserFactory()
    powers = [
        confirm_representative(RepresentativeFactory(coordinator=True, user=person), by=secretary) for _school in "ab"
    ]

    at_once(lambda row: end_representative(row, by=secretary), powers)

    assert User.objects.get(pk=person.pk).roles == frozenset()


def _tried(verb, *subjects, **facts):
    try:
        return verb(*subjects, **facts)
    except Refusal as refusal:
        return refusal
