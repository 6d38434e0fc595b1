"""From a value to points, as the table of a regulation says. Pure: no database, no rounding, nothing guessed.

A criterion is a kind and a spec, which is data. What is not clear is refused with ValueError in Russian words: the desk shows
them under the table. What stands between the sheets of several jurors (means, floors, places) is in scoring.py.

The weight of a spec belongs to the points of `expert` and `choice`, whose scale means nothing without it; of other kinds it
is the coefficient of the criterion in the total, and the total applies it. `weighted` in the spec says otherwise.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal, Inexact, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

Spec = Mapping[str, Any]

# More digits than any regulation has; where even they do not suffice, it raises rather than round.
EXACTLY = Context(prec=1000, rounding=ROUND_HALF_EVEN, traps=[Inexact, InvalidOperation])
BRANCH = re.compile(r"(?P<test>le|lt|ge|gt|is)_(?P<bound>.+)", re.DOTALL)
TESTS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "le": lambda value, bound: value <= bound,
    "lt": lambda value, bound: value < bound,
    "ge": lambda value, bound: value >= bound,
    "gt": lambda value, bound: value > bound,
}


def points(kind: str, spec: Spec, value: object, *, group: str | None = None) -> Decimal:
    """Return the points that the rule gives for `value`, exactly.

    `value` by kind: bands and per_unit a number, checklist a flag for each item, boolean a bool, choice the name of a level,
    expert the mark, joint_sheet a mark for each range, heading nothing, penalty a bool, a count or a mark. Bands that differ by
    group or by condition take [group, number] or [condition, number], or the number with the group told apart.
    Raises ValueError for a kind it does not know, a spec that is not complete, a value outside of it.
    """
    rule = RULES.get(kind) if isinstance(kind, str) else None
    if rule is None:
        raise ValueError(_("Такого вида критерия нет: %(kind)s.") % {"kind": kind})
    if not isinstance(spec, Mapping):
        raise ValueError(_("Правило критерия записано не так: нужен набор «название – значение»."))
    try:
        result = rule(spec, value, group)
        if spec.get("weighted", kind in WEIGHTED) and "weight" in spec:
            result = EXACTLY.multiply(result, number(spec["weight"]))
    except ArithmeticError as error:
        raise ValueError(_("Число слишком велико.")) from error
    return result


def number(value: object) -> Decimal:
    """Return a number exactly; a float means what is written (0.1 is one tenth). Raises ValueError for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise ValueError(_("Нужно число, а дано: %(value)s.") % {"value": value})
    exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not exact.is_finite():
        raise ValueError(_("Нужно число, а дано: %(value)s.") % {"value": value})
    return exact


@dataclass(frozen=True)
class Band:
    """One line of a table «number -> points»; None is no bound on that side."""

    start: Decimal | None
    end: Decimal | None
    has_start: bool
    has_end: bool
    points: Decimal

    @classmethod
    def read(cls, row: object) -> "Band":
        """Read a line as specs write it. Raises ValueError: a bound has to say whether it is included."""
        if not isinstance(row, Mapping):
            raise ValueError(_("Строка таблицы записана не так."))
        start, end = (None if row.get(name) is None else number(row[name]) for name in ("from", "to"))
        return cls(start, end, _flag(row, "from", start), _flag(row, "to", end), number(_asked(row, "points")))

    def holds(self, value: Decimal) -> bool:
        """Whether the number falls into this line."""
        above = self.start is None or value > self.start or (self.has_start and value == self.start)
        under = self.end is None or value < self.end or (self.has_end and value == self.end)
        return above and under


def _flag(row, side, bound):
    flag = row.get(f"{side}_inclusive", None if bound is not None else True)
    if not isinstance(flag, bool):
        words = _("У границы %(bound)s не сказано, входит ли она в промежуток.")
        raise ValueError(words % {"bound": bound})
    return flag


