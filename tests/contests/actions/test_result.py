"""A result that was counted is kept: the same inputs the same row, other inputs a new one, and the old one is stale."""

from decimal import Decimal
from fractions import Fraction

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from contests.actions.application import withdraw_application
from contests.actions.edition import close_scoring, start_scoring
from contests.actions.protocol import draw_up_protocol, sign_protocol
from contests.actions.result import count_result
from contests.actions.score import hand_in_sheet
from contests.models import ContestEdition, Criterion, Nomination, VerifiedValue
from contests.queries.standings import standings_of
from contests.result_run import result_run
from contests.states import AwardKind, CountingMethod, CriterionKind, RuleKind, TieRule
from foundation.errors import Refusal
from tests.factories.contests import CriterionFactory, full_contest, score_everything

pytestmark = pytest.mark.django_db


def places(result):
    return [(row.application.sequence, row.total, row.place, row.award) for row in result.rows.all()]


def test_counting_twice_keeps_one_row_with_exact_places():
    contest = full_contest("closed", applications=2, jurors=3)

    first, second = (count_result(contest.edition, by=who) for who in (contest.secretary, contest.chair.user))

    assert first == second
    assert places(first) == [(1, Fraction(16), 1, "place"), (2, Fraction(14), 2, "place")]
    assert result_run(first.document["inputs"]).digest == first.digest == standings_of(contest.edition).digest


def test_only_the_secretary_and_the_chair_count():
    contest = full_contest("closed", applications=1, jurors=2)

    with pytest.raises(PermissionDenied):
        count_result(contest.edition, by=contest.jurors[1].user)


def test_nobody_counts_while_the_jury_scores():
    contest = full_contest("scored", applications=1, jurors=1)

    with pytest.raises(Refusal, match="после завершения оценки"):
        count_result(contest.edition, by=contest.secretary)


def test_a_withdrawn_application_makes_the_result_stale_and_the_next_count_is_another():
    contest = full_contest("closed", applications=2, jurors=2)
    first = count_result(contest.edition, by=contest.secretary)

    withdraw_application(contest.applications[0], by=contest.secretary)

    first.refresh_from_db()
    second = count_result(contest.edition, by=contest.secretary)
    assert first.stale_since <= timezone.now()
    assert (places(second), second.digest == first.digest) == ([(2, Fraction(14), 1, "place")], False)


def test_the_protocol_freezes_the_digest_of_the_kept_result():
    contest = full_contest("signed", applications=2, jurors=2)

    assert contest.edition.protocol.facts["digest"] == contest.edition.results.current().get().digest


def test_jurors_are_pseudonyms_in_the_document():
    contest = full_contest("closed", applications=2, jurors=2)

    text = str(count_result(contest.edition, by=contest.secretary).document)

    known = [word for who in contest.jurors for word in (who.user.last_name, who.user.email)]
    assert [word for word in known if word in text] == []


def scored(criteria, *, answers=None, **nomination):
    """A closed contest whose only nomination got more criteria and rules before the scoring."""
    contest = full_contest("screening", applications=2, jurors=2)
    held = contest.edition.nominations.get()
    Nomination.objects.filter(pk=held.pk).update(**nomination)
    for facts in criteria:
        CriterionFactory(nomination=held, **facts)
    for application, own in zip(contest.applications, answers or [], strict=False):
        type(application).objects.filter(pk=application.pk).update(answers=application.answers | own)
    start_scoring(contest.edition, by=contest.secretary)
    return contest


def close(contest):
    contest.edition = close_scoring(ContestEdition.objects.get(pk=contest.edition.pk), by=contest.chair.user)
    return contest


def test_computed_points_come_from_the_numbers_of_the_application():
    spec = {"points_per_unit": 2, "max_units": 10}
    rule = {
        "kind": CriterionKind.COMPUTED,
        "rule": RuleKind.PER_UNIT,
        "spec": spec,
        "source_key": "people",
        "weight": Decimal("0.5"),
    }
    contest = scored([{"title": "Жители", **rule}], answers=[{}, {"people": "12"}])
    score_everything(contest.edition)

    result = count_result(close(contest).edition, by=contest.secretary)

    assert places(result) == [(2, Fraction(24), 1, "place"), (1, Fraction(16), 2, "place")]


def test_an_answer_that_makes_no_points_is_named():
    rule = {
        "kind": CriterionKind.COMPUTED,
        "rule": RuleKind.PER_UNIT,
        "spec": {"points_per_unit": 2},
        "source_key": "people",
    }
    contest = scored([{"title": "Жители", **rule}], answers=[{"people": "много"}])
    score_everything(contest.edition)

    with pytest.raises(Refusal, match="«Жители»: Нужно число, а дано: много"):
        count_result(close(contest).edition, by=contest.secretary)


