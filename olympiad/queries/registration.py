"""What must hold of registration and of the day, whatever happened; each finding names a code of a row, never a child."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from olympiad.codes import CodeError, read_code
from olympiad.models import OlympiadParticipant, ParticipantCode, Pupil, SchoolEntry
from olympiad.models.participant import identity_of
from olympiad.states import LIVE, SENT, IncidentKind, ParticipantState
from privacy.queries import agreed_abouts
from privacy.states import ConsentKind

P = ParticipantState
# Whoever wrote may take his consent back: then his work stays under its code, and the term of keeping ends it.
CONSENTED = (P.ACCEPTED, P.INVITED, P.CHECKED_IN)
CODED = (P.INVITED, P.CHECKED_IN, P.TOOK_PART, P.ABSENT, P.INTERRUPTED, P.DISQUALIFIED)

REGISTRATION: tuple[str | Promise, ...] = (
    gettext_lazy("Каждый допущенный имеет действующее согласие на обработку данных."),
    gettext_lazy("Ученик в списке одной школы стоит один раз."),
    gettext_lazy("Признак ребёнка совпадает с его именем и датой рождения."),
    gettext_lazy("Школа не превышает лимит, кроме заявленных организатором после срока."),
    gettext_lazy("Действующий код есть у каждого приглашённого и ни у кого больше; он читается и назван его класс."),
    gettext_lazy("У каждого удалённого есть акт."),
)


@dataclass(frozen=True)
class Doubt:
    """What does not hold, and of which row."""

    about: str
    words: str | Promise


def doubts() -> Iterator[Doubt]:
    """Yield everything of REGISTRATION that does not hold."""
    for check in (_consents, _doubles, _identities, _limits, _codes, _removals):
        yield from check()


def _consents() -> Iterator[Doubt]:
    people = list(OlympiadParticipant.objects.filter(state__in=CONSENTED).only("code", "state"))
    agreed = agreed_abouts((row.consent_subject for row in people), ConsentKind.PROCESSING)
    yield from (Doubt(str(row), REGISTRATION[0]) for row in people if row.consent_subject not in agreed)


def _doubles() -> Iterator[Doubt]:
    live = OlympiadParticipant.objects.filter(state__in=sorted(LIVE)).order_by()
    same = live.values("stage", "school", "pupil__identity").annotate(number=Count("pk")).filter(number__gt=1)
    for row in same:
        words = _("Этап %(stage)s, школа %(school)s") % row
        yield Doubt(words, REGISTRATION[1])


def _identities() -> Iterator[Doubt]:
    for pupil in Pupil.objects.iterator():
        if pupil.identity != identity_of(pupil.last_name, pupil.first_name, pupil.patronymic, pupil.born_on):
            yield Doubt(str(pupil), REGISTRATION[2])


def _limits() -> Iterator[Doubt]:
    sent: QuerySet = OlympiadParticipant.objects.filter(state__in=sorted(LIVE & SENT), is_late=False).order_by()
    numbers = {
        (row["stage"], row["school"]): row["number"]
        for row in sent.values("stage", "school").annotate(number=Count("pk"))
    }
    for entry in SchoolEntry.objects.select_related("stage"):
        if entry.limit is not None and numbers.get((entry.stage_id, entry.school_id), 0) > entry.limit:
            yield Doubt(entry.code, REGISTRATION[3])


def _codes() -> Iterator[Doubt]:
    valid = ParticipantCode.objects.valid()
    without = OlympiadParticipant.objects.filter(state__in=CODED).exclude(pk__in=valid.values("participant"))
    yield from (Doubt(str(row), REGISTRATION[4]) for row in without)
    for code in valid.select_related("participant"):
        if code.participant.state not in CODED or not _reads(code):
            yield Doubt(str(code), REGISTRATION[4])


def _reads(code: ParticipantCode) -> bool:
    try:
        return read_code(code.value).grade == code.participant.competing_grade
    except CodeError:
        return False


def _removals() -> Iterator[Doubt]:
    gone = OlympiadParticipant.objects.filter(state=P.DISQUALIFIED)
    bare = gone.exclude(incidents__kind=IncidentKind.REMOVAL)
    yield from (Doubt(str(row), REGISTRATION[5]) for row in bare)
