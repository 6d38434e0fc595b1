"""A plan is looked at before it is written, written once, and undone exactly, as long as nobody built upon it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from time_machine import travel

from accounts.roles import Role
from foundation.errors import Outdated, Refusal
from pages.actions.execution import add_activity
from pages.actions.plan import import_plan
from pages.actions.plan_import import preview_plan, revise_import, undo_import, write_plan
from pages.models import (
    CompletionMark,
    NewsPage,
    PlanActivity,
    PlanImport,
    PlanItem,
    PlanSection,
    WorkPlanPage,
)
from pages.plan_reading.guesses import Choice
from pages.plan_reading.parsed import ParsedItem, ParsedSection
from pages.states import PlanImportState, PlanItemStatus
from pages.tasks import forget_unconfirmed_plans
from tests.factories.accounts import UserFactory
from tests.factories.pages import NewsPageFactory, parsed_plan, plan, site

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_site")]


def loaded(parsed):
    """Return a plan that was read and only shown so far."""
    return preview_plan(by=None, parsed=parsed, source="text")


def rows():
    """All rows of the database, with their keys and everything that stands in them."""
    return list(PlanItem.objects.order_by("pk").values())


def sections():
    return list(PlanSection.objects.order_by("pk").values())


def mark(number, **facts):
    defaults = {"status": PlanItemStatus.HELD, "decided_on": timezone.localdate()}
    return CompletionMark.objects.create(item=PlanItem.objects.get(number=number), **(defaults | facts))


def with_rows(*items, year=2020):
    """A plan of one section with rows (number, title)."""
    section = ParsedSection("Раздел", tuple(ParsedItem(number, "май", title, "", "") for number, title in items))
    return replace(parsed_plan(1, year=year), sections=(section,))


# ------------------------------------------------------------ looked at


def test_nothing_is_written_before_the_confirmation():
    site()

    loading = loaded(parsed_plan(2, 3))

    assert (WorkPlanPage.objects.count(), loading.state, loading.year) == (0, PlanImportState.PREVIEWED, 2020)
    assert loading.plan == parsed_plan(2, 3)


def test_an_editor_who_does_not_publish_may_not_load():
    editor = UserFactory(role=Role.EDITOR)

    with pytest.raises(PermissionDenied):
        preview_plan(by=editor, parsed=parsed_plan(1), source="text")


def test_a_written_plan_takes_no_other_year():
    site()
    loading = write_plan(loaded(parsed_plan(1)), by=None)

    with pytest.raises(Refusal, match="уже записан"):
        revise_import(loading, by=None, year=2021, choices={})


# ------------------------------------------------------------ written


def test_a_confirmed_plan_is_published_with_what_was_chosen():
    site()
    publisher = UserFactory(role=Role.PUBLISHER)
    loading = preview_plan(by=publisher, parsed=parsed_plan(2), source="docx", file_name="план.docx")
    loading = revise_import(loading, by=publisher, year=2021, choices={1: Choice("contest", "pupils", 40)})

    loading = write_plan(loading, by=publisher)

    assert (loading.state, loading.page.year, loading.page.live) == (PlanImportState.WRITTEN, 2021, True)
    assert list(PlanItem.objects.order_by("number").values_list("kind", "audience", "planned_participants")) == [
        ("other", "members", None),
        ("contest", "pupils", 40),
    ]


def test_what_was_written_is_not_written_again():
    site()
    loading = loaded(parsed_plan(2))
    write_plan(loading, by=None)

    with pytest.raises(Refusal, match="Это уже сделано"):
        write_plan(loading, by=None)

    assert PlanItem.objects.count() == 2


def test_a_plan_with_errors_is_not_written():
    site()
    loading = loaded(with_rows((1, "Субботник")))
    broken = {**loading.parsed, "warnings": [["NO_NAME", "строка 3", "", 0]]}
    PlanImport.objects.filter(pk=loading.pk).update(parsed=broken)

    with pytest.raises(Refusal, match="есть ошибки"):
        write_plan(loading, by=None)

    assert WorkPlanPage.objects.count() == 0


def test_a_plan_without_a_year_is_not_written():
    site()

    with pytest.raises(Refusal, match="Укажите год"):
        write_plan(loaded(replace(parsed_plan(1), year=None)), by=None)


def test_a_standing_plan_is_replaced_only_when_asked():
    plan(2)
    loading = loaded(parsed_plan(3))

    with pytest.raises(Refusal, match="отметьте «Заменить план»"):
        write_plan(loading, by=None)
    write_plan(loading, by=None, replace=True)

    assert PlanItem.objects.count() == 3


def test_a_plan_that_changed_since_it_was_shown_is_shown_again():
    page = plan(2)
    loading = loaded(parsed_plan(3))
    page.save_revision().publish()

    with pytest.raises(Outdated, match="изменили, пока вы смотрели"):
        write_plan(loading, by=None, replace=True)
    loading = revise_import(loading, by=None, year=2020, choices={})

    assert write_plan(loading, by=None, replace=True).state == PlanImportState.WRITTEN


def test_a_row_keeps_its_key_when_its_section_and_its_number_change():
    plan(2, 2)
    held = PlanItem.objects.get(number=4)
    activity = add_activity(held, title="Провели", by=None)
    mark(4)
    before = dict(PlanItem.objects.values_list("title", "pk"))

    # All four rows stand in one section now, the other way round.
    turned = with_rows(*((number, f"Мероприятие {5 - number}") for number in range(1, 5)))
    write_plan(loaded(turned), by=None, replace=True)

    assert dict(PlanItem.objects.values_list("title", "pk")) == before
    activity.refresh_from_db()
    assert (activity.item.number, activity.item.marks.count(), PlanSection.objects.count()) == (1, 1, 1)


def test_a_replacement_that_would_lose_recorded_rows_names_them_all():
    plan(4)
    add_activity(PlanItem.objects.get(number=2), title="Провели", by=None)
    mark(4)
    before = rows()

    with pytest.raises(Refusal) as refused:
        write_plan(loaded(parsed_plan(1)), by=None, replace=True)

    assert refused.value.reasons == [
        "В новом плане нет пунктов, по которым уже что-то записано. Верните их или отметьте как отменённые.",
        "2. Мероприятие 2: мероприятия по плану:\u00a01.",
        "4. Мероприятие 4: отметки о выполнении:\u00a01.",
    ]
    assert rows() == before


def test_a_row_by_which_another_was_replaced_does_not_go_either():
    plan(3)
    mark(1, status=PlanItemStatus.REPLACED, replaced_by=PlanItem.objects.get(number=3))

    with pytest.raises(Refusal, match="Мероприятие 3: отметки"):
        write_plan(loaded(parsed_plan(2)), by=None, replace=True)


# ------------------------------------------------------------ undone


def test_undoing_a_new_plan_takes_its_page_away():
    site()
    loading = undo_import(write_plan(loaded(parsed_plan(2)), by=None), by=None)

    assert (loading.state, loading.page, WorkPlanPage.objects.count()) == (PlanImportState.UNDONE, None, 0)


def test_undoing_a_replacement_gives_back_every_row_under_its_key():
    page = plan(2, 3)
    news = NewsPageFactory(plan_item=PlanItem.objects.get(number=5))
    activity = add_activity(PlanItem.objects.get(number=1), title="Провели", by=None)
    PlanItem.objects.filter(number=2).update(kind="contest", starts_on="2020-06-01", ends_on="2020-06-02")
    page = WorkPlanPage.objects.get()
    page.save_revision().publish()
    rows_before, sections_before, words = rows(), sections(), (page.title, page.document_title)
    other = with_rows((3, "Мероприятие 1"), (1, "Совсем другое"), (2, "Мероприятие 2"))
    loading = write_plan(loaded(replace(other, title="ИНОЙ ПЛАН НА 2020 ГОД")), by=None, replace=True)
    assert NewsPage.objects.get(pk=news.pk).plan_item is None

    undo_import(loading, by=None)

    page = WorkPlanPage.objects.get()
    assert (rows(), sections(), (page.title, page.document_title)) == (rows_before, sections_before, words)
    assert (page.live, page.has_unpublished_changes) == (True, False)
    assert NewsPage.objects.get(pk=news.pk).plan_item.number == 5
    assert PlanActivity.objects.get(pk=activity.pk).item.number == 1


def test_an_undone_plan_can_be_loaded_again():
    site()
    undo_import(write_plan(loaded(parsed_plan(2)), by=None), by=None)

    write_plan(loaded(parsed_plan(3)), by=None)

    assert PlanItem.objects.count() == 3


@pytest.mark.parametrize(
    ("build", "reason"),
    [
        (lambda row: add_activity(row, title="Провели", by=None), r"1 \(мероприятия по плану:\s1\)"),
        (lambda row: mark(row.number), r"1 \(отметки о выполнении:\s1\)"),
        (lambda row: NewsPageFactory(plan_item=row), r"1 \(новости:\s1\)"),
    ],
)
def test_a_plan_upon_which_somebody_built_is_not_undone(build, reason):
    site()
    loading = write_plan(loaded(parsed_plan(2)), by=None)
    build(PlanItem.objects.get(number=1))

    with pytest.raises(Refusal, match=reason):
        undo_import(loading, by=None)

    assert PlanItem.objects.count() == 2


def test_what_was_there_before_a_replacement_does_not_keep_it_from_being_undone():
    plan(2)
    add_activity(PlanItem.objects.get(number=1), title="Провели", by=None)
    changed = with_rows((1, "Мероприятие 1"), (2, "Переименовано"))

    loading = undo_import(write_plan(loaded(changed), by=None, replace=True), by=None)

    assert loading.state == PlanImportState.UNDONE


def test_a_plan_that_was_edited_since_is_not_undone():
    site()
    loading = write_plan(loaded(parsed_plan(2)), by=None)
    loading.page.save_revision()

    with pytest.raises(Refusal, match="после загрузки правили"):
        undo_import(loading, by=None)


def test_after_a_day_nothing_is_undone():
    site()
    loading = write_plan(loaded(parsed_plan(2)), by=None)

    with travel(timezone.now() + timedelta(hours=25)), pytest.raises(Refusal, match="больше суток"):
        undo_import(loading, by=None)


def test_a_plan_of_a_draft_page_is_left_alone():
    home = site()
    page = import_plan(parsed_plan(2), by=None, site_root=home)
    page.unpublish()
    WorkPlanPage.objects.get().save_revision()

    with pytest.raises(Refusal, match="неопубликованные правки"):
        write_plan(loaded(parsed_plan(3)), by=None, replace=True)


def test_a_plan_that_was_never_written_is_forgotten_in_a_month_and_a_written_one_never():
    site()
    with travel("2026-01-01T09:00:00Z", tick=False):
        written = loaded(parsed_plan(1))
        write_plan(written, by=None)
        loaded(parsed_plan(1, year=2021))
    with travel("2026-01-25T09:00:00Z", tick=False):
        young = loaded(parsed_plan(1, year=2022))

    with travel("2026-02-02T09:00:00Z", tick=False):
        forget_unconfirmed_plans()

    assert set(PlanImport.objects.values_list("pk", flat=True)) == {written.pk, young.pk}