def _asked(spec: Spec, name: str) -> Any:
    if name not in spec:
        raise ValueError(_("В правиле критерия не хватает: %(name)s.") % {"name": name})
    return spec[name]


def listed(value: object) -> Sequence:
    """Return a list as it is. Raises ValueError for anything else, a text included."""
    if isinstance(value, str | bytes) or not isinstance(value, Sequence):
        raise ValueError(_("Нужен список, а дано: %(value)s.") % {"value": value})
    return value


def tables_of(kind: str, spec: Spec) -> Iterator[tuple[str, list[Band]]]:
    """Return every table of bands of a spec with the name of its group or condition ("" where there is one table)."""
    if kind == "bands" and "groups" not in spec:
        named: Mapping = {"": _asked(spec, "bands")}
    elif kind in {"bands", "bands_by_group"}:
        named = _asked(spec, "groups")
        if not isinstance(named, Mapping):
            raise ValueError(_("Правило критерия записано не так: нужен набор «название – значение»."))
    else:
        named = {name: rows for name, rows in spec.items() if BRANCH.fullmatch(name) and not isinstance(rows, str)}
    for name, rows in named.items():
        yield name, [Band.read(row) for row in listed(rows)]


def _bands(spec, value, group):
    if "groups" in spec:
        return _by_group(spec, value, group)
    return _in_bands([Band.read(row) for row in listed(_asked(spec, "bands"))], spec, number(value))


def _in_bands(bands, spec, value):
    if found := [band for band in bands if band.holds(value)]:
        # Printed tables overlap at the edges: the higher line wins, and the desk says so.
        return max(
            found, key=lambda band: (band.start is not None, band.start or 0, band.end is None, band.end or 0)
        ).points
    starts = [band.start for band in bands if band.start is not None]
    if "below" in spec and starts and value <= min(starts):
        return number(spec["below"])
    raise ValueError(_("Для значения %(value)s в таблице нет строки.") % {"value": value})


def _pair(value, name):
    """Split [name, number]; `name` told apart may repeat what the pair says, not contradict it."""
    if isinstance(value, list | tuple):
        if len(value) != 2 or (name is not None and str(value[0]) != name):
            raise ValueError(_("Нужны группа и число, а дано: %(value)s.") % {"value": value})
        return value
    if name is None:
        raise ValueError(_("Не сказано, к какой группе относится значение."))
    return name, value


def _by_group(spec, value, group):
    name, amount = _pair(value, group)
    tables = dict(tables_of("bands_by_group", spec))
    if not isinstance(name, str) or name not in tables:
        raise ValueError(_("Такой группы нет: %(group)s.") % {"group": name})
    return _in_bands(tables[name], spec, number(amount))


def _by_condition(spec, value, group):
    condition, amount = _pair(value, group)
    tables = dict(tables_of("bands_by_condition", spec))
    if condition in tables:
        return _in_bands(tables[condition], spec, number(amount))
    for name, bands in tables.items():
        if _meets(condition, name):
            return _in_bands(bands, spec, number(amount))
    raise ValueError(_("Ни одно условие не подходит к значению %(value)s.") % {"value": condition})


def _meets(condition, branch):
    test, bound = BRANCH.fullmatch(branch).group("test", "bound")
    if test == "is":
        return condition == bound
    try:
        return TESTS[test](number(condition), Decimal(bound))
    except InvalidOperation as error:
        raise ValueError(_("Условие записано не так: %(name)s.") % {"name": branch}) from error


def item_points(item: object) -> Decimal:
    """Return the points of an item of a checklist: a number, or a title with its points."""
    return number(_asked(item, "points")) if isinstance(item, Mapping) else number(item)


def _checklist(spec, value, group):
    items, flags = listed(_asked(spec, "items")), listed(value)
    if len(items) != len(flags) or any(type(flag) not in {bool, int} or flag not in {0, 1} for flag in flags):
        words = _("Нужна отметка у каждого из пунктов (их %(count)d): есть или нет.")
        raise ValueError(words % {"count": len(items)})
    total = _sum(item_points(item) for item, flag in zip(items, flags, strict=True) if flag)
    return min(total, number(spec["max"])) if spec.get("max") is not None else total


