"""How a register grows: days of admission and of leaving become rows of a table. Pure: no database, no clock."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

MONTHS = ("янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
MONTHS_IN_FULL = (
    "Январь", "Февраль", "Март", "Апрель", "Май", "Июнь", "Июль", "Август", "Сентябрь", "Октябрь", "Ноябрь", "Декабрь",
)  # fmt: skip

# From the admission to the first day after the membership, or None.
Term = tuple[date, date | None]


@dataclass(frozen=True)
class GrowthRow:
    """One month or year: who came, who left, and how many there are on its last day."""

    label: str
    short: str
    last_day: date
    admitted: int
    left: int
    total: int


def members_on(terms: Iterable[Term], day: date) -> int:
    """Count the members of a day; whoever left on it is a member no more."""
    return sum(since <= day and (left is None or left > day) for since, left in terms)


def by_month(terms: Iterable[Term], year: int, *, today: date) -> list[GrowthRow]:
    """Return the months of a year that have begun by `today`; the current one ends today."""
    terms = list(terms)
    months = [month for month in range(1, 13) if date(year, month, 1) <= today]
    return [
        _row(
            terms,
            date(year, month, 1),
            min(date(year, month, monthrange(year, month)[1]), today),
            MONTHS_IN_FULL[month - 1],
            MONTHS[month - 1],
        )
        for month in months
    ]


def by_year(terms: Iterable[Term], *, today: date) -> list[GrowthRow]:
    """Return every year from the first admission to the current one, which ends today; none where nobody was admitted."""
    terms = list(terms)
    years = range(min((since.year for since, _left in terms), default=today.year + 1), today.year + 1)
    return [_row(terms, date(year, 1, 1), min(date(year, 12, 31), today), str(year), str(year)) for year in years]


def _row(terms: list[Term], first: date, last: date, label: str, short: str) -> GrowthRow:
    return GrowthRow(
        label=label,
        short=short,
        last_day=last,
        admitted=sum(first <= since <= last for since, _left in terms),
        left=sum(left is not None and first <= left <= last for _since, left in terms),
        total=members_on(terms, last),
    )
