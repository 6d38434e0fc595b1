"""Many confirm at once: a plan is written once, a year has one page, nothing recorded is lost to an undoing."""

from functools import partial

import pytest
from django.db import IntegrityError
from wagtail.models import Locale, Page

from foundation.errors import Refusal
from pages.actions.execution import add_activity
from pages.actions.plan_import import preview_plan, undo_import, write_plan
from pages.models import PlanActivity, PlanImport, PlanItem, WorkPlanPage
from pages.states import PlanImportState
from tests.factories.pages import parsed_plan, site
from tests.support.crowd import together

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

HANDS = 8


@pytest.fixture(autouse=True)
def _tree():
    """A built site: the flush after a transactional test takes the root of all pages along."""
    Locale.objects.get_or_create(language_code="ru")
    if not Page.get_first_root_node():
        Page.add_root(instance=Page(title="Root", slug="root"))
    site()


def loaded(rows=3):
    return preview_plan(by=None, parsed=parsed_plan(rows), source="text")


def answer(act, *subjects, **facts):
    """Do it and say whether it was done."""
    try:
        act(*subjects, by=None, **facts)
    except (Refusal, IntegrityError, PlanItem.DoesNotExist):
        return False
    return True


def test_eight_confirmations_of_one_plan_write_it_once():
    loading = loaded()

    done = together(*[partial(answer, write_plan, loading)] * HANDS)

    assert (done.count(True), WorkPlanPage.objects.count(), PlanItem.objects.count()) == (1, 1, 3)


def test_eight_plans_of_one_year_make_one_page():
    loadings = [loaded(rows) for rows in range(1, HANDS + 1)]

    done = together(*[partial(answer, write_plan, loading) for loading in loadings])

    written = PlanImport.objects.get(state=PlanImportState.WRITTEN)
    assert (done.count(True), WorkPlanPage.objects.count()) == (1, 1)
    assert PlanItem.objects.count() == len(written.plan.items)


def test_what_is_recorded_during_an_undoing_stays_or_is_refused():
    loading = write_plan(loaded(), by=None)
    row = PlanItem.objects.get(number=1)

    undone, recorded = together(
        partial(answer, undo_import, loading), partial(answer, add_activity, row, title="Провели")
    )

    assert (undone, recorded) in {(True, False), (False, True)}
    assert (WorkPlanPage.objects.count(), PlanActivity.objects.count()) == ((0, 0) if undone else (1, 1))
