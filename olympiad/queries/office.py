"""What the organiser's desks show: one olympiad at a glance, the queue of participants, one of them."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, F, Q

from olympiad.models import OlympiadEdition, OlympiadParticipant, SchoolEntry, Stage
from olympiad.queries.consents import KINDS, Standing, papers_about, standings_of
from olympiad.states import SENT, ParticipantState
from privacy.models import ConsentPaper
from privacy.states import PaperState


@dataclass(frozen=True)
class StageGlance:
    """A stage with its numbers."""

    stage: Stage
    schools: int
    counts: Counter
    disputed: int

    @property
    def sent(self) -> int:
        """How many schools have sent and not taken back."""
        gone = (ParticipantState.DRAFT, ParticipantState.WITHDRAWN, ParticipantState.REJECTED)
        return sum(number for state, number in self.counts.items() if state not in gone)

    @property
    def waiting(self) -> int:
        """How many wait for a decision."""
        return self.counts[ParticipantState.SUBMITTED]


def glances_of(edition: OlympiadEdition) -> list[StageGlance]:
    """Return the stages of an olympiad with their numbers."""
    return [_glance(stage) for stage in edition.stages.order_by("order")]


def _glance(stage):
    rows = stage.participants.order_by().values_list("state").annotate(number=Count("pk"))
    disputed = stage.participants.filter(state=ParticipantState.SUBMITTED).with_disputes()
    return StageGlance(stage, stage.entries.count(), Counter(dict(rows)), disputed.filter(is_disputed=True).count())


def queue_of(stage: Stage, *, state: str = "", query: str = ""):
    """Return what schools have sent to a stage, by name, narrowed by state and by words of the name or the school."""
    found = stage.participants.filter(state__in=sorted(SENT)).with_disputes().by_name()
    if state == "disputed":
        found = found.filter(is_disputed=True)
    elif state:
        found = found.filter(state=state)
    for word in query.split():
        found = found.filter(
            Q(pupil__last_name__icontains=word) | Q(pupil__first_name__icontains=word) | Q(school__name__icontains=word)
        )
    return found


def states_of(stage: Stage) -> Counter:
    """Return how many participants stand in each state; drafts are the schools'."""
    rows = stage.participants.filter(state__in=sorted(SENT)).order_by().values_list("state")
    return Counter(dict(rows.annotate(number=Count("pk"))))


@dataclass(frozen=True)
class QueueRow:
    """A participant in the queue with his consents."""

    participant: OlympiadParticipant
    consents: list[Standing]


def with_consents(participants) -> list[QueueRow]:
    """Return the rows of a page with their consents; one query."""
    people = list(participants)
    standings = standings_of(people)
    return [QueueRow(row, standings[row.code]) for row in people]


def doubles_of(participant: OlympiadParticipant):
    """Return who else looks like the same child at the stage, sent by whichever school."""
    same = participant.stage.participants.live().filter(
        pupil__identity=participant.pupil.identity, state__in=sorted(SENT)
    )
    return same.exclude(pk=participant.pk).by_name()


def entries_at(stage: Stage):
    """Return the entries of a stage with how many were sent, by the names of the schools."""
    sent = Q(stage__participants__school=F("school"), stage__participants__state__in=sorted(SENT))
    entries = SchoolEntry.objects.filter(stage=stage).select_related("school__municipality", "stage")
    return entries.annotate(sent=Count("stage__participants", filter=sent)).order_by("school__name")


def papers_to_check(stage: Stage) -> list[ConsentPaper]:
    """Return the signed sheets of a stage that wait for a check, the longest waiting first."""
    abouts = [row.consent_subject for row in stage.participants.live().only("code")]
    waiting = papers_about(abouts).filter(state=PaperState.UPLOADED, text__kind__in=KINDS)
    return sorted(waiting, key=lambda paper: (paper.uploaded_at, paper.pk))
