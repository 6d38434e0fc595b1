"""The secretary sets the rule of a criterion with a preview, and writes down what he verified."""

import pytest
from django.urls import reverse

from contests.actions.criterion import define_criterion, verify_values
from contests.models import Criterion, VerifiedValue
from contests.states import CriterionKind, RuleKind
from contests.workflow.announcement import criteria_are_sound
from foundation.errors import Refusal
from tests.contests.views.doors import door, text
from tests.contests.views.test_office_setup import rows_of
from tests.factories.contests import ApplicationFactory, CriterionFactory, EditionFactory, full_contest

pytestmark = pytest.mark.django_db

TABLE = "меньше 5 = 0\nот 5 до 10 = 1\nбольше 10 = 2"


@pytest.fixture
def draft():
    return EditionFactory(draft=True)


def page_of(edition):
    nomination = edition.nominations.get()
    criterion = nomination.criteria.first()
    return criterion, door("criterion", edition, nomination.pk, criterion.pk)


def facts(**more):
    return {"kind": "computed", "rule": "bands", "table": TABLE, "source_key": "work", "comment_rule": "none"} | more


def test_a_rule_is_kept_as_data_and_shown_as_lines(office, draft):
    criterion, page = page_of(draft)

    answer = office.post(page, facts())

    criterion.refresh_from_db()
    assert (answer.url, criterion.kind, criterion.rule, criterion.source_key) == (page, "computed", "bands", "work")
    assert [band["points"] for band in criterion.spec["bands"]] == [0, 1, 2]
    assert "меньше 5 = 0\nот 5 до 10 включительно = 1\nбольше 10 = 2</textarea>" in office.get(page).content.decode()


def test_a_look_tells_gaps_and_the_points_of_a_value_and_saves_nothing(office, draft):
    criterion, page = page_of(draft)

    answer = office.post(page, facts(table="меньше 5 = 0\nбольше 5 = 1", sample="7", preview="1"))

    criterion.refresh_from_db()
    assert (answer.status_code, criterion.kind) == (200, "jury")
    assert "Значения 5 нет ни в строке «меньше 5», ни в строке «больше 5»." in text(answer)
    assert "7 – баллов: 1" in text(answer)


def test_a_look_at_a_line_that_is_not_clear_shows_the_line(office, draft):
    _criterion, page = page_of(draft)

    answer = office.post(page, facts(table="много = 5", preview="1"))

    assert (answer.status_code, "Не понята строка: много = 5." in text(answer)) == (200, True)


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"table": "много = 5"}, "Не понята строка: много = 5."),
        ({"rule": ""}, "Выберите правило, по которому считается балл."),
        ({"source_key": "elsewhere"}, "elsewhere"),
    ],
)
def test_what_is_not_clear_is_not_saved(office, draft, sent, words):
    criterion, page = page_of(draft)

    answer = office.post(page, facts(**sent))

    criterion.refresh_from_db()
    assert (answer.status_code, criterion.kind, words in text(answer)) == (422, "jury", True)


def test_marks_of_the_jury_need_no_table(office, draft):
    criterion, page = page_of(draft)
    Criterion.objects.filter(pk=criterion.pk).update(
        kind="computed", rule="boolean", spec={"yes": 1}, source_key="work"
    )

    office.post(page, facts(kind="jury", allows_na="on", comment_rule="extremes"))

    criterion.refresh_from_db()
    assert (criterion.kind, criterion.rule, criterion.spec, criterion.source_key) == ("jury", "", {}, "")
    assert (criterion.allows_na, criterion.comment_rule) == (True, "extremes")


def test_an_announced_criterion_stays_as_it_is(office):
    edition = EditionFactory()
    criterion, page = page_of(edition)

    answer = office.post(page, facts())

    criterion.refresh_from_db()
    assert (answer.status_code, criterion.kind) == (422, "jury")
    with pytest.raises(Refusal, match="критерии больше не меняются"):
        define_criterion(criterion, by=answer.wsgi_request.user, kind="heading")


def test_a_contest_with_a_gap_in_a_table_is_not_announced(draft):
    nomination = draft.nominations.get()
    gap = {"bands": [{"from": 5, "to": None, "from_inclusive": True, "to_inclusive": True, "points": 1}]}
    CriterionFactory(nomination=nomination, title="Жители", kind="computed", rule="bands", spec=gap, source_key="gone")

    words = criteria_are_sound(draft)

    assert words == (
        "Исправьте критерии: «Жители» – Не сказано, сколько баллов у значений меньше 5.; "
        "«Жители» – вопроса, из которого берётся значение, больше нет."
    )


def verified():
    """A contest in scoring with a criterion that the secretary verifies, and one of its applications."""
    contest = full_contest("screening", applications=1, jurors=1)
    nomination = contest.edition.nominations.get()
    spec = {"points_per_unit": 2, "max_units": 5}
    rule = {"kind": CriterionKind.VERIFIED, "rule": RuleKind.PER_UNIT, "spec": spec}
    return contest, CriterionFactory(nomination=nomination, title="Субботники", **rule), contest.applications[0]


def test_what_the_secretary_verified_makes_points_by_the_table(office):
    _contest, criterion, application = verified()
    page = reverse("office_verification", args=[application.code])
    assert page in office.get(reverse("office_application", args=[application.code])).content.decode()

    office.post(page, {f"value-{criterion.pk}": "3", f"note-{criterion.pk}": "Акты"})

    kept = VerifiedValue.objects.get()
    assert (kept.value, kept.points, kept.note) == ("3", 6, "Акты")
    office.post(page, {f"value-{criterion.pk}": ""})
    assert not VerifiedValue.objects.exists()


def test_a_value_that_makes_no_points_is_told(office):
    _contest, criterion, application = verified()

    answer = office.post(reverse("office_verification", args=[application.code]), {f"value-{criterion.pk}": "много"})

    assert (answer.status_code, "«Субботники»: Нужно число, а дано: много." in text(answer)) == (422, True)


def test_after_the_scoring_nothing_is_verified_any_more():
    contest = full_contest("closed", applications=1, jurors=1)

    with pytest.raises(Refusal, match="до завершения оценки"):
        verify_values(contest.applications[0], by=contest.secretary, values={})


def test_where_nothing_is_verified_there_is_no_door(office):
    application = ApplicationFactory(submitted=True)

    assert office.get(reverse("office_verification", args=[application.code])).status_code == 404


def test_the_way_of_counting_needs_its_clause(office, draft):
    nomination = draft.nominations.get()
    page = door("nomination", draft, nomination.pk)
    sent = rows_of(office.get(page).context["form"])

    refused = office.post(page, sent | {"method": "median"})
    office.post(
        page, sent | {"method": "median", "method_clause": "п. 4.2", "incentive_points": "20", "group_key": "work"}
    )

    nomination.refresh_from_db()
    assert "Впишите пункт положения" in text(refused)
    assert (nomination.method, nomination.incentive_points, nomination.group_key) == ("median", 20, "work")
