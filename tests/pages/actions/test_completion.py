"""A person's word about a row: asked for what it needs, never changed, taken back by another word."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.models import ModelLogEntry

from accounts.roles import Role
from foundation.errors import Refusal
from pages.actions.completion import mark_completion, take_back_mark
from pages.models import CompletionMark, PlanItem
from pages.queries.plan import plan_parts
from pages.states import PlanItemStatus
from tests.factories.accounts import UserFactory
from tests.factories.pages import plan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_site", "june")]

DAY = date(2020, 4, 22)


@pytest.fixture
def june():
    with time_machine.travel(datetime(2020, 6, 30, 9, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def editor():
    return UserFactory(role=Role.EDITOR)


def standing(page):
    [row] = plan_parts(page, at=datetime(2020, 6, 30, 9, tzinfo=UTC))[0].rows
    return row.standing.status


def test_the_latest_word_counts_and_the_earlier_ones_stay(editor):
    page = plan(1)
    item = PlanItem.objects.get()

    before = standing(page)
    mark_completion(item, by=editor, status="postponed", decided_on=DAY, postponed_to="ноябрь 2020 г.")
    postponed = standing(page)
    mark_completion(item, by=editor, status="held", decided_on=DAY, note="Прошли шесть уроков.")
    held = standing(page)
    take_back_mark(item, by=editor)

    assert (before, postponed, held, standing(page)) == (
        PlanItemStatus.AWAITING_OUTCOME,
        PlanItemStatus.POSTPONED,
        PlanItemStatus.HELD,
        PlanItemStatus.AWAITING_OUTCOME,
    )
    assert [(mark.status, mark.marked_by) for mark in item.marks.all()] == [
        ("planned", editor),
        ("held", editor),
        ("postponed", editor),
    ]
    assert ModelLogEntry.objects.filter(action="pages.plan_item.mark", user=editor).count() == 3


@pytest.mark.parametrize(
    ("facts", "faults"),
    [
        ({"status": "postponed"}, {"postponed_to": ["Напишите, на какой срок перенесено."]}),
        ({"status": "cancelled", "note": "  "}, {"note": ["Напишите, почему отменено."]}),
        ({"status": "replaced"}, {"replaced_by": ["Выберите пункт, которым заменён этот."]}),
        (
            {"status": "held", "postponed_to": "май"},
            {"postponed_to": ["Новый срок пишут у перенесённого пункта. Сотрите его или выберите «Перенесено»."]},
        ),
        ({"status": "held", "decided_on": date(2020, 7, 1)}, {"decided_on": ["Этот день ещё не наступил."]}),
    ],
)
def test_every_fault_is_named_at_its_field(editor, facts, faults):
    plan(1)

    with pytest.raises(ValidationError) as error:
        mark_completion(PlanItem.objects.get(), by=editor, **({"decided_on": DAY} | facts))

    assert (error.value.message_dict, CompletionMark.objects.count()) == (faults, 0)


def test_a_row_is_replaced_by_another_row_and_never_by_itself(editor):
    plan(2)
    one, other = PlanItem.objects.order_by("number")

    with pytest.raises(ValidationError, match="сам себя"):
        mark_completion(one, by=editor, status="replaced", decided_on=DAY, replaced_by=one)
    with pytest.raises(ValidationError, match="у заменённого"):
        mark_completion(one, by=editor, status="held", decided_on=DAY, replaced_by=other)
    mark_completion(one, by=editor, status="replaced", decided_on=DAY, replaced_by=other)

    assert [mark.replaced_by for mark in one.marks.all()] == [other]


def test_a_new_term_that_is_over_already_asks_for_its_year(editor):
    plan(1)
    item = PlanItem.objects.get()

    with pytest.raises(ValidationError, match="Допишите год") as error:
        mark_completion(item, by=editor, status="postponed", decided_on=DAY, postponed_to="март")
    mark_completion(item, by=editor, status="postponed", decided_on=DAY, postponed_to="март 2021 г.")

    assert (set(error.value.message_dict), item.marks.count()) == ({"postponed_to"}, 1)


def test_the_same_word_twice_and_nothing_to_take_back_are_refused(editor):
    plan(1)
    item = PlanItem.objects.get()

    with pytest.raises(Refusal, match="нет отметки"):
        take_back_mark(item, by=editor)
    mark_completion(item, by=editor, status="held", decided_on=DAY)
    with pytest.raises(Refusal, match="уже стоит"):
        mark_completion(item, by=editor, status="held", decided_on=DAY)
    take_back_mark(item, by=editor)
    with pytest.raises(Refusal, match="нет отметки"):
        take_back_mark(item, by=editor)

    assert item.marks.count() == 2


def test_a_stranger_marks_nothing():
    plan(1)
    item, stranger = PlanItem.objects.get(), UserFactory()

    with pytest.raises(PermissionDenied):
        mark_completion(item, by=stranger, status="held", decided_on=DAY)
    with pytest.raises(PermissionDenied):
        take_back_mark(item, by=stranger)

    assert not item.marks.exists()
