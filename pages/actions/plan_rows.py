"""How the rows of a plan are put in place: by their keys, whatever section they stood in. Part of the acts about plans."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F
from django.utils.translation import gettext as _

from foundation.errors import Refusal
from pages.models import PlanItem, PlanSection, WorkPlanPage
from pages.models.attachments import attachments_of, by_row, named

# Beyond every number of a plan: rows that change their numbers stand there while others take their places.
PARKING = 16_000


@dataclass(frozen=True)
class Part:
    """A section as it shall be, with its rows. What has a key keeps it, what has none gets one."""

    section: PlanSection
    rows: Sequence[PlanItem]


def publish_rows(page: WorkPlanPage, parts: Sequence[Part], *, by) -> WorkPlanPage:
    """Make the sections and rows of `page` exactly `parts`, publish it and return it as it stands.

    A page saves its rows section by section and would delete a row that went to another one; so rows are moved first.
    Raises Refusal when a row would go for which something was recorded.
    """
    standing = set(PlanItem.objects.select_for_update().filter(section__plan=page).values_list("pk", flat=True))
    rows = [row for part in parts for row in part.rows]
    _remove(standing - {row.pk for row in rows})
    _place_sections(page, parts)
    PlanItem.objects.filter(section__plan=page).update(number=F("number") + PARKING)
    for part in parts:
        _place_rows(part, standing)
    PlanItem.objects.bulk_create([row for row in rows if row.pk not in standing])
    PlanSection.objects.filter(plan=page).exclude(pk__in=[part.section.pk for part in parts]).delete()
    page.sections.set([part.section for part in parts])
    for part in parts:
        part.section.items.set(part.rows)
    # Our table of rights has decided already; Wagtail's own question is about its groups.
    page.save_revision(user=by).publish(user=by, skip_permission_checks=True)
    return WorkPlanPage.objects.get(pk=page.pk)


def _remove(gone: set[int]) -> None:
    rows = PlanItem.objects.filter(pk__in=gone)
    held = by_row([attachment for attachment in attachments_of(rows) if attachment.firm]) if gone else {}
    if held:
        raise Refusal(
            _("В новом плане нет пунктов, по которым уже что-то записано. Верните их или отметьте как отменённые."),
            *(f"{row}: {named(held[row.pk])}." for row in rows.order_by("number") if row.pk in held),
        )
    rows.delete()


def _place_sections(page: WorkPlanPage, parts: Sequence[Part]) -> None:
    standing = set(page.sections.values_list("pk", flat=True))
    for order, part in enumerate(parts):
        part.section.plan, part.section.sort_order = page, order
    PlanSection.objects.bulk_create([part.section for part in parts if part.section.pk not in standing])


def _place_rows(part: Part, standing: set[int]) -> None:
    for order, row in enumerate(part.rows):
        row.section, row.sort_order = part.section, order
        row.clean_fields(exclude=["section"])
    keys = [row.pk for row in part.rows if row.pk in standing]
    PlanItem.objects.filter(pk__in=keys).exclude(section=part.section).update(section=part.section)
