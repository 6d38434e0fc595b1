"""Growth of the branch, by months of a year and by years; the same numbers for the page, the office and the plan's report."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from foundation.charts import ColumnChart, column_chart
from members.growth import GrowthRow, Term, by_month, by_year, members_on
from members.models import Membership


@dataclass(frozen=True)
class Growth:
    """One table with its picture. `chosen` is the year whose months it shows, or None for all years."""

    rows: list[GrowthRow]
    chart: ColumnChart
    title: str
    years: list[int]
    chosen: int | None
    total: int

    @property
    def admitted(self) -> int:
        """How many came in all the rows."""
        return sum(row.admitted for row in self.rows)

    @property
    def left(self) -> int:
        """How many left."""
        return sum(row.left for row in self.rows)


@dataclass(frozen=True)
class YearOfGrowth:
    """A year in three figures, for the report of the plan."""

    admitted: int
    left: int
    total: int


def terms() -> list[Term]:
    """Return every membership as its two days; one query."""
    return list(Membership.objects.order_by("admitted_on", "pk").values_list("admitted_on", "left_on"))


def growth(*, year: int | None = None, today: date) -> Growth:
    """Return the months of `year`, or all years without one. One query. A year outside of the register counts as none."""
    known = terms()
    years = [int(row.label) for row in by_year(known, today=today)]
    chosen = year if year in years else None
    rows = by_month(known, chosen, today=today) if chosen else by_year(known, today=today)
    title = _("Рост членства по месяцам %(year)d года") % {"year": chosen} if chosen else _("Рост членства по годам")
    chart = column_chart([(row.short, row.total) for row in rows])
    return Growth(rows, chart, title, years, chosen, members_on(known, today))


def growth_of_year(year: int, *, today: date) -> YearOfGrowth | None:
    """Return what the report of a plan says about a year; None when the register knows nothing of it."""
    row = next((row for row in by_year(terms(), today=today) if row.label == str(year)), None)
    return YearOfGrowth(row.admitted, row.left, row.total) if row else None
