"""The chair's hints: after the scoring, for him alone, labelled, and without what he may not judge."""

from decimal import Decimal

import pytest
from django.urls import reverse

from contests.actions.edition import close_scoring
from contests.actions.score import hand_in_sheet
from contests.models import Conflict, ContestEdition
from contests.queries.insight import insight_of
from contests.states import ConflictSource
from tests.contests.views.doors import enter, text
from tests.factories.contests import full_contest

pytestmark = pytest.mark.django_db


@pytest.fixture
def close():
    """Two applications and two jurors; the second juror is stricter by four on a sheet, and the first one wins narrowly."""
    held = full_contest("scoring", applications=2, jurors=2)
    for juror, marks in zip(held.jurors, ((9, 8), (7, 6)), strict=True):
        for sheet in juror.sheets.select_related("application"):
            points = Decimal(marks[sheet.application.sequence - 1])
            hand_in_sheet(sheet, by=juror.user, marks={row.pk: points for row in sheet.criteria})
    held.edition = close_scoring(ContestEdition.objects.get(pk=held.edition.pk), by=held.chair.user)
    return held


def page(client, contest, user, query=""):
    return enter(client, user).get(reverse("contests:jury_insight", args=[contest.edition.slug]) + query)


def test_the_numbers_are_those_of_the_hand(close):
    [insight] = insight_of(close.edition, [Decimal(14), Decimal(16)])

    assert [(line.numbers, line.corrected_place) for line in insight.rows] == [
        (["16", "16", "2,83", "16"], (1, 1)),
        (["14", "14", "2,83", "14"], (2, 2)),
    ]
    assert [juror.words for juror in insight.jurors] == ["строже на 2", "мягче на 2"]
    assert (insight.sentence, insight.agreement) == ("Жюри согласно в порядке, но различается строгостью.", "1")
    assert [(line.floor, len(line.names)) for line in insight.floors] == [(14, 2), (16, 1)]
    assert insight.flip.startswith("Первое место изменит или разделит одна оценка: −4\N{NO-BREAK SPACE}шага у заявки")
    assert (insight.changes, insight.tried) == ([], 9)


def test_the_page_says_that_it_decides_nothing_and_changes_nothing(client, close):
    answer = page(client, close, close.chair.user, "?floors=15")

    assert "Это подсказки, а не решение" in text(answer)
    assert close.edition.results.count() == 0


def test_only_the_chair_reads_it_and_only_after_the_scoring(client, close):
    early = full_contest("scored", applications=1, jurors=1)

    assert page(client, close, close.jurors[1].user).status_code == 403
    assert page(client, close, close.secretary).status_code == 404
    assert page(client, early, early.chair.user).status_code == 404


def test_what_the_chair_may_not_judge_is_not_shown_to_him(client, close):
    first = close.applications[0]
    Conflict.objects.create(
        juror=close.chair, application=first, source=ConflictSource.DECLARED, reason="Родственник заявителя."
    )

    insight = page(client, close, close.chair.user)
    standings = enter(client, close.chair.user).get(reverse("contests:jury_standings", args=[close.edition.slug]))

    shown = [line.row.application for [line] in [one.rows for one in insight.context["insights"]]]
    assert shown == [close.applications[1]]
    assert "итог этой заявки вам не показывают" in text(standings)
    assert first.applicant.get_full_name() not in text(standings)


def test_floors_that_are_no_numbers_are_told(client, close):
    assert "Напишите числа через пробел" in text(page(client, close, close.chair.user, "?floors=много"))
