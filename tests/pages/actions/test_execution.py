"""What becomes of the rows of a plan is written beside the page and survives its drafts."""

from datetime import date

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from foundation.errors import Refusal
from pages.actions.execution import (
    add_activity,
    cancel_activity,
    change_activity,
    hold_activity,
    reopen_activity,
)
from pages.models import PlanActivity, PlanItem
from pages.states import ActivityState
from tests.factories.pages import announced_edition, plan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_site")]


@pytest.fixture
def editor():
    user = User.objects.create_user("editor@example.org", last_name="Иванова", first_name="Анна")
    user.groups.add(Group.objects.get_or_create(name=Role.EDITOR.value)[0])
    return user


def test_a_row_has_any_number_of_activities(editor):
    plan(2)
    row, edition = PlanItem.objects.get(number=2), announced_edition(timezone.now())

    contest = add_activity(row, by=editor, contest_edition=edition)
    meeting = add_activity(row, by=editor, title="Заседание 12 марта")

    assert [str(activity) for activity in (contest, meeting)] == [str(edition), "Заседание 12 марта"]
    assert set(PlanItem.objects.get(number=2).activities.all()) == {contest, meeting}


def test_publishing_a_draft_that_knows_nothing_of_an_activity_leaves_it_alone():
    page = plan(1)
    draft = page.save_revision()
    activity = add_activity(PlanItem.objects.get(), by=None, title="Заседание")

    draft.publish()

    assert list(PlanItem.objects.get().activities.all()) == [activity]


def test_an_activity_without_a_name_and_a_contest_twice_are_refused():
    plan(1)
    row, edition = PlanItem.objects.get(), announced_edition(timezone.now())
    add_activity(row, by=None, contest_edition=edition)

    with pytest.raises(ValidationError, match="Назовите мероприятие"):
        add_activity(row, by=None, title="")
    with pytest.raises(ValidationError, match="уже привязан"):
        add_activity(row, by=None, contest_edition=edition)

    assert PlanActivity.objects.count() == 1


def test_a_stranger_adds_nothing():
    plan(1)
    stranger = User.objects.create_user("stranger@example.org", last_name="Петров", first_name="Иван")

    with pytest.raises(PermissionDenied):
        add_activity(PlanItem.objects.get(), by=stranger, title="Заседание")

    assert not PlanActivity.objects.exists()


AFTERWARDS = date(2020, 6, 30)
MARCH = date(2020, 3, 12)


def meeting(**facts):
    plan(1)
    return add_activity(PlanItem.objects.get(), by=None, **({"title": "Заседание"} | facts))


def facts_of(activity):
    activity.refresh_from_db()
    return (activity.state, activity.starts_on, activity.ends_on, activity.participants_count, activity.outcome)


@time_machine.travel(AFTERWARDS)
def test_an_activity_is_held_with_its_day_its_people_and_its_outcome(editor):
    activity = meeting()

    hold_activity(activity, by=editor, starts_on=MARCH, participants_count=5, outcome="План утверждён.")

    assert facts_of(activity) == (ActivityState.HELD, MARCH, None, 5, "План утверждён.")


@time_machine.travel(AFTERWARDS)
@pytest.mark.parametrize(
    ("days", "fault"),
    [
        ({"starts_on": date(2020, 7, 1)}, {"starts_on": ["Этот день ещё не наступил."]}),
        ({"starts_on": MARCH, "ends_on": date(2020, 7, 1)}, {"ends_on": ["Этот день ещё не наступил."]}),
        ({"starts_on": MARCH, "ends_on": date(2020, 3, 11)}, {"ends_on": ["Последний день раньше первого."]}),
        ({"starts_on": None}, {"starts_on": ["Укажите, в какой день это было или начнётся."]}),
    ],
)
def test_a_wrong_day_is_named_at_its_field_and_nothing_is_written(editor, days, fault):
    activity = meeting()

    with pytest.raises(ValidationError) as error:
        hold_activity(activity, by=editor, **days)

    assert (error.value.message_dict, facts_of(activity)[0]) == (fault, ActivityState.PLANNED)


@time_machine.travel(AFTERWARDS)
def test_an_activity_is_cancelled_with_a_reason_and_comes_back_by_one_move(editor):
    activity = meeting(starts_on=MARCH)

    with pytest.raises(ValidationError, match="Напишите, почему"):
        cancel_activity(activity, by=editor, reason="  ")
    cancel_activity(activity, by=editor, reason="Карантин.")
    cancelled = facts_of(activity)
    reopen_activity(activity, by=editor)

    assert (cancelled, facts_of(activity)) == (
        (ActivityState.CANCELLED, MARCH, None, None, "Карантин."),
        (ActivityState.PLANNED, MARCH, None, None, "Карантин."),
    )


@time_machine.travel(AFTERWARDS)
def test_what_is_held_is_not_held_again_nor_cancelled(editor):
    activity = hold_activity(meeting(), by=editor, starts_on=MARCH)

    with pytest.raises(Refusal, match="Это уже сделано"):
        hold_activity(activity, by=editor, starts_on=MARCH)
    with pytest.raises(Refusal, match="Сейчас это невозможно"):
        cancel_activity(activity, by=editor, reason="Карантин.")


@time_machine.travel(AFTERWARDS)
def test_the_facts_of_an_activity_are_corrected_in_any_state(editor):
    activity = hold_activity(meeting(), by=editor, starts_on=MARCH, participants_count=5)

    change_activity(activity, by=editor, title="Заседание президиума", participants_count=4, outcome="Решили.")

    assert facts_of(activity) == (ActivityState.HELD, MARCH, None, 4, "Решили.")
    assert activity.title == "Заседание президиума"


@time_machine.travel(AFTERWARDS)
@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"title": ""}, "title"),
        ({"starts_on": None}, "starts_on"),
        ({"ends_on": date(2020, 1, 1)}, "ends_on"),
        ({"starts_on": date(2020, 7, 1)}, "starts_on"),
    ],
)
def test_a_wrong_correction_is_named_at_its_field(editor, facts, field):
    activity = hold_activity(meeting(), by=editor, starts_on=MARCH)

    with pytest.raises(ValidationError) as error:
        change_activity(activity, by=editor, **facts)

    assert set(error.value.message_dict) == {field}


@time_machine.travel(AFTERWARDS)
def test_a_stranger_changes_nothing():
    activity = meeting(starts_on=MARCH)
    stranger = User.objects.create_user("stranger@example.org", last_name="Петров", first_name="Иван")

    for act, details in (
        (hold_activity, {"starts_on": MARCH}),
        (cancel_activity, {"reason": "Так."}),
        (change_activity, {"title": "Другое"}),
    ):
        with pytest.raises(PermissionDenied):
            act(activity, by=stranger, **details)

    assert facts_of(activity) == (ActivityState.PLANNED, MARCH, None, None, "")
