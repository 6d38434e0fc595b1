"""From the ledger to a list: who is ranked, with which total, on which place, with which award. Names are not read here."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.utils.translation import gettext_lazy as _

from olympiad.awards import NOTHING, AwardPolicy, AwardResult, award
from olympiad.grading import plain_mark, shown_mark
from olympiad.models import OlympiadTask, ResultSnapshot, StageMarking
from olympiad.queries.marking import marks_in
from olympiad.ranking import Scores, key_of, rank, shown_place, total
from olympiad.states import COUNTED, CohortMode, ParticipantState, SnapshotKind, Threshold

ALL = "all"
NOTES = {
    "winners_exceed_quota": _("победителей больше квоты"),
    "border_group": _("равные баллы на границе квоты"),
    "jury_decision_required": _("нужно решение жюри"),
    "kept_by_protection": _("награда сохранена после апелляций"),
    "degree_empty": _("одна из степеней пуста"),
    "no_awards": _("наград нет"),
    "threshold_cut": _("часть мест не занята из-за порога"),
}
# Who was removed, or could not finish, has no place and does not count for the quota.
RANKED = ParticipantState.TOOK_PART


@dataclass(frozen=True)
class Row:
    """One participant with a work: what he has, whether he is ranked, and what came of it."""

    participant: int
    code: str
    cohort: str
    grade: int
    scores: Mapping[str, Decimal | None]
    total: Decimal | None
    is_ranked: bool
    key: tuple = ()
    place: tuple[int, int] | None = None
    status: str = NOTHING
    degree: int | None = None

    @property
    def place_words(self) -> str:
        """«2–3», a dash for whoever has no place."""
        return shown_place(self.place) if self.place else "–"

    @property
    def total_words(self) -> str:
        """The total as people read it."""
        return "–" if self.total is None else shown_mark(self.total)

    def as_facts(self) -> dict:
        """Return the row as a snapshot keeps it."""
        return {
            "participant": self.participant,
            "code": self.code,
            "cohort": self.cohort,
            "grade": self.grade,
            "scores": {task: None if value is None else plain_mark(value) for task, value in self.scores.items()},
            "total": None if self.total is None else plain_mark(self.total),
            "ranked": self.is_ranked,
            "place": list(self.place) if self.place else None,
            "status": self.status,
            "degree": self.degree,
        }


@dataclass(frozen=True)
class Cohort:
    """Those who are ranked together, the best first, then those who are not ranked."""

    key: str
    max_total: Decimal
    rows: list[Row]
    result: AwardResult

    @property
    def title(self) -> str:
        """The class, empty for all together."""
        return "" if self.key == ALL else self.key

    @property
    def notes(self) -> str:
        """What people should see, in words."""
        return notes_of(self.result.flags + self.result.warnings)

    @cached_property
    def ranked(self) -> list[Row]:
        """Those who have a place."""
        return [row for row in self.rows if row.place]

    @property
    def task_keys(self) -> list[str]:
        """Numbers of the tasks that anybody here wrote."""
        return sorted({key for row in self.rows for key in row.scores}, key=int)

    @property
    def table(self) -> list[tuple[Row, list[tuple[str, str]]]]:
        """The rows with their scores by task, as people read them."""
        return [(row, [(key, _words(row.scores.get(key))) for key in self.task_keys]) for row in self.rows]

    @property
    def unfinished(self) -> list[str]:
        """Codes of the works that are not marked to the end."""
        return [row.code for row in self.rows if row.total is None]

    def as_facts(self) -> dict:
        """Return what a snapshot keeps of the cohort beside its rows."""
        return {
            "key": self.key,
            "max_total": plain_mark(self.max_total),
            "people": len(self.ranked),
            "quota": self.result.quota,
            "winners": self.result.winners,
            "prizes": self.result.prizes,
            "flags": list(self.result.flags),
            "warnings": list(self.result.warnings),
        }


def _words(score: Decimal | None) -> str:
    return "–" if score is None else shown_mark(score)


def _bar(percent: str | Decimal, operator: str) -> str:
    sign = ">" if operator == Threshold.OVER else ">="
    return f"{sign}{Decimal(percent).normalize():f}%" if Decimal(percent) or operator == Threshold.OVER else ""


def notes_of(flags: Sequence[str]) -> str:
    """Return flags and warnings of awards in words."""
    return "; ".join(str(NOTES[flag]) for flag in flags)


def policy_of(rules: Mapping, *, jury_awards_border: bool | None = None) -> AwardPolicy:
    """Return the policy of awards that the rules of an edition (as facts: `RuleSet.as_facts`) mean."""
    return AwardPolicy(
        quota_percent=rules["quota_percent"],
        rounding=rules["rounding"],
        border_policy=rules["border_policy"].upper(),
        winner_min=_bar(rules["winner_threshold"], rules["winner_operator"]),
        prize_min=_bar(rules["prize_threshold"], rules["prize_operator"]),
        winner_policy=rules["winner_policy"].upper(),
        winner_quota_percent=rules["winner_quota_percent"],
        winner_cutoff=rules["winner_cutoff"],
        min_awards=rules["min_awards"],
        jury_awards_border=jury_awards_border,
    )


def cohorts_of(marking: StageMarking, *, kept: Mapping[int, tuple[str, Decimal]] | None = None) -> list[Cohort]:
    """Return the results of a decoded stage as the ledger gives them now, cohort by cohort.

    `kept` protects those of an earlier list whose own total was not lowered: participant -> (status, total).
    Three queries, whatever the number of people.
    """
    rules = marking.stage.edition.rules.as_facts()
    tasks = list(marking.tasks.counted())
    marks = marks_in(marking, source__in=sorted(COUNTED))
    by_cohort: dict[str, list[Row]] = defaultdict(list)
    for work, code, participant, grade, state, apart in _works(marking):
        own = [task for task in tasks if task.grade in {None, grade}]
        scores = _scores(own, {task.pk: marks[work, task.pk].score for task in own})
        whole = total(scores)
        cohort = ALL if rules["cohorts"] == CohortMode.ALL else f"{grade}"
        key = key_of(scores, rules["tie_breakers"]) if whole is not None else ()
        is_ranked = state == RANKED and not apart
        by_cohort[cohort].append(Row(participant, code, cohort, grade, scores.by_task, whole, is_ranked, key))
    return [
        _cohort(key, rows, tasks, policy_of(rules, jury_awards_border=_decision(marking, key)), kept or {})
        for key, rows in sorted(by_cohort.items(), key=lambda item: (len(item[0]), item[0]))
    ]


def _works(marking: StageMarking):
    """Return the decoded works as tuples: five thousand rows need no objects."""
    person = ("competing_grade", "state", "out_of_competition")
    works = marking.works.live().filter(participant__isnull=False)
    return works.values_list("pk", "value", "participant_id", *(f"participant__{name}" for name in person))


def _decision(marking, cohort) -> bool | None:
    return marking.border_decisions.get(cohort, {}).get("awards")


def _scores(tasks: Sequence[OlympiadTask], values: Mapping[int, Decimal | None]) -> Scores:
    return Scores(
        by_task={task.key: values[task.pk] for task in tasks},
        full={task.key: task.maximum for task in tasks},
        weights={task.key: task.weight for task in tasks},
    )


def _cohort(key, rows: list[Row], tasks, policy: AwardPolicy, kept) -> Cohort:
    most = max((_most(tasks, grade) for grade in {row.grade for row in rows}), default=Decimal(0))
    ranked = [row for row in rows if row.is_ranked and row.total is not None]
    others = [row for row in rows if not row.is_ranked or row.total is None]
    result = award(
        [row.total for row in ranked if row.total is not None],
        max_total=most,
        policy=policy,
        keys=[row.key for row in ranked],
        kept=[_kept(row, kept) for row in ranked] if kept else None,
    )
    placed = [
        Row(
            **{name: getattr(row, name) for name in ("participant", "code", "cohort", "grade", "scores", "total")},
            is_ranked=True,
            key=row.key,
            place=place,
            status=status,
            degree=degree,
        )
        for row, place, status, degree in zip(
            ranked, rank([row.key for row in ranked]), result.statuses, result.degrees, strict=True
        )
    ]
    # Equals stand by their codes: any other order would tell whose code it is.
    placed.sort(key=lambda row: (row.place, row.code))
    return Cohort(key, most, placed + sorted(others, key=lambda row: row.code), result)


def _most(tasks: Sequence[OlympiadTask], grade: int) -> Decimal:
    return sum((task.maximum * task.weight for task in tasks if task.grade in {None, grade}), Decimal(0))


def _kept(row: Row, kept: Mapping[int, tuple[str, Decimal]]) -> str:
    status, was = kept.get(row.participant, (NOTHING, Decimal(0)))
    return status if row.total is not None and row.total >= was else NOTHING


def kept_of(marking: StageMarking) -> dict[int, tuple[str, Decimal]]:
    """Return the awards of the last preliminary list: participant -> (status, total). Empty where the rules protect nobody."""
    if not marking.stage.edition.rules.protect_preliminary:
        return {}
    last = latest_snapshot(marking, SnapshotKind.PRELIMINARY)
    rows = last.rows if last else []
    return {
        row["participant"]: (row["status"], Decimal(row["total"])) for row in rows if row["ranked"] and row["total"]
    }


def latest_snapshot(marking: StageMarking, kind: str | None = None) -> ResultSnapshot | None:
    """Return the newest list of a stage, of one kind if asked."""
    snapshots = marking.snapshots.order_by("-sequence")
    return (snapshots.filter(kind=kind) if kind else snapshots).first()
