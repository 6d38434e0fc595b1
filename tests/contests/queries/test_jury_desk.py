"""What a juror sees: his own sheets in his own order with his own marks, at the same price for any number."""

from decimal import Decimal

import pytest

from contests.actions.jury import declare_conflict
from contests.actions.score import save_sheet
from contests.queries.jury_desk import desk, desk_rows, juries_of, next_open_sheet, sheets_of
from contests.queries.progress import progress_of
from contests.queries.sheets import Neighbours, mark_tables, marked_sheets_of, neighbours_of, sheet_page
from contests.states import EditionState
from foundation.errors import Refusal
from tests.factories.contests import EditionFactory, JuryMemberFactory, full_contest
from tests.factories.directory import RepresentativeFactory

pytestmark = pytest.mark.django_db


def test_the_desk_shows_how_far_one_is_and_where_to_go_on():
    contest = full_contest("scoring", applications=2, jurors=2)
    juror = contest.jurors[1]
    first, second = juror.sheets.order_by("position")
    criterion = first.application.nomination.criteria.first()
    save_sheet(first, by=juror.user, marks={criterion.pk: Decimal(5)})

    mine = desk(juror.user, contest.edition)

    rows = desk_rows(sheets_of(juror.user, contest.edition))
    assert [(row.sheet, row.done, row.of, row.is_complete) for row in rows] == [
        (first, 1, 2, False),
        (second, 0, 2, False),
    ]
    assert (mine.handed_in, mine.of, mine.next_sheet) == (0, 2, first)


@pytest.mark.parametrize("applications", [1, 5])
def test_the_desk_costs_the_same_for_one_and_for_five(applications, django_assert_num_queries):
    contest = full_contest("scored", applications=applications, jurors=2)

    with django_assert_num_queries(4):
        assert desk(contest.chair.user, contest.edition).handed_in == applications
        rows = desk_rows(sheets_of(contest.chair.user, contest.edition))
        told = [(row.sheet.application.number, str(row.sheet.application.organization.municipality)) for row in rows]

    assert len(told) == applications


def test_a_sheet_shows_the_application_the_marks_and_the_total_so_far():
    contest = full_contest("scoring", applications=2, jurors=1)
    sheet = contest.chair.sheets.get(application=contest.applications[0])
    criterion, other = sheet.application.nomination.criteria.order_by("position")
    save_sheet(sheet, by=contest.chair.user, marks={criterion.pk: Decimal(7)})

    page = sheet_page(sheet)

    assert (page.criteria, page.marks) == ([criterion, other], {criterion.pk: Decimal(7)})
    assert (page.done, page.total, page.can_score) == (1, Decimal("7.00"), True)
    assert (page.around.order, page.around.of) == (sheet.position, 2)
    assert [section.title for section in page.sections] == ["О работе"]
    assert [paper.name for paper in page.papers] == ["Отчёт.pdf"]


def test_a_sheet_in_conflict_is_not_even_read():
    contest = full_contest("scoring", applications=1, jurors=2)
    sheet = contest.jurors[1].sheets.get()
    RepresentativeFactory(user=contest.jurors[1].user, organization=sheet.application.organization)

    with pytest.raises(Refusal, match="конфликт интересов"):
        sheet_page(sheet)


def test_the_next_sheet_is_the_next_open_one_and_round_again():
    contest = full_contest("scoring", applications=3, jurors=1)
    first, second, third = contest.chair.sheets.order_by("position")
    declare_conflict(second, by=contest.chair.user, reason="Соседи.")

    assert [next_open_sheet(sheet) for sheet in (first, third)] == [third, first]
    declare_conflict(third, by=contest.chair.user, reason="Соседи.")
    assert next_open_sheet(first) is None


def test_neighbours_are_those_of_ones_own_order():
    contest = full_contest("scoring", applications=3, jurors=2)
    first, second, third = contest.chair.sheets.order_by("position")

    around = [neighbours_of(sheet) for sheet in (first, second, third)]

    assert around == [
        Neighbours(1, 3, None, second.code),
        Neighbours(2, 3, first.code, third.code),
        Neighbours(3, 3, second.code, None),
    ]


def test_ones_own_marks_stand_side_by_side():
    contest = full_contest("scored", applications=2, jurors=2)

    (table,) = mark_tables(marked_sheets_of(contest.chair.user, contest.edition))

    assert [(row.sheet.application, row.marks, row.total) for row in table.rows] == [
        (contest.applications[0], [8, 8], Decimal("16.00")),
        (contest.applications[1], [7, 7], Decimal("14.00")),
    ]


def test_one_sits_in_a_jury_from_the_start_of_scoring_until_one_is_revoked():
    seat = JuryMemberFactory(edition=EditionFactory(scoring=True))
    user, edition = seat.user, seat.edition
    JuryMemberFactory(user=user)
    while_seated = list(juries_of(user))
    seat.revoked_at = edition.intake_opens_at
    seat.save()

    assert (while_seated, list(juries_of(user))) == ([edition], [])


@pytest.mark.parametrize("jurors", [1, 4])
def test_progress_counts_sheets_and_knows_no_marks(jurors, django_assert_num_queries):
    contest = full_contest("scoring", applications=2, jurors=jurors)
    declare_conflict(contest.chair.sheets.first(), by=contest.chair.user, reason="Соседи.")

    with django_assert_num_queries(4):
        progress = progress_of(contest.edition)
        names = [
            f"{sheet.application}, {sheet.application.organization}" for row in progress.jurors for sheet in row.waiting
        ]

    assert (progress.of, progress.submitted, progress.waiting, len(names)) == (
        jurors * 2 - 1,
        0,
        jurors * 2 - 1,
        jurors * 2 - 1,
    )
    chair = next(row for row in progress.jurors if row.juror == contest.chair)
    assert (chair.of, chair.submitted, chair.conflicts, chair.is_done) == (1, 0, 1, False)
    assert "points" not in repr(progress)


def test_progress_is_done_when_everything_is_handed_in():
    contest = full_contest("scored", applications=2, jurors=2)

    assert [(row.submitted, row.is_done) for row in progress_of(contest.edition).jurors] == [(2, True), (2, True)]
    assert contest.edition.state == EditionState.SCORING
