"""Statistics of one cohort as a page shows them: of the totals, of every task, of the whole set of tasks."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from foundation.charts import ColumnChart, column_chart
from olympiad import statistics
from olympiad.grading import shown_mark
from olympiad.models import OlympiadTask
from olympiad.queries.results import Cohort

DASH = "–"


@dataclass(frozen=True)
class TaskLine:
    """One task: share of the full score, correlation with the rest, how it parts the strong from the weak."""

    task: OlympiadTask
    difficulty: str
    corrected: str
    discrimination: str


@dataclass(frozen=True)
class Figures:
    """All that is shown; a dash is «undefined» or «too few people»."""

    people: int
    mean: str
    median: str
    deviation: str
    alpha: str
    bins: list[tuple[str, int]]
    chart: ColumnChart
    tasks: list[TaskLine]

    @property
    def is_small(self) -> bool:
        """Whether coefficients mean nothing for so few people."""
        return self.people < statistics.FEWEST


def figures_of(cohort: Cohort, tasks: Sequence[OlympiadTask]) -> Figures:
    """Return the statistics of those who have a place, by the tasks that all of them wrote."""
    rows = cohort.ranked
    common = [task for task in tasks if all(task.key in row.scores for row in rows) and _is_written(task, cohort)]
    totals = [row.total for row in rows if row.total is not None]
    matrix = [tuple(row.scores[task.key] or Decimal(0) for task in common) for row in rows]
    summary = statistics.summary(totals)
    step = min((task.step for task in common), default=Decimal(1))
    found = statistics.histogram(totals, most=cohort.max_total, step=step)
    lines = [
        TaskLine(task, _number(row.difficulty), _number(row.corrected), _number(row.discrimination))
        for task, row in zip(common, statistics.task_figures(matrix, [task.maximum for task in common]), strict=True)
    ]
    return Figures(
        people=summary.people,
        mean=_number(summary.mean),
        median=_number(summary.median),
        deviation=_number(summary.deviation),
        alpha=_number(statistics.alpha(matrix)),
        bins=[(_words(column), column.people) for column in found],
        # Where a column begins is enough under it; from where to where, the table says.
        chart=column_chart([(shown_mark(column.low), column.people) for column in found]),
        tasks=lines,
    )


def _is_written(task: OlympiadTask, cohort: Cohort) -> bool:
    return task.grade is None or any(row.grade == task.grade for row in cohort.rows)


def _words(found: statistics.Bin) -> str:
    low, high = shown_mark(found.low), shown_mark(found.high)
    return low if low == high else f"{low}–{high}"


def _number(value: Fraction | Decimal | None) -> str:
    """Write a figure with two digits, half up; a dash for what is undefined."""
    if value is None:
        return DASH
    hundredths = Fraction(value) * 100
    whole = (abs(hundredths) + Fraction(1, 2)) // 1
    sign = "−" if hundredths < 0 and whole else ""
    return f"{sign}{whole // 100},{whole % 100:02d}"
