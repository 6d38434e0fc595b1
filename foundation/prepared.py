"""Questions asked at every request: Django builds a query and writes its SQL once in the life of a process, not every time.

Building and compiling cost Django several times what the database needs for an answer. `prepared` keeps what they made:

    @prepared(juror=IntegerField(), day=DateField())
    def codes_until(juror, day):
        return Sheet.objects.filter(juror=juror, due_on__lte=day).values_list("code", flat=True)

    codes = codes_until(juror=7, day=today)

The function runs once, with blanks for values, so it may only compare them with columns: no branches, no clock, no rights.
The rows are those of its queryset: tuples, or objects with what `select_related` brings; locked where it says so.
"""

from collections.abc import Callable
from copy import copy
from functools import cache, wraps
from types import SimpleNamespace
from typing import Any

from django.db import connections
from django.db.models import Field, QuerySet, Value
from django.db.transaction import TransactionManagementError


class Blank(Value):
    """A place in the SQL for a value that comes later."""

    def as_sql(self, compiler, connection):
        """Put the blank itself among the parameters."""
        return "%s", [self]


class Written:
    """A queryset whose SQL is written."""

    def __init__(self, queryset: QuerySet):
        self.queryset, self.compiler = queryset, queryset.query.get_compiler(queryset.db)
        self.sql, self.params = self.compiler.as_sql()
        self.converters = self.compiler.get_converters([column[0] for column in self.compiler.select])

    def rows(self, values: dict[str, Any]) -> list:
        """Return the rows for these values. Raises TransactionManagementError for a lock outside of a transaction."""
        connection, compiler = connections[self.queryset.db], copy(self.compiler)
        if self.queryset.query.select_for_update and connection.get_autocommit():
            raise TransactionManagementError("select_for_update cannot be used outside of a transaction")
        filled = tuple(_filled(param, values, connection) for param in self.params)
        compiler.connection = connection
        compiler.as_sql = lambda: (self.sql, filled)
        compiler.get_converters = lambda _columns: self.converters
        # What Django's own iterables ask of the queryset whose rows they make.
        asked: Any = SimpleNamespace(
            db=self.queryset.db,
            query=SimpleNamespace(get_compiler=lambda *_args, **_kwargs: compiler),
            _known_related_objects={},
        )
        iterable: Any = self.queryset._iterable_class
        return list(iterable(asked))


def _filled(param, values, connection):
    return param.output_field.get_db_prep_value(values[param.value], connection) if isinstance(param, Blank) else param


def prepared(**blanks: Field):
    """Turn a function that makes a queryset out of blanks into one that returns its rows for values, all by name."""

    def bind(build: Callable[..., QuerySet]) -> Callable[..., list]:
        written: list[Written] = []

        @wraps(build)
        def ask(**values) -> list:
            if not written:
                written.append(Written(build(**{name: Blank(name, field) for name, field in blanks.items()})))
            return written[0].rows(values)

        return ask

    return bind


def held(model: Any, pk, *related: str, no_key: bool = False):
    """Return the row of this key, locked until the transaction ends, with the `related` rows beside it (not locked).

    `no_key`: others may meanwhile write rows that point at it. Raises DoesNotExist, TransactionManagementError.
    """
    found = _lock(model, related, no_key)(pk=pk)
    if not found:
        raise model.DoesNotExist
    return found[0]


@cache
def _lock(model, related, no_key):
    # Django follows every key when no name is given, and none for None.
    names = related or (None,)

    @prepared(pk=model._meta.pk)
    def row(pk):
        rows = model._base_manager.select_for_update(of=("self",), no_key=no_key)
        return rows.select_related(*names).filter(pk=pk)

    return row
