"""Russian letters on both engines: order by the collation `ru`, and on SQLite letter case beyond ASCII.

SQLite folds only A–Z, so `icontains`, `iexact`, `Lower` and `Upper` would miss Cyrillic; and it sorts by code points, so
«ёж» would come last. `listen()` gives every new SQLite connection its own LIKE, lower, upper and `ru`. On PostgreSQL
letter case is right already; the migration `0001_ru_collation` creates `ru` from ICU.

LIKE on SQLite never tells letter case apart, in Django neither: there `contains` finds what `icontains` finds, and
`startswith` what `istartswith` finds. PostgreSQL does tell them apart. So code that must behave alike on both engines says
`icontains` when case does not matter, and otherwise compares in lower case both sides. Regular expressions stay as they
are. «ё» and «е» are different letters here; `foundation.search` is what treats them as one.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from django.db.backends.signals import connection_created
from django.db.models import F
from django.db.models.expressions import OrderBy
from django.db.models.functions import Collate

from foundation.engine_sql import EngineSQL

NAME = "ru"

# ICU's order for Russian: spaces and marks, digits, Cyrillic with ё as е, Latin. Two blocks of private characters
# are enough to say so, because inside each group the order is that of code points.
_MARKS = " _-–—,;:!?.…'‘’\"“”„«»()[]{}§@*/\\&#%`^°+<=>|~$€₽"
_DIGITS = "0123456789"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_PRIMARY = str.maketrans(
    {mark: chr(place) for place, mark in enumerate(_MARKS + _DIGITS, start=1)}
    | {letter: chr(0xE000 + place) for place, letter in enumerate(_LATIN)}
    | {"№": chr(0xE000 + _LATIN.index("n")) + chr(0xE000 + _LATIN.index("o")), "ё": "е"},
)


def listen() -> None:
    """Make every database connection from now on fit for Russian; called once, when the app is ready."""
    connection_created.connect(fit_sqlite_for_russian, dispatch_uid="foundation.collation")


def fit_sqlite_for_russian(connection, **_signal) -> None:
    """Register Russian LIKE, lower, upper and the collation `ru` on a SQLite connection; leave other engines alone."""
    if connection.vendor != "sqlite":
        return
    sqlite = connection.connection
    sqlite.create_function("lower", 1, _lower, deterministic=True)
    sqlite.create_function("upper", 1, _upper, deterministic=True)
    sqlite.create_function("like", 2, like, deterministic=True)
    sqlite.create_function("like", 3, like, deterministic=True)
    sqlite.create_collation(NAME, compare)


def ru_order(*fields: str) -> list[OrderBy]:
    """Make the arguments of `order_by` for text fields in Russian order; a leading minus turns the order round.

    `ru_order("last_name", "-title")`. Numbers and dates have no collation: name those in `order_by` directly.
    """
    return [OrderBy(Collate(F(field.removeprefix("-")), NAME), descending=field.startswith("-")) for field in fields]


def compare(left: str, right: str) -> int:
    """Compare two texts in Russian order: −1, 0 or 1. Zero only for equal texts."""
    one, other = sort_key(left), sort_key(right)
    return (one > other) - (one < other)


@lru_cache(maxsize=8192)
def sort_key(text: str) -> tuple[str, str, str, str]:
    """Return a key for `sorted` that gives the order of the collation `ru`: letters, then ё after е, then small first."""
    lower = text.lower().replace("\u00a0", " ")
    return lower.translate(_PRIMARY), lower, text.swapcase(), text


def like(pattern, value, escape: str | None = None) -> bool | None:
    """SQL's `value LIKE pattern ESCAPE escape` that knows all alphabets; anything LIKE NULL is NULL."""
    if pattern is None or value is None:
        return None
    return _matcher(_text(pattern), escape)(_text(value)) is not None


@lru_cache(maxsize=512)
def _matcher(pattern: str, escape: str | None):
    regex = "".join(_regex_parts(pattern, escape))
    return re.compile(regex, re.IGNORECASE | re.DOTALL).fullmatch


def _regex_parts(pattern: str, escape: str | None) -> Iterator[str]:
    letters = iter(pattern)
    for letter in letters:
        if letter == escape:
            yield re.escape(next(letters, ""))
        else:
            yield {"%": ".*", "_": "."}.get(letter) or re.escape(letter)


def _lower(value):
    return None if value is None else _text(value).lower()


def _upper(value):
    return None if value is None else _text(value).upper()


def _text(value) -> str:
    return value.decode(errors="replace") if isinstance(value, bytes) else str(value)


def create_russian_collation() -> EngineSQL:
    """Make the migration operation that creates `ru`. Django's own would need psycopg on a machine with SQLite only."""
    return EngineSQL(
        {"postgresql": [f"CREATE COLLATION IF NOT EXISTS \"{NAME}\" (provider = icu, locale = 'ru-RU')"]},
        {"postgresql": [f'DROP COLLATION IF EXISTS "{NAME}"']},
        does="Create the collation ru on PostgreSQL",
    )
