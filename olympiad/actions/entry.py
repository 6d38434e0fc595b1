"""Verbs about the entry of a school: opened, its contact, its limit, everything ready sent at once."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.audit import record
from foundation.errors import Refusal
from foundation.permissions import allows
from olympiad.actions.participant import submit_participant
from olympiad.models import OlympiadParticipant, SchoolEntry, Stage
from olympiad.states import ParticipantState
from olympiad.workflow import ParticipantWorkflow


@dataclass(frozen=True)
class Sending:
    """What sending an entry did: how many went, and who stayed with the reasons."""

    sent: int
    left: tuple[tuple[OlympiadParticipant, str], ...]


@transaction.atomic
def open_entry(stage, *, by, school) -> SchoolEntry:
    """Open the desk of a school at a stage and return it; the second time return the first.

    Raises PermissionDenied; Refusal while the olympiad is not announced or its registration has not begun.
    """
    if not allows(by, "olympiad.open_entry", school):
        raise PermissionDenied
    stage = Stage.objects.select_for_update(of=("self",)).select_related("edition").get(pk=stage.pk)
    if entry := SchoolEntry.objects.filter(stage=stage, school=school).first():
        return entry
    if not stage.registration_is_open() and not allows(by, "olympiad.enter_late"):
        raise Refusal(_("Заявки на этот этап сейчас не принимаются."))
    if not school.is_active(on=timezone.localdate()):
        raise Refusal(_("Эта школа прекратила деятельность или объединена с другой."))
    entry = SchoolEntry(stage=stage, school=school, opened_by=by)
    entry.full_clean()
    entry.save()
    record(entry, "olympiad.schoolentry.open", by=by, stage=stage.code)
    return entry


@transaction.atomic
def revise_entry(entry, *, by, contact_name: str, contact_phone: str) -> SchoolEntry:
    """Say who answers for the olympiad in the school. Raises PermissionDenied, ValidationError."""
    entry = SchoolEntry.objects.select_for_update().get(pk=entry.pk)
    if not allows(by, "olympiad.change_entry", entry):
        raise PermissionDenied
    entry.contact_name, entry.contact_phone = contact_name, contact_phone
    entry.full_clean()
    entry.save(update_fields=["contact_name", "contact_phone", "updated_at"])
    record(entry, "olympiad.schoolentry.revise", by=by)
    return entry


@transaction.atomic
def set_quota(entry, *, by, quota: int | None) -> SchoolEntry:
    """Give a school a limit of its own; None is that of all. Raises PermissionDenied."""
    entry = SchoolEntry.objects.select_for_update().get(pk=entry.pk)
    if not allows(by, "olympiad.set_quota", entry):
        raise PermissionDenied
    before, entry.quota = entry.quota, quota
    entry.full_clean()
    entry.save(update_fields=["quota", "updated_at"])
    record(entry, "olympiad.schoolentry.limit", by=by, before=before, after=quota)
    return entry


@transaction.atomic
def submit_entry(entry, *, by) -> Sending:
    """Send every pupil that is ready; whoever is not stays a draft with his reason. Raises PermissionDenied."""
    entry = SchoolEntry.objects.select_for_update().get(pk=entry.pk)
    if not allows(by, "olympiad.enter_pupil", entry):
        raise PermissionDenied
    drafts = OlympiadParticipant.objects.filter(
        stage=entry.stage_id, school=entry.school_id, state=ParticipantState.DRAFT
    ).select_related("stage__edition__rules", "pupil", "school")
    sent, left = 0, []
    for participant in drafts.by_name():
        if reasons := ParticipantWorkflow.submit.reasons(participant):
            left.append((participant, " ".join(reasons)))
            continue
        submit_participant(participant, by=by)
        sent += 1
    if not sent:
        raise Refusal(left[0][1] if left else _("Отправлять некого: черновиков нет."))
    record(entry, "olympiad.schoolentry.send", by=by, sent=sent, left=len(left))
    return Sending(sent, tuple(left))
