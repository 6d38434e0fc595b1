"""Verbs that prepare a marking: the row itself, the people, the tasks."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.audit import record
from foundation.errors import Refusal
from foundation.permissions import allows
from foundation.prepared import held
from olympiad.models import CommissionMember, OlympiadTask, StageMarking
from olympiad.rules import knows_codes
from olympiad.states import MARKING_ROLES, CommissionRole, MarkingState

RELATED = ("stage__edition__rules", "stage__edition__olympiad")


@transaction.atomic
def open_marking(stage, *, by) -> StageMarking:
    """Return the marking of a stage, made if it did not exist. Raises PermissionDenied."""
    if not allows(by, "olympiad.run_marking"):
        raise PermissionDenied
    marking, created = StageMarking.objects.get_or_create(stage=stage)
    if created:
        record(marking, "olympiad.stagemarking.open", by=by)
    return marking


@transaction.atomic
def appoint_member(marking, *, by, user, role, school=None) -> CommissionMember:
    """Give a person a duty at the stage, or a former one his powers back.

    Raises PermissionDenied; Refusal for a marker who could read the codes, and for another duty of one who
    has marked; ValidationError when he has another duty or there is a chair already.
    """
    marking = _held(marking, by)
    if role in MARKING_ROLES and knows_codes(user, marking):
        raise Refusal(_("Этот человек может узнать, чьи коды (секретарь или школа участников), и проверять не может."))
    if role in MARKING_ROLES and marking.state not in {MarkingState.PREPARING, MarkingState.MARKING}:
        raise Refusal(_("Проверка закончена: состав жюри больше не меняется."))
    former = CommissionMember.objects.filter(marking=marking, user=user, revoked_at__isnull=False).first()
    if former and former.role != role and former.role in {*MARKING_ROLES, CommissionRole.CODER}:
        raise Refusal(_("Этот человек уже был в комиссии: проверять и знать коды – разные обязанности."))
    member = former or CommissionMember(marking=marking, user=user)
    member.role, member.school, member.revoked_at = role, school, None
    member.full_clean()
    member.save()
    record(marking, "olympiad.stagemarking.appoint", by=by, user=user.pk, role=role)
    return member


@transaction.atomic
def revoke_member(member, *, by) -> CommissionMember:
    """End the powers of a person; what he handed in stays, what he did not is given to others by the chair.

    Raises PermissionDenied.
    """
    marking = _held(member.marking, by)
    member = held(CommissionMember, member.pk)
    if member.revoked_at is None:
        member.revoked_at = timezone.now()
        member.save(update_fields=["revoked_at", "updated_at"])
        record(marking, "olympiad.stagemarking.revoke", by=by, user=member.user_id)
    return member


@transaction.atomic
def set_tasks(marking, *, by, tasks: list[dict]) -> list[OlympiadTask]:
    """Write the tasks of a stage anew: a list of fields of OlympiadTask, in order; numbers follow the order in a class.

    Raises PermissionDenied; Refusal once the marking has begun; ValidationError that names the row.
    """
    marking = _held(marking, by)
    if marking.state != MarkingState.PREPARING:
        raise Refusal(_("Проверка началась: задания больше не меняются."))
    marking.tasks.all().delete()
    numbers: dict[int | None, int] = {}
    written = []
    for place, fields in enumerate(tasks, start=1):
        grade = fields.get("grade")
        # A common task takes its number in every class, so numbers go on from the common ones.
        numbers[grade] = max(numbers.get(grade, 0), numbers.get(None, 0)) + 1
        task = OlympiadTask(marking=marking, position=numbers[grade], **fields)
        try:
            task.full_clean()
        except ValidationError as error:
            words = _("Задание %(place)d: %(faults)s") % {"place": place, "faults": " ".join(error.messages)}
            raise ValidationError(words) from error
        task.save()
        written.append(task)
    record(marking, "olympiad.stagemarking.tasks", by=by, count=len(written))
    return written


def _held(marking, by) -> StageMarking:
    marking = held(StageMarking, marking.pk, *RELATED, no_key=True)
    if not allows(by, "olympiad.run_marking", marking):
        raise PermissionDenied
    return marking