def _boolean(spec, value, group):
    if not isinstance(value, bool):
        raise ValueError(_("Нужен ответ «да» или «нет», а дано: %(value)s.") % {"value": value})
    return number(_asked(spec, "yes")) if value else number(spec.get("no", 0))


def _per_unit(spec, value, group):
    units, most = number(value), spec.get("max_units")
    if units < 0 or units != units.to_integral_value():
        raise ValueError(_("Нужно целое число не меньше нуля, а дано: %(value)s.") % {"value": value})
    if most is not None and units > (most := number(most)):
        if spec.get("above_fixed") is not None:
            return number(spec["above_fixed"])
        units = most
    total = EXACTLY.multiply(units, number(_asked(spec, "points_per_unit")))
    return min(total, number(spec["cap"])) if spec.get("cap") is not None else total


def _choice(spec, value, group):
    levels = _asked(spec, "levels")
    if not isinstance(levels, Mapping) or not isinstance(value, str) or value not in levels:
        raise ValueError(_("Такого уровня нет: %(value)s.") % {"value": value})
    return number(levels[value])


def _expert(spec, value, group):
    return in_range(value, _asked(spec, "min"), _asked(spec, "max"), spec.get("step"))


def in_range(value: object, least: object, most: object, step: object = None) -> Decimal:
    """Return the mark if it is one of least, least + step, …, most (any between them without a step). Raises ValueError."""
    mark, low, high = number(value), number(least), number(most)
    grid = None if step is None else number(step)
    if low > high or (grid is not None and grid <= 0):
        raise ValueError(_("Шкала записана не так: нужны наименьший балл, наибольший и шаг больше нуля."))
    if not low <= mark <= high or (grid and EXACTLY.remainder(EXACTLY.subtract(mark, low), grid)):
        words = _("Балл %(mark)s вне шкалы: от %(low)s до %(high)s, шаг %(step)s.")
        raise ValueError(words % {"mark": mark, "low": low, "high": high, "step": grid or "–"})
    return mark


def _joint_sheet(spec, value, group):
    ranges, marks = listed(_asked(spec, "ranges")), listed(value)
    if len(ranges) != len(marks) or any(len(listed(scale)) != 2 for scale in ranges):
        raise ValueError(_("Нужен балл по каждой строке листа (их %(count)d).") % {"count": len(ranges)})
    given = zip(marks, ranges, strict=True)
    return _sum(in_range(mark, least, most, spec.get("step")) for mark, (least, most) in given)


def _heading(spec, value, group):
    if value is not None:
        raise ValueError(_("У заголовка баллов не бывает."))
    return Decimal(0)


def _penalty(spec, value, group):
    if "points_per_unit" in spec:
        amount = _per_unit(spec, value, group)
    elif "max" in spec:
        amount = _expert({"min": 0} | dict(spec), value, group)
    else:
        amount = _boolean({"yes": _asked(spec, "points")}, value, group)
    # However the amount is written, a penalty only takes away.
    return -abs(amount) if amount else Decimal(0)


def _sum(numbers) -> Decimal:
    total = Decimal(0)
    for part in numbers:
        total = EXACTLY.add(total, part)
    return total


Rule = Callable[[Spec, Any, "str | None"], Decimal]
WEIGHTED = frozenset({"expert", "choice"})
RULES: dict[str, Rule] = {
    "bands": _bands,
    "bands_by_group": _by_group,
    "bands_by_condition": _by_condition,
    "checklist": _checklist,
    "boolean": _boolean,
    "per_unit": _per_unit,
    "choice": _choice,
    "expert": _expert,
    "joint_sheet": _joint_sheet,
    "heading": _heading,
    "penalty": _penalty,
}
