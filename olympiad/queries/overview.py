"""The front page of a marking: how many works, tasks, people; which stages there are at all."""

from dataclasses import dataclass

from accounts.rules import is_secretary
from olympiad.models import ResultSnapshot, Stage, StageMarking
from olympiad.queries.results import latest_snapshot
from olympiad.states import CommissionRole, EditionState, MarkingState

STARTED = (EditionState.RUNNING, EditionState.MARKING, EditionState.APPEALS, EditionState.FINALISED)


@dataclass(frozen=True)
class Overview:
    """What is there and what is missing."""

    works: int
    tasks: int
    people: list[tuple[str, int]]
    appeals: int
    snapshot: ResultSnapshot | None
    is_decoded: bool


@dataclass(frozen=True)
class StageLine:
    """A stage and its marking, if it was opened."""

    stage: Stage
    marking: StageMarking | None


def overview_of(marking: StageMarking) -> Overview:
    """Return the counts of one marking."""
    roles = list(marking.members.active().values_list("role", flat=True))
    return Overview(
        works=marking.works.live().count(),
        tasks=marking.tasks.count(),
        people=[(str(role.label), roles.count(role)) for role in CommissionRole],
        appeals=marking.appeals.open().count(),
        snapshot=latest_snapshot(marking),
        is_decoded=marking.state not in {MarkingState.PREPARING, MarkingState.MARKING, MarkingState.LOCKED},
    )


def markings_for(user) -> list[StageLine]:
    """Return the stages whose works a person handles, the newest first; for the secretary all that have begun."""
    related = ("stage__edition__olympiad",)
    markings = StageMarking.objects.visible_to(user).select_related(*related)
    lines = [StageLine(marking.stage, marking) for marking in markings.order_by("-stage__starts_at")]
    if is_secretary(user):
        fresh = Stage.objects.filter(marking__isnull=True, edition__state__in=STARTED)
        fresh = fresh.select_related("edition__olympiad").order_by("-starts_at")
        lines = [StageLine(stage, None) for stage in fresh] + lines
    return lines


def markings_at_work(user):
    """Return the markings in which a person has a part and whose final list is not approved."""
    markings = StageMarking.objects.visible_to(user).exclude(state=MarkingState.FINAL)
    return markings.select_related("stage__edition__olympiad").order_by("-stage__starts_at")
