"""The desk of the plan: what waits is found, a row is marked on its card, every fault stands at its field."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.urls import reverse

from accounts.roles import Role
from pages.actions.completion import mark_completion
from pages.actions.execution import add_activity, hold_activity
from pages.models import CompletionMark, PlanActivity, PlanItem
from pages.queries.plan_desk import Choice, desk_of
from pages.states import PlanItemKind
from tests.contests.views.doors import enter, queries_of
from tests.factories.accounts import UserFactory
from tests.factories.pages import CoveragePageFactory, NewsPageFactory, announced_edition, plan
from tests.pages.views.test_public import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_site", "june")]

JUNE = datetime(2020, 6, 30, 9, tzinfo=UTC)
CARD = "/office/plan/2020/1/"


@pytest.fixture
def june():
    with time_machine.travel(JUNE, tick=False):
        yield


@pytest.fixture
def office(client):
    return enter(client, UserFactory(role=Role.EDITOR))


def rows(page, **choice):
    desk = desk_of(page, at=JUNE, choice=Choice(**choice))
    return [row.item.number for part in desk.parts for row in part.rows]


def narrowing_plan():
    """1 awaits its outcome, 2 was told about, 3 is autumn's, 4 has an activity that is late, 5 was held in silence."""
    page = plan(2, 3)
    items = list(PlanItem.objects.order_by("number"))
    PlanItem.objects.filter(number__in=[3, 4]).update(approximate_period_text="октябрь")
    PlanItem.objects.filter(number=3).update(kind=PlanItemKind.LESSON)
    mark_completion(items[1], by=None, status="held", decided_on=date(2020, 4, 9))
    NewsPageFactory(plan_item=items[1])
    add_activity(items[3], by=None, title="Встреча", starts_on=date(2020, 5, 12))
    mark_completion(items[4], by=None, status="partly_held", decided_on=date(2020, 4, 9))
    return page


def test_the_desk_finds_what_waits_by_quarter_and_by_kind():
    page = narrowing_plan()
    desk = desk_of(page, at=JUNE)

    assert {
        "all": rows(page),
        "outcome": rows(page, waits="outcome"),
        "coverage": rows(page, waits="coverage"),
        "spring": rows(page, quarter=2),
        "autumn": rows(page, quarter=4),
        "lessons": rows(page, kind="lesson"),
        "lessons of spring": rows(page, kind="lesson", quarter=2),
    } == {
        "all": [1, 2, 3, 4, 5],
        "outcome": [1, 4],
        "coverage": [1, 5],
        "spring": [1, 2, 5],
        "autumn": [3, 4],
        "lessons": [3],
        "lessons of spring": [],
    }
    assert (desk.every, desk.outcome, desk.coverage) == (5, 2, 2)


def test_the_desk_shows_the_rows_and_an_answer_that_makes_no_sense_narrows_nothing(office):
    narrowing_plan()

    words = words_of(office.get("/office/plan/2020/"))
    shown = [
        len(office.get("/office/plan/2020/", query).context["desk"].parts)
        for query in ({"waits": "nonsense", "quarter": "9", "kind": "x"}, {"waits": "outcome"}, {"quarter": "1"})
    ]

    assert "Ждут итога 2" in words
    assert "12 мая 2020 г. – запланировано ждёт итога" in words
    assert shown == [2, 2, 0]


def test_a_row_is_marked_on_its_card_and_the_mark_is_taken_back(office):
    plan(1)

    marked = office.post(CARD, {"status": "held", "decided_on": "2020-04-21", "note": "Шесть уроков."})
    words = words_of(office.get(CARD))
    taken = office.post(f"{CARD}take-back/")

    assert (marked.status_code, marked.url, taken.status_code, taken.url) == (302, CARD, 302, CARD)
    assert "Проведено" in words
    assert "Шесть уроков." in words
    assert [mark.status for mark in CompletionMark.objects.all()] == ["planned", "held"]


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({"status": ""}, "status"),
        ({"status": "postponed"}, "postponed_to"),
        ({"status": "postponed", "postponed_to": "март"}, "postponed_to"),
        ({"status": "cancelled"}, "note"),
        ({"status": "replaced"}, "replaced_by"),
        ({"status": "held", "decided_on": "2020-07-01"}, "decided_on"),
        ({"status": "held", "decided_on": "вчера"}, "decided_on"),
    ],
)
def test_a_fault_of_a_mark_stands_at_its_field_and_what_was_typed_stays(office, answers, field):
    plan(1)

    answer = office.post(CARD, {"decided_on": "2020-04-21", "note": ""} | answers)

    form = answer.context["form"]
    assert (answer.status_code, list(form.errors), form.data.get("postponed_to")) == (
        422,
        [field],
        answers.get("postponed_to"),
    )
    assert not CompletionMark.objects.exists()


