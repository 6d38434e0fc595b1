"""The plan as a visitor wants to see it: by sections, by months or by kinds; of one quarter, kind, audience, or what is over."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pages.periods import Period
from pages.queries.plan import PlanPart, PlanRow
from pages.states import PlanItemKind, PlanItemStatus

MONTHS = (
    gettext_lazy("Январь"), gettext_lazy("Февраль"), gettext_lazy("Март"), gettext_lazy("Апрель"),
    gettext_lazy("Май"), gettext_lazy("Июнь"), gettext_lazy("Июль"), gettext_lazy("Август"),
    gettext_lazy("Сентябрь"), gettext_lazy("Октябрь"), gettext_lazy("Ноябрь"), gettext_lazy("Декабрь"),
)  # fmt: skip
QUARTER = 3
YEAR = 12


class PlanView(TextChoices):
    """What the rows are gathered under."""

    SECTIONS = "sections", gettext_lazy("По разделам")
    MONTHS = "months", gettext_lazy("По месяцам")
    KINDS = "kinds", gettext_lazy("По видам")


class When(TextChoices):
    """Whether a row is ahead, at hand or behind."""

    SOON = "soon", gettext_lazy("Ещё будет")
    NOW = "now", gettext_lazy("Идёт сейчас")
    PAST = "past", gettext_lazy("Уже прошло")


_AHEAD = {PlanItemStatus.PLANNED, PlanItemStatus.UNSCHEDULED, PlanItemStatus.POSTPONED}


@dataclass(frozen=True)
class PlanChoice:
    """What a visitor asked for; the defaults are the plan as it stands in the document."""

    view: str = PlanView.SECTIONS
    quarter: int | None = None
    kind: str = ""
    audience: str = ""
    when: str = ""

    @property
    def is_filtered(self) -> bool:
        """Whether some rows may be left out."""
        return self != PlanChoice(view=self.view)

    @property
    def months(self) -> range:
        """The months asked for, January being 0."""
        return range(QUARTER * (self.quarter - 1), QUARTER * self.quarter) if self.quarter else range(YEAR)

    def keeps(self, row: PlanRow, year: int) -> bool:
        """Whether the row is among those asked for."""
        months = months_of(row.standing.period, year)
        return (
            (not self.quarter or any(months[place] for place in self.months))
            and self.kind in ("", row.item.kind)
            and self.audience in ("", row.item.audience)
            and self.when in ("", when_of(row))
        )


@dataclass(frozen=True)
class PlanGroup:
    """Rows under one heading."""

    title: str
    rows: tuple[PlanRow, ...]


@dataclass(frozen=True)
class PlanShown:
    """What a visitor sees of a plan that has `total` rows."""

    choice: PlanChoice
    groups: tuple[PlanGroup, ...]
    total: int

    @property
    def number(self) -> int:
        """How many rows are shown; by months a row may stand under several headings and counts once."""
        return len({row.item.pk for group in self.groups for row in group.rows})


def plan_shown(parts: Sequence[PlanPart], choice: PlanChoice, *, year: int) -> PlanShown:
    """Return the plan of `year` as it was asked for."""
    groups = tuple(plan_groups(parts, choice, year=year))
    return PlanShown(choice, groups, total=sum(len(part.rows) for part in parts))


def when_of(row: PlanRow) -> When:
    """Return whether the row is ahead, at hand or behind."""
    if row.standing.status == PlanItemStatus.UNDER_WAY:
        return When.NOW
    return When.SOON if row.standing.status in _AHEAD else When.PAST


def months_of(period: Period, year: int) -> tuple[bool, ...]:
    """Return for January to December of `year` whether the period has a day in it."""
    return tuple(
        any(days.start <= _last_day(year, month) and days.end >= date(year, month, 1) for days in period.ranges)
        for month in range(1, YEAR + 1)
    )


def plan_groups(parts: Sequence[PlanPart], choice: PlanChoice, *, year: int) -> list[PlanGroup]:
    """Return the rows asked for under their headings, in the order of the plan; headings without rows are left out."""
    kept = [PlanGroup(part.section.title, tuple(row for row in part.rows if choice.keeps(row, year))) for part in parts]
    rows = [row for group in kept for row in group.rows]
    if choice.view == PlanView.MONTHS:
        kept = list(_by_months(rows, year, choice.months))
    elif choice.view == PlanView.KINDS:
        kept = [
            PlanGroup(str(kind.label), tuple(row for row in rows if row.item.kind == kind)) for kind in PlanItemKind
        ]
    return [group for group in kept if group.rows]


def _by_months(rows: Sequence[PlanRow], year: int, places: Iterable[int]) -> Iterable[PlanGroup]:
    covered = [(row, months_of(row.standing.period, year)) for row in rows]
    yield PlanGroup(_("Весь год и полугодия"), tuple(row for row, months in covered if is_long(months)))
    for place in places:
        named = (row for row, months in covered if months[place] and not is_long(months))
        yield PlanGroup(str(MONTHS[place]), tuple(named))
    yield PlanGroup(_("Срок не назначен"), tuple(row for row, _months in covered if not row.standing.period.ranges))
    elsewhere = (row for row, months in covered if row.standing.period.ranges and not any(months))
    yield PlanGroup(_("В другом году"), tuple(elsewhere))


def is_long(months: Sequence[bool]) -> bool:
    """Whether naming the row under each of its months would only repeat it: half a year without a break."""
    return any(all(months[start : start + YEAR // 2]) for start in range(YEAR // 2 + 1))


def _last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
