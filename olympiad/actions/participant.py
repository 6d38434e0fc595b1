"""Verbs about a participant: entered, corrected, sent, let in, taken out, his day. A letter never names a child."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.audit import record
from foundation.errors import Refusal
from foundation.permissions import allows
from foundation.prepared import held
from foundation.workflow import performs, write
from olympiad.models import OlympiadParticipant, Pupil, SchoolEntry
from olympiad.models.participant import identity_of
from olympiad.states import EditionState, ParticipantState
from olympiad.workflow import ParticipantWorkflow
from olympiad.workflow.participant import grade_is_allowed, registration_is_open

PUPIL = ("last_name", "first_name", "patronymic", "born_on", "representative_name", "relation")
PART = ("grade", "class_letter", "competing_grade", "mentors", "needs")
# The organiser says these of anybody, at any time before the results.
ARRANGED = ("extra_minutes", "out_of_competition")
CORRECTED_BY_SCHOOL = (ParticipantState.DRAFT, ParticipantState.SUBMITTED)


@transaction.atomic
def enter_pupil(entry, *, by, **facts) -> OlympiadParticipant:
    """Write a pupil of the school as a draft and return his part. `facts`: fields of PUPIL and PART.

    Raises PermissionDenied; ValidationError by field; Refusal out of term or when the school has entered him already.
    """
    entry = _locked(entry)
    if not allows(by, "olympiad.enter_pupil", entry):
        raise PermissionDenied
    participant = _drawn_up(entry, by=by, facts=facts)
    if reason := registration_is_open(participant):
        raise Refusal(reason)
    return _kept(participant, "olympiad.olympiadparticipant.enter", by=by)


@transaction.atomic
def enter_late(entry, *, by, reason: str, **facts) -> OlympiadParticipant:
    """Enter and send a pupil after the term: an act of the organiser with its reason.

    Raises PermissionDenied; ValidationError by field; Refusal while the school can enter him itself, or once works are marked.
    """
    entry = _locked(entry)
    if not allows(by, "olympiad.enter_late", entry):
        raise PermissionDenied
    stage = entry.stage
    if not stage.registration_is_over():
        raise Refusal(_("Приём ещё идёт: школа заявит ученика сама."))
    if stage.edition.state not in {EditionState.ANNOUNCED, EditionState.RUNNING}:
        raise Refusal(_("Проверка работ уже началась: заявить ученика нельзя."))
    if not reason.strip():
        raise ValidationError({"reason": _("Напишите причину: она останется в истории.")})
    participant = _drawn_up(entry, by=by, facts=facts)
    participant.is_late, participant.late_reason = True, reason
    participant = _kept(participant, "olympiad.olympiadparticipant.enter_late", by=by, reason=reason)
    return _sent_by_organiser(participant, by=by)


@transaction.atomic
def revise_participant(participant, *, by, **facts) -> OlympiadParticipant:
    """Correct what stands about a pupil: the school until he is let in, within the term; the organiser until works are marked.

    Raises PermissionDenied; ValidationError by field; Refusal.
    """
    participant = held(OlympiadParticipant, participant.pk, *ParticipantWorkflow.related)
    if not allows(by, "olympiad.change_participant", participant):
        raise PermissionDenied
    _check_correction(participant, by)
    pupil, before = participant.pupil, participant.pupil.identity
    for name in set(PUPIL).intersection(facts):
        setattr(pupil, name, facts[name])
    for name in set(PART + ARRANGED).intersection(facts):
        setattr(participant, name, facts[name])
    _check_alone(pupil, participant)
    if reason := grade_is_allowed(participant):
        raise ValidationError({"grade": reason})
    pupil.full_clean()
    pupil.save()
    if pupil.identity != before:
        participant.is_told_apart = False
    write(participant)
    # Which fields, never what stood in them: the history outlives the data.
    record(participant, "olympiad.olympiadparticipant.revise", by=by, fields=sorted(facts))
    return participant


def _check_correction(participant, by):
    if allows(by, "olympiad.decide_participant", participant):
        if participant.stage.edition.state not in {EditionState.ANNOUNCED, EditionState.RUNNING}:
            raise Refusal(_("Проверка уже началась: сведения об участниках не меняются."))
        return
    if participant.state not in CORRECTED_BY_SCHOOL:
        raise Refusal(_("Решение о допуске уже принято. Об ошибке напишите организатору: он исправит."))
    if reason := registration_is_open(participant):
        raise Refusal(reason)


def _locked(entry):
    # The row of the school's entry is the queue: two who enter the same pupil come one after another.
    return held(SchoolEntry, entry.pk, "stage__edition__rules", "stage__edition__olympiad", "school")


def _drawn_up(entry, *, by, facts) -> OlympiadParticipant:
    pupil = Pupil(**{name: facts[name] for name in PUPIL if name in facts})
    participant = OlympiadParticipant(stage=entry.stage, school=entry.school, pupil=pupil, entered_by=by)
    for name in PART:
        if name in facts:
            setattr(participant, name, facts[name])
    participant.competing_grade = participant.competing_grade or participant.grade
    if reason := grade_is_allowed(participant):
        raise ValidationError({"grade": reason})
    pupil.full_clean()
    _check_alone(pupil, participant)
    return participant


def _check_alone(pupil, participant):
    """Refuse a second row of the child in the same school; what other schools entered is not told here."""
    identity = identity_of(pupil.last_name, pupil.first_name, pupil.patronymic, pupil.born_on)
    same = OlympiadParticipant.objects.live().filter(
        stage=participant.stage, school=participant.school, pupil__identity=identity
    )
    if same.exclude(pk=participant.pk).exists():
        raise Refusal(_("Этот ученик уже есть в списке вашей школы."))


def _kept(participant, act, *, by, **facts):
    participant.pupil.save()
    participant.pupil_id = participant.pupil.pk
    participant.full_clean()
    participant.save()
    record(participant, act, by=by, **facts)
    return participant


def _sent_by_organiser(participant, *, by):
    # The right was asked of the late entry; the move itself belongs to schools.
    return submit_participant(participant, by=None)


@performs(ParticipantWorkflow.submit)
def submit_participant(participant, *, by):
    """Send the pupil to the organiser. From now on he is compared with those of other schools."""
    participant.sent_at = timezone.now()
    participant.decision_reason = ""


@performs(ParticipantWorkflow.return_)
def return_participant(participant, *, by, reason):
    """Give the pupil back to the school, with what to correct."""
    participant.decision_reason = reason


@performs(ParticipantWorkflow.accept)
def accept_participant(participant, *, by):
    """Let the pupil take part."""
    participant.decision_reason = ""


@performs(ParticipantWorkflow.reject)
def reject_participant(participant, *, by, reason):
    """Say why the pupil may not take part."""
    participant.decision_reason = reason


@performs(ParticipantWorkflow.withdraw)
def withdraw_participant(participant, *, by, reason):
    """Take the pupil out; a code that was issued is void and never comes back."""
    participant.decision_reason = reason
    participant.codes.valid().update(voided_at=timezone.now(), void_reason=str(_("Участник отозван")))


@transaction.atomic
def tell_apart(participant, *, by) -> OlympiadParticipant:
    """Write that the organiser has looked: of two rows that look like one child, this one stays on its own.

    Raises PermissionDenied; Refusal where nothing is disputed.
    """
    participant = held(OlympiadParticipant, participant.pk, *ParticipantWorkflow.related)
    if not allows(by, "olympiad.decide_participant", participant):
        raise PermissionDenied
    if not OlympiadParticipant.objects.with_disputes().get(pk=participant.pk).is_disputed:
        raise Refusal(_("Повторов этого участника нет."))
    participant.is_told_apart = True
    participant.save(update_fields=["is_told_apart", "updated_at"])
    record(participant, "olympiad.olympiadparticipant.tell_apart", by=by)
    return participant


@transaction.atomic
def accept_ready(stage, *, by) -> int:
    """Let in everybody who was sent and whom nothing stops; return how many. Raises PermissionDenied."""
    if not allows(by, "olympiad.decide_participant"):
        raise PermissionDenied
    waiting = stage.participants.filter(state=ParticipantState.SUBMITTED).select_related("stage__edition__rules")
    ready = [row for row in waiting.order_by("pk") if not ParticipantWorkflow.accept.reasons(row)]
    for participant in ready:
        accept_participant(participant, by=by)
    return len(ready)