def test_an_activity_is_added_corrected_held_and_brought_back(office):
    plan(1)

    added = office.post(f"{CARD}activities/new/", {"title": "Урок", "starts_on": "2020-04-21"})
    activity = PlanActivity.objects.get()
    address = f"/office/plan/activities/{activity.code}/"
    steps = [
        office.post(address, {"title": "Урок о совете", "starts_on": "2020-04-22", "place": "Школа № 1"}),
        office.post(f"{address}hold/", {"starts_on": "2020-04-22", "participants_count": "28", "outcome": "Прошёл."}),
        office.post(address, {"title": "Урок о совете", "starts_on": "2020-04-22", "participants_count": "29"}),
        office.post(f"{address}reopen/"),
        office.post(f"{address}cancel/", {"reason": "Карантин."}),
    ]

    activity.refresh_from_db()
    assert [(step.status_code, step.url) for step in (added, *steps)] == [(302, CARD)] * 6
    assert (activity.title, activity.state, activity.participants_count, activity.outcome) == (
        "Урок о совете",
        "cancelled",
        29,
        "Карантин.",
    )


@pytest.mark.parametrize(
    ("move", "answers", "field"),
    [
        ("hold", {"starts_on": ""}, "starts_on"),
        ("hold", {"starts_on": "2020-07-01"}, "starts_on"),
        ("hold", {"starts_on": "2020-04-21", "ends_on": "2020-04-20"}, "ends_on"),
        ("hold", {"starts_on": "2020-04-21", "participants_count": "-5"}, "participants_count"),
        ("cancel", {"reason": " "}, "reason"),
    ],
)
def test_a_fault_of_a_move_stands_at_its_field(office, move, answers, field):
    plan(1)
    activity = add_activity(PlanItem.objects.get(), by=None, title="Урок")

    answer = office.post(f"/office/plan/activities/{activity.code}/{move}/", answers)

    activity.refresh_from_db()
    assert (list(answer.context["form"].errors), activity.state) == ([field], "planned")


def test_a_contest_that_is_over_offers_the_number_of_its_applications(office):
    plan(1)
    activity = add_activity(PlanItem.objects.get(), by=None, contest_edition=announced_edition(JUNE))

    form = office.get(f"/office/plan/activities/{activity.code}/hold/").context["form"]

    assert form.initial["participants_count"] == 0


def test_the_card_leads_to_the_next_row_that_waits(office):
    narrowing_plan()

    waiting = [office.get(f"/office/plan/2020/{number}/").context["next_waiting"].item.number for number in (1, 4, 5)]

    assert waiting == [4, 1, 1]


@pytest.mark.parametrize("address", ["/office/plan/", "/office/plan/2020/", CARD, f"{CARD}activities/new/"])
def test_the_desk_is_for_those_who_record_execution(client, address):
    plan(1)
    enter(client, UserFactory(role=Role.JUROR))

    assert client.get(address).status_code == 403


@pytest.mark.parametrize("address", ["/office/plan/2019/", "/office/plan/2020/7/"])
def test_what_is_in_no_plan_is_not_found(office, address):
    plan(1)

    assert office.get(address).status_code == 404


def test_a_draft_has_a_desk(office):
    plan(1).unpublish()

    assert "Черновик, на сайте не виден" in words_of(office.get("/office/plan/2020/"))


def test_the_menu_of_the_office_leads_to_the_desk(office):
    plan(1)

    assert reverse("office_plans") in office.get("/office/").content.decode()


def full(page):
    """Give every row of a plan everything that a row may have."""
    for item in PlanItem.objects.filter(section__plan=page):
        activity = add_activity(item, by=None, title="Урок")
        hold_activity(activity, by=None, starts_on=date(2020, 4, 21))
        mark_completion(item, by=None, status="held", decided_on=date(2020, 4, 30))
        CoveragePageFactory(activity=activity)


def test_the_desk_and_a_card_cost_the_same_for_one_row_and_for_thirty(office, publications):
    full(plan(1, year=2019))
    full(plan(30))
    office.get("/office/plan/2019/1/")

    cost = [[queries_of(office, f"/office/plan/{year}/{path}") for path in ("", "1/")] for year in (2019, 2020)]

    assert cost == [[9, 14], [9, 14]]
