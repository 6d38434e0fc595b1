"""Verbs of the day: a code, who came, who did not, who finished, what happened."""

from collections import defaultdict

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.audit import record
from foundation.errors import Refusal
from foundation.permissions import allows
from foundation.prepared import held
from foundation.workflow import performs
from olympiad.codes import CodesExhausted, draw_codes
from olympiad.models import Incident, OlympiadParticipant, ParticipantCode, Stage
from olympiad.states import EditionState, IncidentKind, ParticipantState
from olympiad.workflow import ParticipantWorkflow


@transaction.atomic
def issue_codes(stage, *, by) -> int:
    """Give a code to everybody who was let in and has none; return how many. Who comes late is given one the same way.

    Raises PermissionDenied; Refusal before the registration is over or when a class has no codes left.
    """
    if not allows(by, "olympiad.issue_codes"):
        raise PermissionDenied
    # The row of the stage is the queue: two presses of one button never draw the same code.
    stage = Stage.objects.select_for_update(of=("self",)).select_related("edition").get(pk=stage.pk)
    if stage.edition.state != EditionState.RUNNING:
        raise Refusal(_("Коды выдают, когда приём заявок закончен."))
    by_grade = defaultdict(list)
    for participant in stage.participants.filter(state=ParticipantState.ACCEPTED).order_by("pk"):
        by_grade[participant.competing_grade].append(participant)
    taken = set(stage.codes.values_list("value", flat=True))
    for grade, people in by_grade.items():
        try:
            drawn = list(draw_codes(grade, len(people), taken=taken))
        except CodesExhausted as end:
            raise Refusal(_("Для %(grade)d класса больше нет свободных кодов.") % {"grade": grade}) from end
        rows = [
            ParticipantCode(stage=stage, participant=who, value=str(code))
            for who, code in zip(people, drawn, strict=True)
        ]
        ParticipantCode.objects.bulk_create(rows)
        for participant in people:
            invite_participant(participant, by=by)
    number = sum(map(len, by_grade.values()))
    if number:
        record(stage, "olympiad.stage.issue_codes", by=by, number=number)
    return number


@transaction.atomic
def replace_code(participant, *, by, reason: str) -> ParticipantCode:
    """Make the code of somebody void, for a lost or spoilt sheet, and give him another. The void one never comes back.

    Raises PermissionDenied; Refusal without a valid code or once works are marked.
    """
    if not allows(by, "olympiad.issue_codes"):
        raise PermissionDenied
    stage = Stage.objects.select_for_update(of=("self",)).select_related("edition").get(pk=participant.stage_id)
    participant = held(OlympiadParticipant, participant.pk, *ParticipantWorkflow.related)
    if stage.edition.state != EditionState.RUNNING:
        raise Refusal(_("Заменить код можно только в день олимпиады."))
    code = participant.codes.valid().first()
    if code is None:
        raise Refusal(_("У участника нет действующего кода."))
    code.voided_at, code.void_reason = timezone.now(), reason
    code.save(update_fields=["voided_at", "void_reason"])
    taken = set(stage.codes.values_list("value", flat=True))
    (drawn,) = draw_codes(participant.competing_grade, 1, taken=taken)
    fresh = ParticipantCode.objects.create(stage=stage, participant=participant, value=str(drawn))
    record(participant, "olympiad.olympiadparticipant.replace_code", by=by, reason=reason)
    return fresh


@performs(ParticipantWorkflow.invite)
def invite_participant(participant, *, by):
    """Say that the participant has his code."""


@performs(ParticipantWorkflow.check_in)
def check_in_participant(participant, *, by):
    """Write that he came."""


@performs(ParticipantWorkflow.record_absence)
def record_absence(participant, *, by):
    """Write that he did not come."""


@performs(ParticipantWorkflow.undo_attendance)
def undo_attendance(participant, *, by):
    """Take a wrong mark back."""


@performs(ParticipantWorkflow.finish)
def finish_participant(participant, *, by):
    """Write that he handed his work in."""


@performs(ParticipantWorkflow.interrupt)
def interrupt_participant(participant, *, by, reason):
    """Write that he left for a good reason."""
    participant.decision_reason = reason


@performs(ParticipantWorkflow.remove)
def remove_participant(participant, *, by):
    """Take him out of the contest; the act stands among the incidents."""


@performs(ParticipantWorkflow.reinstate)
def reinstate_participant(participant, *, by, reason):
    """Let him count again, by a decision of the appeal commission."""
    participant.decision_reason = reason


@transaction.atomic
def record_incident(stage, *, by, kind, participant=None, **facts) -> Incident:
    """Write what happened and return it; a removal takes the participant out by the same act, time added in a room is given to all.

    `facts`: at, note, room, act_number, extra_minutes. Raises PermissionDenied; ValidationError by field; Refusal.
    """
    if not allows(by, "olympiad.record_incident"):
        raise PermissionDenied
    incident = Incident(stage=stage, kind=kind, participant=participant, recorded_by=by, **facts)
    incident.full_clean()
    incident.save()
    record(incident, "olympiad.incident.record", by=by, kind=kind, act=incident.act_number)
    if kind == IncidentKind.REMOVAL:
        remove_participant(participant, by=by)
    if incident.extra_minutes:
        _add_time(stage, incident)
    return incident


def _add_time(stage, incident):
    people = OlympiadParticipant.objects.select_for_update().filter(stage=stage)
    if incident.participant_id:
        people = people.filter(pk=incident.participant_id)
    else:
        people = people.filter(seats__room=incident.room_id, seats__plan__state="fixed")
    for person in people.distinct() if not incident.participant_id else people:
        person.extra_minutes += incident.extra_minutes
        person.save(update_fields=["extra_minutes", "updated_at"])
