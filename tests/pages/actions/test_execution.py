"""What becomes of the rows of a plan is written beside the page and survives its drafts."""

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from pages.actions.execution import add_activity
from pages.models import PlanActivity, PlanItem
from tests.factories.pages import announced_edition, plan

pytestmark = pytest.mark.django_db


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
