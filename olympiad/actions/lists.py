"""Verbs about whole lists of pupils: written at once as drafts, taken away at once while nobody has sent or changed them."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from foundation.audit import record, record_all
from foundation.errors import Refusal
from foundation.permissions import allows
from foundation.prepared import held
from foundation.russian.plurals import count
from olympiad.actions.participant import PART, PUPIL
from olympiad.models import OlympiadParticipant, Pupil, SchoolEntry
from olympiad.models.participant import identity_of
from olympiad.states import ParticipantState
from olympiad.workflow.participant import registration_is_open


@transaction.atomic
def enter_list(entry, rows: Sequence[Mapping], *, by) -> dict:
    """Write these rows (fields of PUPIL and PART) as drafts of the school and return {"created": keys}; a few queries for any number.

    Raises PermissionDenied; Refusal out of term, or when one of them is in the list of the school already.
    """
    entry = held(SchoolEntry, entry.pk, "stage__edition__rules", "school")
    if not allows(by, "olympiad.enter_pupil", entry):
        raise PermissionDenied
    if reason := registration_is_open(OlympiadParticipant(stage=entry.stage)):
        raise Refusal(reason)
    pupils = [_pupil(row) for row in rows]
    _check_new(entry, pupils)
    Pupil.objects.bulk_create(pupils)
    parts = [
        OlympiadParticipant(
            stage=entry.stage, school=entry.school, pupil=pupil, entered_by=by, **{name: row[name] for name in PART}
        )
        for pupil, row in zip(pupils, rows, strict=True)
    ]
    OlympiadParticipant.objects.bulk_create(parts)
    record_all(parts, "olympiad.olympiadparticipant.enter", by=by, by_list=True)
    return {"created": [part.pk for part in parts]}


def _pupil(row) -> Pupil:
    facts = {name: row[name] for name in PUPIL}
    names = (facts["last_name"], facts["first_name"], facts["patronymic"], facts["born_on"])
    return Pupil(identity=identity_of(*names), **facts)


def _check_new(entry, pupils):
    known = OlympiadParticipant.objects.live().filter(stage=entry.stage, school=entry.school)
    if known.filter(pupil__identity__in=[pupil.identity for pupil in pupils]).exists():
        raise Refusal(_("Пока вы смотрели, кого-то из этого списка уже записали. Проверьте строки ещё раз."))


@transaction.atomic
def take_list_back(entry, facts: Mapping, *, by) -> None:
    """Delete the drafts that `enter_list` wrote. Raises PermissionDenied; Refusal when one was sent, changed or has papers."""
    if not allows(by, "olympiad.enter_pupil", entry):
        raise PermissionDenied
    rows = OlympiadParticipant.objects.select_for_update().filter(pk__in=facts["created"])
    changed = Q(updated_at__gt=F("created_at") + timedelta(seconds=1))
    if touched := rows.filter(changed | ~Q(state=ParticipantState.DRAFT)).count():
        words = count(touched, "ученика", "учеников", "учеников")
        raise Refusal(
            _("После загрузки уже исправили или заявили: %(words)s. Отменить запись нельзя.") % {"words": words}
        )
    gone = list(rows)
    pupils = Pupil.objects.filter(pk__in=[row.pupil_id for row in gone])
    rows.delete()
    pupils.delete()
    for row in gone:
        record(row, "olympiad.olympiadparticipant.take_back", by=by)
