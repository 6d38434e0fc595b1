"""«Does not apply» is a mark of its own, and some marks have to be explained in words."""

from decimal import Decimal

import pytest
from django.urls import reverse

from contests.actions.score import hand_in_sheet, save_sheet
from contests.models import Criterion, ScoreEntry
from contests.queries.sheets import mark_tables, marked_sheets_of, marks_of, sheet_page
from contests.states import NOT_APPLICABLE, CommentRule
from foundation.errors import Refusal
from foundation.ledger import verify
from tests.factories.contests import CriterionFactory, full_contest

pytestmark = pytest.mark.django_db


def contest_with(**facts):
    """A contest in scoring whose second criterion has these facts; returns its people, a sheet and both criteria."""
    contest = full_contest("scoring", applications=1, jurors=1)
    sheet = contest.chair.sheets.get()
    first, second = sheet.application.nomination.criteria.all()
    Criterion.objects.filter(pk=second.pk).update(**facts)
    return contest.chair.user, contest.chair.sheets.select_related("application__edition__contest").get(), first, second


def test_a_criterion_that_does_not_apply_is_neither_zero_nor_missing():
    juror, sheet, first, second = contest_with(allows_na=True)

    hand_in_sheet(sheet, by=juror, marks={first.pk: Decimal(8), second.pk: NOT_APPLICABLE})

    page = sheet_page(sheet)
    assert (page.marks, page.done, page.total) == ({first.pk: Decimal(8), second.pk: None}, 2, Decimal(16))
    [table] = mark_tables(marked_sheets_of(juror, sheet.application.edition))
    assert [(row.marks, row.total) for row in table.rows] == [([Decimal(8), NOT_APPLICABLE], Decimal(16))]
    assert list(verify(ScoreEntry.objects.of(sheet.juror.edition))) == []


def test_the_same_mark_twice_is_written_once_and_a_new_comment_once_more():
    juror, sheet, _first, second = contest_with(allows_na=True, comment_rule=CommentRule.OPTIONAL)
    for comment in ("", "", "нет двора", "нет двора"):
        save_sheet(sheet, by=juror, marks={second.pk: NOT_APPLICABLE}, comments={second.pk: comment})

    assert list(ScoreEntry.objects.values_list("points", "comment")) == [(None, None), (None, "нет двора")]
    assert marks_of(sheet).comments == {second.pk: "нет двора"}


def test_where_the_regulation_has_no_such_mark_it_is_refused():
    juror, sheet, first, _second = contest_with(allows_na=True)

    with pytest.raises(Refusal, match="«не оценивается» здесь не ставят"):
        save_sheet(sheet, by=juror, marks={first.pk: NOT_APPLICABLE})


def test_a_sheet_where_nothing_applies_is_not_handed_in():
    juror, sheet, first, second = contest_with(allows_na=True)
    Criterion.objects.update(allows_na=True)

    with pytest.raises(Refusal, match="ничего не оценивается"):
        hand_in_sheet(sheet, by=juror, marks={first.pk: NOT_APPLICABLE, second.pk: NOT_APPLICABLE})


@pytest.mark.parametrize(
    ("rule", "points", "is_asked"),
    [
        (CommentRule.ALWAYS, 5, True),
        (CommentRule.EXTREMES, 10, True),
        (CommentRule.EXTREMES, 0, True),
        (CommentRule.EXTREMES, 5, False),
        (CommentRule.OPTIONAL, 10, False),
    ],
)
def test_a_mark_is_explained_where_the_regulation_wants_it(rule, points, is_asked):
    juror, sheet, first, second = contest_with(comment_rule=rule)
    marks = {first.pk: Decimal(1), second.pk: Decimal(points)}

    if is_asked:
        with pytest.raises(Refusal, match="Поясните баллы по критериям: «Критерий"):
            hand_in_sheet(sheet, by=juror, marks=marks)
    assert hand_in_sheet(sheet, by=juror, marks=marks, comments={second.pk: "Видно на снимках."}).submitted_at


def test_the_screen_offers_it_and_keeps_the_words(client):
    juror, sheet, first, second = contest_with(allows_na=True, comment_rule=CommentRule.ALWAYS)
    client.force_login(juror)
    address = reverse("contests:score_sheet", args=[sheet.code])
    sent = {f"criterion-{first.pk}": "7", f"criterion-{second.pk}": "na", f"comment-{second.pk}": "Двора нет."}

    client.post(address, sent | {"rev": marks_of(sheet).revision, "stay": "1"})

    page = client.get(address).content.decode()
    assert "не оценивается</span>" in page
    assert "Двора нет.</textarea>" in page
    assert marks_of(sheet).points == {first.pk: Decimal(7), second.pk: None}


def test_a_typed_mark_has_a_tick_for_it(client):
    juror, sheet, _first, second = contest_with(allows_na=True, maximum=100)
    client.force_login(juror)

    client.post(
        reverse("contests:score_sheet", args=[sheet.code]),
        {f"na-{second.pk}": "on", f"criterion-{second.pk}": "7", "rev": marks_of(sheet).revision, "stay": "1"},
    )

    assert marks_of(sheet).points == {second.pk: None}


def test_points_that_no_juror_gives_stand_on_the_sheet_and_are_not_asked(client):
    juror, sheet, first, second = contest_with()
    nomination = sheet.application.nomination
    rule = {"nomination": nomination, "rule": "per_unit", "spec": {"points_per_unit": 2}}
    CriterionFactory(title="Жители", kind="computed", source_key="people", **rule)
    CriterionFactory(title="Субботники", kind="verified", **rule)
    type(sheet.application).objects.update(answers={"people": "4"})
    client.force_login(juror)

    answer = client.get(reverse("contests:score_sheet", args=[sheet.code]))

    page = answer.context["page"]
    assert [(row.criterion.title, row.points) for row in page.given] == [("Жители", Decimal(8)), ("Субботники", None)]
    assert page.criteria == [first, second]
    assert "ещё не проверено" in answer.content.decode()
