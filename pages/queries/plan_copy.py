"""What would change when a plan is taken over to another year. Reading only."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pages.models import PlanItem, WorkPlanPage
from pages.plan_shift import Place, Shift, shift_of

WORDS = {
    "approximate_period_text": gettext_lazy("когда"),
    "title": gettext_lazy("название и место"),
    "participants_text": gettext_lazy("участники"),
    "preliminary_programme": gettext_lazy("программа"),
}
DAYS = "days"


def shift_of_plan(plan: WorkPlanPage, *, to: int) -> Shift:
    """Return every change on the way to the year `to`, in the order of the plan. Two queries."""
    return shift_of(_places(plan), year=plan.year, to=to)


def _places(plan: WorkPlanPage) -> Iterator[Place]:
    yield Place("title", _("Заголовок страницы"), plan.title)
    yield Place("document_title", _("Название документа"), plan.document_title)
    for section in plan.sections.all().prefetch_related("items"):
        yield Place(f"section-{section.pk}", _("Раздел"), section.wording)
        for item in section.items.all():
            yield from _places_of(item)


def _places_of(item: PlanItem) -> Iterator[Place]:
    for field, name in WORDS.items():
        yield Place(f"item-{item.pk}-{field}", _named(item, name), getattr(item, field))
    if item.starts_on:
        days = (item.starts_on, item.ends_on or item.starts_on)
        yield Place(f"item-{item.pk}-{DAYS}", _named(item, _("точные дни")), days)


def _named(item: PlanItem, field) -> str:
    return _("Пункт %(number)s, %(field)s") % {"number": item.number, "field": field}
