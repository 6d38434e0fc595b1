"""The act of writing a plan from a text. Rows are edited in the office; what becomes of them is in execution.py."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from foundation.audit import record
from foundation.errors import Refusal
from foundation.permissions import allows
from pages.models import PlanIndexPage, PlanItem, PlanSection, WorkPlanPage
from pages.plan_reading.parsed import ParsedItem, ParsedPlan


@transaction.atomic
def import_plan(parsed: ParsedPlan, *, by, site_root, replace: bool = False) -> WorkPlanPage:
    """Write the plan of `parsed.year` with its sections and rows under `site_root`, publish it and return its page.

    `replace` rewrites a plan that exists: rows are met by number, so their activities, marks and news hold. `by=None` is
    the console. Raises PermissionDenied, and Refusal when the year is not known, there are no rows, a number repeats, the
    plan exists already, has edits that nobody published, or would lose a row for which something was recorded.
    """
    _check_right(by, "pages.import_plan")
    year = _writable_year(parsed)
    index = PlanIndexPage.objects.select_for_update().descendant_of(site_root).first()
    if index is None:
        raise Refusal(_("На сайте нет страницы планов. Сначала соберите сайт: manage.py build_site."))
    page = WorkPlanPage.objects.select_for_update().filter(year=year).first()
    if page and not replace:
        raise Refusal(_("План на %(year)s год уже есть.") % {"year": year})
    replaced = page is not None
    if page is None:
        page = index.add_child(instance=_new_page(year))
    _refuse_draft(page)
    page.document_title = parsed.title or page.title
    page.sections.set(_sections(parsed, page))
    _publish(page, by=by)
    record(page, "pages.work_plan.import", by=by, year=year, items=len(parsed.items), replaced=replaced)
    return WorkPlanPage.objects.get(pk=page.pk)


def _check_right(by, permission: str) -> None:
    if by is not None and not allows(by, permission):
        raise PermissionDenied


def _writable_year(parsed: ParsedPlan) -> int:
    numbers = [item.number for item in parsed.items]
    if parsed.year is None:
        raise Refusal(_("Не указан год плана."))
    if not numbers:
        raise Refusal(_("В плане нет ни одной строки."))
    if repeated := sorted({number for number in numbers if numbers.count(number) > 1}):
        listed = ", ".join(map(str, repeated))
        raise Refusal(
            _("Номера повторяются: %(numbers)s. У каждой строки плана должен быть свой.") % {"numbers": listed}
        )
    return parsed.year


def _refuse_draft(page: WorkPlanPage) -> None:
    if page.live and page.has_unpublished_changes:
        raise Refusal(_("У плана есть неопубликованные правки. Опубликуйте или отмените их и повторите."))


def _new_page(year: int) -> WorkPlanPage:
    title = _("План работы на %(year)s год") % {"year": year}
    return WorkPlanPage(title=title, slug=str(year), year=year, document_title=title, live=False)


def _sections(parsed: ParsedPlan, page: WorkPlanPage) -> list[PlanSection]:
    standing = list(page.sections.all())
    rows = {row.number: row for row in PlanItem.objects.filter(section__plan=page)}
    sections = []
    for order, part in enumerate(parsed.sections):
        section = standing[order] if order < len(standing) else PlanSection()
        section.sort_order = order
        section.wording = part.wording
        section.items.set(
            [_row(rows.get(item.number) or PlanItem(), item, place) for place, item in enumerate(part.items)]
        )
        sections.append(section)
    return sections


def _row(row: PlanItem, item: ParsedItem, order: int) -> PlanItem:
    row.sort_order = order
    row.number = item.number
    row.approximate_period_text = item.period
    row.title = item.title
    row.participants_text = item.participants
    row.preliminary_programme = item.programme
    return row


def _publish(page: WorkPlanPage, *, by) -> None:
    # Our table of rights has decided already; Wagtail's own question is about its groups.
    page.save_revision(user=by).publish(user=by, skip_permission_checks=True)
