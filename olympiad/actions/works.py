"""Verbs about works: received by their codes, given out by lot, taken out, decoded by two people."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from secrets import SystemRandom

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.audit import record
from foundation.errors import Refusal
from foundation.permissions import allows
from foundation.prepared import held
from foundation.workflow import performs
from olympiad.actions.commission import RELATED
from olympiad.codes import CodeError, Misread, read_payload
from olympiad.models import Allotment, ParticipantCode, StageMarking, Work
from olympiad.states import MarkingState
from olympiad.workflow import MarkingWorkflow

UNREADABLE = {
    Misread.SHAPE: _("«%(text)s»: это не похоже на шифр"),
    Misread.CHECK_DIGIT: _("«%(text)s»: код прочитан неверно, проверьте цифры"),
    Misread.OTHER_STAGE: _("«%(text)s»: шифр другого этапа"),
}


@dataclass(frozen=True)
class Reception:
    """What became of a pile of codes: works that are new, that had come before, and lines that were not understood."""

    received: list[Work]
    known: list[str]
    faults: list[str]


@transaction.atomic
def receive_works(marking, *, by, codes: Iterable[str]) -> Reception:
    """Enter works by the codes on them, typed or scanned; a line that is no valid code of the stage does no harm to others.

    Raises PermissionDenied; Refusal once the marks are locked.
    """
    marking = _held(marking, by, "olympiad.receive_works")
    if marking.state not in {MarkingState.PREPARING, MarkingState.MARKING}:
        raise Refusal(_("Оценки закрыты: новые работы не принимаются."))
    valid = ParticipantCode.objects.filter(stage=marking.stage_id)
    void = set(valid.exclude(pk__in=ParticipantCode.objects.valid()).values_list("value", flat=True))
    issued = set(valid.values_list("value", flat=True))
    known = set(marking.works.values_list("value", flat=True))
    fresh, repeated, faults = [], [], []
    for text in filter(None, map(str.strip, codes)):
        try:
            code = read_payload(text, stage=marking.stage.code)
        except CodeError as error:
            faults.append(str(UNREADABLE[error.reason] % {"text": text}))
            continue
        value = str(code)
        if value in known:
            repeated.append(value)
        elif value not in issued or value in void:
            words = _("«%(text)s»: такого кода нет") if value not in issued else _("«%(text)s»: этот код аннулирован")
            faults.append(str(words % {"text": text}))
        else:
            known.add(value)
            fresh.append(
                Work(marking=marking, value=value, grade=code.grade, received_at=timezone.now(), received_by=by)
            )
    received = Work.objects.bulk_create(fresh)
    if received:
        record(marking, "olympiad.stagemarking.receive", by=by, count=len(received))
        if marking.state == MarkingState.MARKING:
            allot(marking, received)
    return Reception(received, repeated, faults)


@transaction.atomic
def annul_work(work, *, by, reason) -> Work:
    """Take a work out for a reason: it is neither marked nor counted. Raises PermissionDenied; Refusal after decoding."""
    marking = _held(work.marking, by, "olympiad.receive_works")
    work = held(Work, work.pk)
    if marking.state not in {MarkingState.PREPARING, MarkingState.MARKING, MarkingState.LOCKED}:
        raise Refusal(_("Работы декодированы: аннулировать можно только результат участника."))
    work.annulled_at, work.annul_reason = timezone.now(), reason
    work.full_clean()
    work.save(update_fields=["annulled_at", "annul_reason"])
    record(marking, "olympiad.stagemarking.annul", by=by, work=work.value, reason=reason)
    return work


@performs(MarkingWorkflow.begin)
def begin_marking(marking, *, by):
    """Give every task of every work to markers, by lot and in equal parts."""
    given = allot(marking, marking.works.live())
    return {"allotted": given}


def allot(marking, works) -> int:
    """Give the works out: each task to one marker, or to two different ones where the rules want it. Returns how many."""
    markers = list(marking.members.marking().order_by("pk"))
    rounds = (1, 2) if marking.stage.edition.rules.double_marking else (1,)
    loads = Counter({marker.pk: marker.allotments.count() for marker in markers})
    by_grade: dict[int, list] = {}
    chance = SystemRandom()
    rows = []
    for work in works:
        tasks = by_grade.setdefault(work.grade, list(marking.tasks.counted().of_grade(work.grade)))
        for task in tasks:
            chance.shuffle(markers)
            chosen = sorted(markers, key=lambda marker: loads[marker.pk])[: len(rounds)]
            for number, marker in zip(rounds, chosen, strict=False):
                rows.append(Allotment(work=work, task=task, member=marker, round=number))
                loads[marker.pk] += 1
    return len(Allotment.objects.bulk_create(rows, batch_size=1000))


@transaction.atomic
def ask_decoding(marking, *, by) -> StageMarking:
    """Propose to decode: somebody else has to confirm. Raises PermissionDenied; Refusal before the marks are locked."""
    marking = _held(marking, by, "olympiad.decode_works")
    if marking.state != MarkingState.LOCKED:
        raise Refusal(_("Сначала закройте оценки протоколом."))
    marking.decoding_asked_by, marking.decoding_asked_at = by, timezone.now()
    marking.save(update_fields=["decoding_asked_by", "decoding_asked_at", "updated_at"])
    record(marking, "olympiad.stagemarking.ask_decoding", by=by)
    return marking


@performs(MarkingWorkflow.decode)
def decode_works(marking, *, by):
    """Join works and people. Raises Refusal when the one who confirms is the one who proposed."""
    if by is None or by.pk == marking.decoding_asked_by_id:
        raise Refusal(_("Декодирование подтверждает другой человек, не тот, кто его предложил."))
    codes = ParticipantCode.objects.valid().filter(stage=marking.stage_id)
    people = dict(codes.values_list("value", "participant_id"))
    works = list(marking.works.live())
    for work in works:
        work.participant_id = people[work.value]
    Work.objects.bulk_update(works, ["participant"], batch_size=500)
    marking.decoded_at = timezone.now()
    return {"works": len(works), "asked_by": marking.decoding_asked_by_id}


def _held(marking, by, permission) -> StageMarking:
    marking = held(StageMarking, marking.pk, *RELATED, no_key=True)
    if not allows(by, permission, marking):
        raise PermissionDenied
    return marking
