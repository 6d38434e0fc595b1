"""Places: nobody sees them early, they come from the marks alone, the public reads the frozen protocol."""

from decimal import Decimal
from fractions import Fraction

import pytest
from django.db import connection
from django.utils import timezone

from contests.actions.edition import close_scoring, start_scoring
from contests.actions.score import hand_in_sheet
from contests.models import ScoreEntry, ScoreSheet
from contests.queries.protocol import PaperRow, protocol_paper
from contests.queries.public import (
    announced_editions,
    edition_page,
    editions_with_nominations,
    open_editions,
    published_standings,
)
from contests.queries.standings import standings_of
from contests.states import TieRule
from foundation.errors import Refusal
from foundation.ledger import Fault, FaultKind, verify
from privacy.actions.consent import withdraw_consent
from privacy.states import ConsentKind
from tests.factories.contests import CriterionFactory, EditionFactory, NominationFactory, agree, full_contest

pytestmark = pytest.mark.django_db

# What only the owner of the database can do.
WALL_DOWN = {
    "sqlite": "DROP TRIGGER contests_scoreentry_update_refused",
    "postgresql": "ALTER TABLE contests_scoreentry DISABLE TRIGGER USER",
}


def places(edition):
    return [
        (row.application.sequence, row.standing.total, row.standing.place, row.standing.place_to)
        for table in standings_of(edition).nominations
        for row in table.rows
    ]


@pytest.mark.parametrize("until", ["screening", "scoring", "scored"])
def test_nobody_sees_places_before_the_scoring_is_closed(until):
    with pytest.raises(Refusal, match="после завершения оценки"):
        standings_of(full_contest(until).edition)


def test_places_come_from_the_last_marks_of_the_sheets_that_count():
    assert places(full_contest("closed", applications=3, jurors=3).edition) == [
        (1, Fraction(16), 1, 1),
        (2, Fraction(14), 2, 2),
        (3, Fraction(12), 3, 3),
    ]


def test_a_recused_sheet_does_not_count_even_if_somebody_marks_it_handed_in():
    contest = full_contest("closed", applications=1, jurors=2)
    sheet = contest.jurors[1].sheets.get()
    ScoreSheet.objects.filter(pk=sheet.pk).update(state="recused")

    assert [row.standing.sheets for table in standings_of(contest.edition).nominations for row in table.rows] == [1]


def test_equal_totals_share_or_go_by_the_moment_as_the_regulation_says():
    contest = full_contest("scoring", applications=2, jurors=1)
    edition = contest.edition
    for sheet in contest.chair.sheets.all():
        marks = {criterion.pk: Decimal(5) for criterion in sheet.application.nomination.criteria.all()}
        hand_in_sheet(sheet, by=contest.chair.user, marks=marks)
    later = contest.applications[0]
    type(later).objects.filter(pk=later.pk).update(received_at=timezone.now())
    edition = close_scoring(edition, by=contest.chair.user)
    shared = places(edition)
    edition.tie_rule = TieRule.EARLIER_RECEIVED

    assert (shared, places(edition)) == (
        [(1, Fraction(10), 1, 2), (2, Fraction(10), 1, 2)],
        [(2, Fraction(10), 1, 1), (1, Fraction(10), 2, 2)],
    )


def test_weights_and_halves_are_exact():
    contest = full_contest("screening", applications=1, jurors=2)
    third = CriterionFactory(
        nomination=contest.applications[0].nomination, weight=Decimal("0.333"), step=Decimal("0.5")
    )
    start_scoring(contest.edition, by=contest.secretary)
    for juror, points in zip(contest.jurors, ("7.5", "4"), strict=True):
        sheet = juror.sheets.get()
        marks = {row.pk: Decimal(points if row == third else 0) for row in sheet.application.nomination.criteria.all()}
        hand_in_sheet(sheet, by=juror.user, marks=marks)
    edition = close_scoring(contest.edition, by=contest.chair.user)

    assert places(edition) == [(1, Fraction("11.5") * Fraction("0.333") / 2, 1, 1)]


