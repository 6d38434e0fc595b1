"""The act of writing a plan that was read. Its rows are edited in the office; what becomes of them is in execution.py."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from foundation.audit import record
from foundation.errors import Refusal
from foundation.permissions import allows
from pages.actions.plan_rows import Part, publish_rows
from pages.models import PlanIndexPage, PlanItem, PlanSection, WorkPlanPage
from pages.plan_reading.guesses import Choice, proposed
from pages.plan_reading.matching import Known, matched
from pages.plan_reading.parsed import ParsedItem, ParsedPlan

# What an import writes into a row.
FACTS = (
    *("number", "approximate_period_text", "title", "participants_text", "preliminary_programme"),
    *("kind", "audience", "planned_participants"),
)


@dataclass(frozen=True)
class Written:
    """The page as it stands now, what it was before (None for a new one), which of its rows were made and which changed."""

    page: WorkPlanPage
    before: dict | None
    created: list[int]
    changed: list[int]


@transaction.atomic
def import_plan(parsed: ParsedPlan, *, by, site_root, replace: bool = False) -> WorkPlanPage:
    """Write the plan of `parsed.year` with its sections and rows under `site_root`, publish it and return its page.

    `replace` rewrites a plan that exists: rows are met by number and name, so their activities, marks and news hold.
    `by=None` is the console. Raises PermissionDenied, and Refusal when the year is not known, there are no rows, a number
    repeats, the plan exists already, has edits that nobody published, or would lose a row for which something was recorded.
    """
    if by is not None and not allows(by, "pages.import_plan"):
        raise PermissionDenied
    index = PlanIndexPage.objects.select_for_update().descendant_of(site_root).first()
    return write_rows(parsed, index=index, by=by, replace=replace, choices={}).page


def write_rows(parsed: ParsedPlan, *, index, by, replace: bool, choices: Mapping[int, Choice]) -> Written:
    """Write the plan of its year under the locked `index`, and tell what was there. `choices`: by places of rows, from 0."""
    year = _checked_year(parsed)
    if index is None:
        raise Refusal(_("На сайте нет страницы планов. Сначала соберите сайт: manage.py build_site."))
    page = WorkPlanPage.objects.select_for_update().filter(year=year).first()
    if page and not replace:
        raise Refusal(_("План на %(year)s год уже есть.") % {"year": year})
    if page:
        _refuse_draft(page)
    before = page and page.serializable_data()
    page = page or index.add_child(instance=_new_page(year))
    known = {row.pk: row for row in PlanItem.objects.filter(section__plan=page)}
    words = {pk: _facts(row) for pk, row in known.items()}
    parts = _parts(parsed, page, known, choices)
    page.document_title = parsed.title or page.title
    page = publish_rows(page, parts, by=by)
    rows = [row for part in parts for row in part.rows]
    record(page, "pages.work_plan.import", by=by, year=year, items=len(rows), replaced=before is not None)
    return Written(
        page,
        before,
        created=[row.pk for row in rows if row.pk not in words],
        changed=[row.pk for row in rows if row.pk in words and _facts(row) != words[row.pk]],
    )


def _checked_year(parsed: ParsedPlan) -> int:
    if parsed.year is None:
        raise Refusal(_("Не указан год плана."))
    numbers = [item.number for item in parsed.items]
    if not numbers:
        raise Refusal(_("В плане нет ни одной строки."))
    if repeated := sorted({number for number in numbers if numbers.count(number) > 1}):
        listed = ", ".join(map(str, repeated))
        raise Refusal(
            _("Номера повторяются: %(numbers)s. У каждой строки плана должен быть свой.") % {"numbers": listed}
        )
    return parsed.year


def _refuse_draft(page: WorkPlanPage) -> None:
    if page.has_unpublished_changes and (page.live or page.latest_revision_id):
        raise Refusal(_("У плана есть неопубликованные правки. Опубликуйте или отмените их и повторите."))


def _new_page(year: int) -> WorkPlanPage:
    title = _("План работы на %(year)s год") % {"year": year}
    return WorkPlanPage(title=title, slug=str(year), year=year, document_title=title, live=False)


def _parts(
    parsed: ParsedPlan, page: WorkPlanPage, known: dict[int, PlanItem], choices: Mapping[int, Choice]
) -> list[Part]:
    standing = list(page.sections.all())
    keys = iter(
        matched(
            [Known(row.pk, row.number, row.title) for row in known.values()],
            [(item.number, item.title) for item in parsed.items],
        )
    )
    parts, place = [], 0
    for order, read in enumerate(parsed.sections):
        section = standing[order] if order < len(standing) else PlanSection()
        section.wording = read.wording
        rows = []
        for item in read.items:
            key = next(keys)
            rows.append(_row(known[key] if key else None, item, choices.get(place)))
            place += 1
        parts.append(Part(section, rows))
    return parts


def _row(known: PlanItem | None, item: ParsedItem, choice: Choice | None) -> PlanItem:
    choice = choice or proposed(item, known)
    row = known or PlanItem()
    row.number = item.number
    row.approximate_period_text = item.period
    row.title = item.title
    row.participants_text = item.participants
    row.preliminary_programme = item.programme
    row.kind, row.audience, row.planned_participants = choice.kind, choice.audience, choice.people
    return row


def _facts(row: PlanItem) -> list:
    return [row.section_id, *(getattr(row, name) for name in FACTS)]
