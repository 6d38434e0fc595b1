"""The act of taking a plan over to another year: the same sections and rows, a draft; what was done stays with the old one."""

from collections.abc import Set as AbstractSet

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from foundation.audit import record
from foundation.errors import Refusal
from foundation.permissions import allows
from pages.models import PlanIndexPage, PlanItem, PlanSection, WorkPlanPage
from pages.plan_shift import shifted, shifted_day
from pages.queries.plan_copy import DAYS, WORDS

AS_THEY_ARE = ("number", "kind", "audience", "planned_participants")


@transaction.atomic
def copy_plan(plan: WorkPlanPage, *, by, year: int, unchanged: AbstractSet[str] = frozenset()) -> WorkPlanPage:
    """Make a draft of the plan of `year` from this one and return its page.

    The plan's own year becomes `year` in the words that name it, and exact days move with it; places whose keys are in
    `unchanged` (keys of `shift_of_plan`) are taken as they are. Activities, marks and news are not copied.
    Raises PermissionDenied, and Refusal when the year has a plan already.
    """
    if by is not None and not allows(by, "pages.copy_plan"):
        raise PermissionDenied
    index = PlanIndexPage.objects.select_for_update().get(pk=plan.get_parent().pk)
    _refuse_second(year, index)
    copy = _Copyist(plan.year, year, unchanged)
    page = WorkPlanPage(year=year, slug=str(year), live=False, title="", document_title="")
    page.title, page.document_title = copy.words("title", plan.title), copy.words("document_title", plan.document_title)
    if page.title == plan.title:
        page.title = _("План работы на %(year)s год") % {"year": year}
    page.sections.set([copy.section(section) for section in plan.sections.all().prefetch_related("items")])
    page = index.add_child(instance=page)
    page.save_revision(user=by, log_action=False)
    rows = PlanItem.objects.filter(section__plan=page).count()
    record(page, "pages.work_plan.copy", by=by, year=year, copied_from=plan.year, items=rows)
    return page


def _refuse_second(year: int, index: PlanIndexPage) -> None:
    if WorkPlanPage.objects.filter(year=year).exists():
        raise Refusal(_("План на %(year)s год уже есть.") % {"year": year})
    if index.get_children().filter(slug=str(year)).exists():
        raise Refusal(_("Адрес %(year)s среди планов занят другой страницей.") % {"year": year})


class _Copyist:
    """Copies rows; what is unchanged by will stays, the rest moves to the other year."""

    def __init__(self, year: int, to: int, unchanged: AbstractSet[str]):
        self.year, self.to, self.unchanged = year, to, unchanged

    def section(self, old: PlanSection) -> PlanSection:
        new = PlanSection(wording=self.words(f"section-{old.pk}", old.wording), sort_order=old.sort_order)
        new.items.set([self.item(item) for item in old.items.all()])
        return new

    def item(self, old: PlanItem) -> PlanItem:
        new = PlanItem(sort_order=old.sort_order, **{name: getattr(old, name) for name in AS_THEY_ARE})
        for field in WORDS:
            setattr(new, field, self.words(f"item-{old.pk}-{field}", getattr(old, field)))
        for field in ("starts_on", "ends_on"):
            setattr(new, field, self.day(f"item-{old.pk}-{DAYS}", getattr(old, field)))
        return new

    def words(self, key: str, text: str) -> str:
        return text if key in self.unchanged else shifted(text, year=self.year, to=self.to)

    def day(self, key: str, day):
        return day if day is None or key in self.unchanged else shifted_day(day, self.to - self.year)
