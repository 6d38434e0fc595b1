"""Loading a plan in the office: shown first, written when confirmed, undone within a day exactly."""

from collections.abc import Mapping
from dataclasses import replace as changed
from datetime import datetime

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from modelcluster.models import model_from_serializable_data

from foundation.audit import record
from foundation.errors import Outdated, Refusal
from foundation.permissions import allows
from foundation.workflow import performs
from pages.actions.plan import write_rows
from pages.actions.plan_rows import Part, publish_rows
from pages.models import PlanImport, PlanIndexPage, PlanItem, PlanSection, WorkPlanPage
from pages.models.attachments import attachments_of
from pages.plan_reading.guesses import Choice
from pages.plan_reading.parsed import ParsedPlan
from pages.plan_reading.stored import packed
from pages.states import PlanImportState
from pages.workflow import PlanImportWorkflow
from pages.workflow.plan_import import RIGHT, nothing_hangs_on_its_rows


@transaction.atomic
def preview_plan(*, by, parsed: ParsedPlan, source: str, file_name: str = "") -> PlanImport:
    """Keep a plan that was read, to be looked at. Nothing of the site changes."""
    _check_right(by)
    loading = PlanImport(source=source, file_name=file_name, parsed=packed(parsed), year=parsed.year, loaded_by=by)
    loading.seen_revision = _revision_of(loading.standing_page)
    loading.full_clean()
    loading.save()
    record(loading, "pages.plan_import.preview", by=by, source=source, items=len(parsed.items))
    return loading


@transaction.atomic
def forget_previews(*, before: datetime) -> int:
    """Throw away the plans that were read before that moment, shown and never written; return how many."""
    gone, _by_model = PlanImport.objects.filter(state=PlanImportState.PREVIEWED, updated_at__lt=before).delete()
    return gone


@transaction.atomic
def revise_import(loading: PlanImport, *, by, year: int, choices: Mapping[int, Choice]) -> PlanImport:
    """Take another year or other kinds and audiences, and compare with the plan as it stands now."""
    _check_right(by)
    loading = PlanImport.objects.select_for_update().get(pk=loading.pk)
    if loading.state != PlanImportState.PREVIEWED:
        raise Refusal(_("Этот план уже записан."))
    loading.year = year
    loading.choices = _plain(choices)
    loading.seen_revision = _revision_of(loading.standing_page)
    loading.full_clean()
    loading.save(update_fields=["year", "choices", "seen_revision", "updated_at"])
    record(loading, "pages.plan_import.revise", by=by, year=year)
    return loading


@performs(PlanImportWorkflow.write)
def write_plan(loading, *, by, replace=False, choices=None):
    """Write what was shown and publish it; `replace` rewrites the plan of the year that stands there, as it was seen.

    `choices` of kinds and audiences, when given, take the place of those that were kept.
    """
    index = PlanIndexPage.objects.select_for_update().first()
    page = loading.standing_page
    if _revision_of(page) != loading.seen_revision:
        raise Outdated(
            _("План на сайте изменили, пока вы смотрели. Нажмите «Пересчитать» и проверьте отличия ещё раз.")
        )
    if page and not replace:
        raise Refusal(
            _("План на %(year)s год уже есть. Чтобы записать новый вместо него, отметьте «Заменить план».")
            % {"year": loading.year}
        )
    loading.choices = loading.choices if choices is None else _plain(choices)
    held = _attached(page)
    done = write_rows(
        changed(loading.plan, year=loading.year), index=index, by=by, replace=replace, choices=loading.chosen
    )
    attached = _attached(done.page)
    loading.page, loading.written_at = done.page, timezone.now()
    loading.written = {
        "before": done.before,
        "created": done.created,
        "changed": done.changed,
        "revision": done.page.latest_revision_id,
        "attached": attached,
        "lost": [key for key in held if key not in attached],
    }
    return {"year": loading.year, "items": len(loading.plan.items), "replaced": done.before is not None}


@performs(PlanImportWorkflow.undo)
def undo_import(loading, *, by):
    """Take the written plan away: a new page goes, a replaced plan gets its rows back under their own keys."""
    page, before = loading.page, loading.written["before"]
    # Whoever is adding something to a row at this moment is waited for, and asked about again.
    list(PlanItem.objects.select_for_update().filter(section__plan=page))
    if reason := nothing_hangs_on_its_rows(loading):
        raise Refusal(reason)
    if before is None:
        loading.page = None
        page.delete(user=by)
        return {"year": loading.year}
    _restore(page, before, by=by)
    for label, field, pk, row in loading.written["lost"]:
        rows = apps.get_model(label)._base_manager.filter(pk=pk, **{field: None})
        rows.update(**{field: row})
    record(page, "pages.work_plan.undo_import", by=by, year=loading.year)
    return {"year": loading.year}


def _check_right(by) -> None:
    if by is not None and not allows(by, RIGHT):
        raise PermissionDenied


def _plain(choices: Mapping[int, Choice]) -> dict[str, list]:
    return {str(place): [choice.kind, choice.audience, choice.people] for place, choice in choices.items()}


def _revision_of(page: WorkPlanPage | None) -> int | None:
    return page and page.latest_revision_id


def _attached(page: WorkPlanPage | None) -> list[list]:
    rows = PlanItem.objects.filter(section__plan=page)
    return [list(attachment.key) for attachment in attachments_of(rows)] if page else []


def _restore(page: WorkPlanPage, before: dict, *, by) -> None:
    parts = []
    for data in before["sections"]:
        rows = [model_from_serializable_data(PlanItem, row, check_fks=False) for row in data["items"]]
        section = PlanSection(pk=data["pk"], wording=data["wording"])
        parts.append(Part(section, sorted(rows, key=lambda row: row.sort_order or 0)))
    page.title, page.document_title = before["title"], before["document_title"]
    page = publish_rows(page, parts, by=by)
    if not before["live"]:
        page.unpublish(user=by)