def test_bands_may_depend_on_another_answer():
    band = {"from": 0, "to": None, "from_inclusive": True, "to_inclusive": True}
    spec = {"le_100": [band | {"points": 1}], "gt_100": [band | {"points": 5}]}
    rule = {"kind": CriterionKind.COMPUTED, "rule": RuleKind.BANDS_BY_CONDITION, "spec": spec, "source_key": "people"}
    contest = scored(
        [{"title": "Охват", "condition_key": "sum", **rule}],
        answers=[{"people": "7", "sum": "100"}, {"people": "7", "sum": "100,5"}],
    )
    score_everything(contest.edition)

    result = count_result(close(contest).edition, by=contest.secretary)

    assert [row[:2] for row in places(result)] == [(2, Fraction(19)), (1, Fraction(17))]


def test_verified_points_count_once_and_what_is_not_verified_gives_nothing():
    rule = {"kind": CriterionKind.VERIFIED, "rule": RuleKind.BOOLEAN, "spec": {"yes": 5}}
    contest = scored([{"title": "Юрлицо", **rule}])
    VerifiedValue.objects.create(
        application=contest.applications[1], criterion=Criterion.objects.get(title="Юрлицо"),
        value=True, points=5, by=contest.secretary, at=timezone.now(),
    )  # fmt: skip
    score_everything(contest.edition)

    result = count_result(close(contest).edition, by=contest.secretary)

    assert [row[:2] for row in places(result)] == [(2, Fraction(19)), (1, Fraction(16))]


def test_an_encouragement_goes_by_its_own_floor_and_into_the_awards():
    contest = scored([], places=1, incentive_points=14)
    score_everything(contest.edition)
    close(contest)
    draw_up_protocol(contest.edition, by=contest.secretary, number="1", held_on=timezone.localdate())
    protocol = sign_protocol(contest.edition.protocol, by=contest.chair.user)

    assert [(award.kind, award.place) for award in protocol.awards.all()] == [
        (AwardKind.PLACE, 1),
        (AwardKind.INCENTIVE, None),
    ]


def test_groups_have_places_of_their_own():
    contest = scored([], group_key="where", places=1)
    for application, word in zip(contest.applications, ("город", "село"), strict=True):
        type(application).objects.filter(pk=application.pk).update(answers=application.answers | {"where": word})
    score_everything(contest.edition)

    result = count_result(close(contest).edition, by=contest.secretary)

    assert [(row.group, row.place, row.award) for row in result.rows.order_by("group")] == [
        ("город", 1, "place"),
        ("село", 1, "place"),
    ]


def test_a_method_that_the_sheets_do_not_bear_is_refused_in_words():
    contest = scored([], method=CountingMethod.TRIMMED_MEAN, method_clause="п. 4.1")
    score_everything(contest.edition)

    with pytest.raises(Refusal, match="меньше пяти листов"):
        count_result(close(contest).edition, by=contest.secretary)


def test_equal_totals_go_by_the_heaviest_criterion():
    contest = scored([{"title": "Польза", "weight": 2}])
    ContestEdition.objects.filter(pk=contest.edition.pk).update(tie_rule=TieRule.HEAVIEST)
    for juror in contest.jurors:
        for sheet in juror.sheets.all():
            light, _other, heavy = sheet.application.nomination.criteria.order_by("weight", "pk")
            points = {light.pk: 4, heavy.pk: 1} if sheet.application.sequence == 1 else {light.pk: 2, heavy.pk: 2}
            marks = {row.pk: Decimal(points.get(row.pk, 0)) for row in (light, _other, heavy)}
            hand_in_sheet(sheet, by=juror.user, marks=marks)

    result = count_result(close(contest).edition, by=contest.secretary)

    assert [(row.application.sequence, row.total, row.place, row.tie_rule) for row in result.rows.all()] == [
        (2, 6, 1, "criterion:Польза"),
        (1, 6, 2, "criterion:Польза"),
    ]


def test_the_protocol_says_by_which_clause_it_was_counted():
    contest = scored([], method=CountingMethod.MEDIAN, method_clause="п. 4.2", title="Старейшина")
    score_everything(contest.edition)
    close(contest)

    protocol = draw_up_protocol(contest.edition, by=contest.secretary, number="1", held_on=timezone.localdate())

    assert "Итог заявки: «Старейшина» – медиана (п. 4.2)." in protocol.facts["method"]