@pytest.mark.parametrize(("applications", "jurors"), [(1, 1), (4, 3)])
def test_standings_cost_five_queries(applications, jurors, django_assert_num_queries):
    edition = full_contest("closed", applications=applications, jurors=jurors).edition
    assert edition.contest.title

    with django_assert_num_queries(5):
        tables = standings_of(edition).nominations
        told = [
            (str(row.application.organization.municipality), row.application.number, row.shown)
            for row in tables[0].rows
        ]

    assert len(told) == applications


def test_the_chain_and_the_digest_say_when_a_mark_was_changed_behind_our_back():
    edition = full_contest("closed", applications=1, jurors=1).edition
    before = standings_of(edition).digest
    entry = ScoreEntry.objects.of(edition).first()
    # PostgreSQL does not touch a table whose foreign keys wait for the end of the transaction.
    connection.check_constraints()
    with connection.cursor() as cursor:
        cursor.execute(WALL_DOWN[connection.vendor])
        cursor.execute("UPDATE contests_scoreentry SET points = 1 WHERE id = %s", [entry.pk])

    assert standings_of(edition).digest != before
    assert verify(ScoreEntry.objects.of(edition)) == [Fault(entry.sequence, FaultKind.CHANGED)]


def test_the_public_reads_nothing_before_the_publication():
    with pytest.raises(Refusal, match="ещё не опубликованы"):
        published_standings(full_contest("signed").edition)


def test_the_public_reads_the_protocol_with_the_names_that_people_allowed(django_assert_num_queries):
    contest = full_contest("published", applications=2, jurors=1)
    first, second = contest.applications
    agree(first, ConsentKind.PUBLICATION)

    with django_assert_num_queries(2):
        published = published_standings(type(contest.edition).objects.select_related("protocol").get())

    assert published.nominations[0].rows == (
        PaperRow(
            first.number,
            str(first.applicant),
            row_organization(first),
            Fraction(16),
            1,
            1,
            1,
            is_prize=True,
            award="place",
        ),
        PaperRow(second.number, f"Участник {second.number}", "", Fraction(14), 2, 2, 1, is_prize=True, award="place"),
    )


def row_organization(application):
    return f"{application.organization}, {application.organization.municipality}"


def test_who_takes_his_consent_back_is_no_more_named_in_full():
    contest = full_contest("published", applications=1, jurors=1)
    application = contest.applications[0]
    consent = agree(application, ConsentKind.PUBLICATION)
    before = published_standings(contest.edition).nominations[0].rows[0].name
    withdraw_consent(ConsentKind.PUBLICATION, by=application.applicant, about=consent.about)

    assert (before, published_standings(contest.edition).nominations[0].rows[0].name) == (
        str(application.applicant),
        f"Участник {application.number}",
    )


def test_the_paper_of_the_protocol_names_everybody_in_full():
    contest = full_contest("signed", applications=1, jurors=2)
    paper = protocol_paper(contest.edition.protocol)

    row = paper.nominations[0].rows[0]
    assert (row.name, row.places, row.shown) == (str(contest.applications[0].applicant), "1", Decimal("16.00"))
    assert [(juror.name, juror.is_chair) for juror in paper.jury] == [
        (juror.user.get_full_name(), juror == contest.chair) for juror in contest.jurors
    ]


def test_announced_and_open_contests_are_told_apart():
    now = timezone.now()
    EditionFactory(draft=True)
    accepting, upcoming, published = EditionFactory(), EditionFactory(upcoming=True), EditionFactory(published=True)

    assert (set(announced_editions()), list(open_editions(now))) == ({accepting, upcoming, published}, [accepting])


@pytest.mark.parametrize("nominations", [1, 4])
def test_the_page_of_a_contest_costs_the_same_for_any_number_of_nominations(nominations, django_assert_num_queries):
    edition = EditionFactory(nominations=nominations)

    with django_assert_num_queries(6):
        page = edition_page(edition)
        read = [[len(row.criteria.all()), len(row.slots.all())] for row in page.nominations]

    assert read == [[2, 1]] * nominations


def test_lists_of_contests_read_their_nominations_at_once(django_assert_num_queries):
    for _number in range(2):
        NominationFactory(edition=EditionFactory())

    with django_assert_num_queries(2):
        assert [len(edition.nominations.all()) for edition in editions_with_nominations(timezone.now())] == [2, 2]
