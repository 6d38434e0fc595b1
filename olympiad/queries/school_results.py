"""What a school sees of its own pupils after the decoding: scores by task, and what may be appealed."""

from dataclasses import dataclass

from directory.queries import schools_of
from olympiad.grading import shown_mark
from olympiad.models import Appeal, OlympiadParticipant, OlympiadTask, Work
from olympiad.queries.marking import marks_in
from olympiad.queries.results import latest_snapshot
from olympiad.ranking import shown_place
from olympiad.states import MarkingState
from olympiad.workflow.appeal import window_words

SHOWN = (MarkingState.PRELIMINARY, MarkingState.FINAL)


@dataclass(frozen=True)
class PupilResult:
    """One pupil with his work."""

    participant: OlympiadParticipant
    work: Work
    scores: list[tuple[OlympiadTask, str]]
    total: str
    place: str
    award: str
    appeals: list[Appeal]
    closed: str | None

    @property
    def may_appeal(self) -> bool:
        """Whether an appeal can be filed now."""
        return self.closed is None


def works_of_schools(user):
    """Return the works of the pupils of a coordinator's schools whose results were published."""
    works = Work.objects.live().filter(participant__school__in=schools_of(user), marking__state__in=SHOWN)
    return works.select_related("participant__pupil", "participant__school", "marking__stage__edition__rules")


def results_of(user) -> list[PupilResult]:
    """Return the results of a coordinator's pupils, the newest stage first."""
    found = []
    works = list(works_of_schools(user).order_by("-marking__stage__starts_at", "participant__pupil__last_name", "pk"))
    for marking in {work.marking_id: work.marking for work in works}.values():
        own = [work for work in works if work.marking_id == marking.pk]
        marks, tasks = marks_in(marking, work__in=[work.pk for work in own]), list(marking.tasks.counted())
        snapshot = latest_snapshot(marking)
        rows = {row["participant"]: row for row in (snapshot.rows if snapshot else [])}
        appeals = list(Appeal.objects.filter(marking=marking, participant__in=[work.participant_id for work in own]))
        closed = window_words(marking.stage) if marking.state == MarkingState.PRELIMINARY else ""
        for work in own:
            row = rows.get(work.participant_id, {})
            mine = [task for task in tasks if task.grade in {None, work.participant.competing_grade}]
            found.append(
                PupilResult(
                    participant=work.participant,
                    work=work,
                    scores=[(task, _shown(marks[work.pk, task.pk].score)) for task in mine],
                    total=(row.get("total") or "–").replace(".", ","),
                    place=shown_place(tuple(row["place"])) if row.get("place") else "–",
                    award=row.get("status", "-"),
                    appeals=[appeal for appeal in appeals if appeal.participant_id == work.participant_id],
                    closed=closed,
                )
            )
    return found


def _shown(score) -> str:
    return "–" if score is None else shown_mark(score)
