"""The table of a criterion as lines that a person writes: «от 5 до 10 = 1». Pure: text to spec and back.

A line is `what = points`. Bands name their bounds («меньше 5», «от 5 до 10», «больше 10», «5»), groups and conditions stand
on lines of their own with a colon («Город:», «до 300000:»). What is not understood is refused with the line.
"""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from contests.criteria import BRANCH, Band, item_points, listed, number, tables_of
from contests.criteria_check import plain, words_of

Spec = dict[str, Any]
NUMBER = r"-?\d+(?:[.,]\d+)?"
LOWER = rf"(?:(?P<low>от|больше|свыше)\s+)(?P<start>{NUMBER})"
UPPER = rf"(?:(?P<high>до|меньше|менее)\s+)(?P<end>{NUMBER})(?:\s+включительно)?"
BAND = re.compile(rf"(?:{LOWER})?\s*(?:{UPPER})?", re.IGNORECASE)
RANGE = re.compile(rf"(?P<start>{NUMBER})(?:\s*[–-]\s*(?P<end>{NUMBER}))?")
YES = frozenset({"да", "true", "yes", "1"})
OPEN_STARTS, OPEN_ENDS = {"больше", "свыше"}, {"меньше", "менее"}
# How a condition is written, and what a spec calls it.
CONDITIONS = {"до": "le", "меньше": "lt", "от": "ge", "больше": "gt", "ответ": "is"}
FIXED_LINES = {
    "boolean": {"да": "yes", "нет": "no"},
    "per_unit": {
        "за единицу": "points_per_unit",
        "не больше единиц": "max_units",
        "если больше": "above_fixed",
        "не больше баллов": "cap",
    },
    "penalty": {
        "за нарушение": "points",
        "за единицу": "points_per_unit",
        "не больше единиц": "max_units",
        "не больше баллов": "max",
    },
}
EXAMPLES = {
    "bands": "меньше 5 = 0\nот 5 до 10 = 1\nбольше 10 = 2",
    "bands_by_group": "I:\nот 250 меньше 500 = 1\nот 500 = 2\nII:\nот 125 = 1\nниже = 0",
    "bands_by_condition": "до 300000:\nот 75 = 1\nбольше 300000:\nот 150 = 1\nниже = 0",
    "checklist": "План работы на год = 1\nСубботники = 2",
    "boolean": "да = 5\nнет = 0",
    "per_unit": "за единицу = 5\nне больше единиц = 20",
    "choice": "Высокий = 100\nСредний = 50\nНет = 0",
    "joint_sheet": "Чистота = 0–40\nОзеленение = 0–10",
    "penalty": "за нарушение = 3",
}


def spec_of(rule: str, text: str) -> Spec:
    """Read lines as the spec of a rule. Raises ValueError that shows the line it did not understand."""
    lines = [line.strip() for line in text.replace("\xa0", " ").splitlines() if line.strip()]
    if rule in FIXED_LINES:
        return {_fixed(rule, what, line): json_number(points, line) for line, what, points in _parts(lines)}
    if rule == "checklist":
        return {"items": [{"title": what, "points": json_number(points, line)} for line, what, points in _parts(lines)]}
    if rule == "choice":
        return {"levels": {what: json_number(points, line) for line, what, points in _parts(lines)}}
    if rule == "joint_sheet":
        scales = [(what, _scale(points, line)) for line, what, points in _parts(lines)]
        return {"titles": [what for what, _range in scales], "ranges": [own for _what, own in scales]}
    return _tables(rule, lines)


def json_number(text: str, line: str) -> int | float:
    """Read a number as JSON keeps it, exactly as written. Raises ValueError that shows the line."""
    try:
        value = Decimal(text.replace(" ", "").replace(",", "."))
    except InvalidOperation:
        _refuse(line)
    if not value.is_finite() or Decimal(repr(float(value))) != value:
        _refuse(line)
    return int(value) if value == value.to_integral_value() else float(value)


def _refuse(line) -> Any:
    raise ValueError(_("Не понята строка: %(line)s. Напишите так: что оценивается = балл.") % {"line": line})


def _parts(lines) -> Iterator[tuple[str, str, str]]:
    for line in lines:
        what, sign, points = line.rpartition("=")
        if not (sign and what.strip() and points.strip()):
            _refuse(line)
        yield line, what.strip(), points.strip()


def _fixed(rule, what, line):
    return FIXED_LINES[rule].get(what.lower()) or _refuse(line)


def _scale(points, line) -> list[int | float]:
    found = RANGE.fullmatch(points)
    if found is None or found["end"] is None:
        return _refuse(line)
    return [json_number(found["start"], line), json_number(found["end"], line)]


def _tables(rule, lines) -> Spec:
    tables: dict[str, list[dict]] = {}
    spec: Spec = {}
    name = ""
    for line in lines:
        if line.endswith(":"):
            name = line.removesuffix(":").strip()
            tables.setdefault(_branch(name, line) if rule == "bands_by_condition" else name, [])
            continue
        [(_line, what, points)] = _parts([line])
        if what.lower() == "ниже":
            spec["below"] = json_number(points, line)
            continue
        key = _branch(name, line) if rule == "bands_by_condition" else name
        tables.setdefault(key, []).append(_band(what, line) | {"points": json_number(points, line)})
    if rule == "bands":
        return {"bands": [row for rows in tables.values() for row in rows]} | spec
    return ({"groups": tables} if rule == "bands_by_group" else tables) | spec


def _branch(name, line):
    word, _space, bound = name.partition(" ")
    test = CONDITIONS.get(word.lower())
    if test is None or not bound.strip():
        raise ValueError(_("Не понято условие: %(line)s Напишите так: до 300000: или ответ село:") % {"line": line})
    return f"is_{bound.strip()}" if test == "is" else f"{test}_{json_number(bound, line)}"


def _band(what, line) -> dict:
    if found := RANGE.fullmatch(what):
        start = json_number(found["start"], line)
        end = json_number(found["end"], line) if found["end"] else start
        return {"from": start, "to": end, "from_inclusive": True, "to_inclusive": True}
    found = BAND.fullmatch(what)
    if found is None or not (found["start"] or found["end"]):
        return _refuse(line)
    return {
        "from": json_number(found["start"], line) if found["start"] else None,
        "to": json_number(found["end"], line) if found["end"] else None,
        "from_inclusive": (found["low"] or "").lower() not in OPEN_STARTS,
        "to_inclusive": (found["high"] or "").lower() not in OPEN_ENDS,
    }


def text_of(rule: str, spec: Spec) -> str:
    """Write a spec as lines, so that `spec_of` reads the same rule again; "" for an empty one."""
    return "\n".join(_lines(rule, spec)) if spec else ""


def _lines(rule, spec) -> Iterator[str]:
    if rule in FIXED_LINES:
        yield from (f"{what} = {_written(spec[key])}" for what, key in FIXED_LINES[rule].items() if key in spec)
    elif rule == "checklist":
        for place, item in enumerate(listed(spec.get("items", ())), start=1):
            title = item.get("title", "") if isinstance(item, dict) else _("Пункт %(number)d") % {"number": place}
            yield f"{title} = {plain(item_points(item))}"
    elif rule == "choice":
        yield from (f"{what} = {_written(level)}" for what, level in spec.get("levels", {}).items())
    elif rule == "joint_sheet":
        titles = spec.get("titles") or [str(place) for place, _scale in enumerate(spec.get("ranges", ()), start=1)]
        scales = spec.get("ranges", ())
        yield from (
            f"{what} = {_written(low)}–{_written(high)}" for what, (low, high) in zip(titles, scales, strict=True)
        )
    else:
        yield from _table_lines(rule, spec)


def _table_lines(rule, spec):
    for name, bands in tables_of(rule, spec):
        if name:
            yield f"{_condition_words(name) if rule == 'bands_by_condition' else name}:"
        yield from (f"{_band_words(band)} = {plain(band.points)}" for band in bands)
    if "below" in spec:
        yield f"ниже = {_written(spec['below'])}"


def _written(value):
    return plain(number(value))


def _band_words(band: Band) -> str:
    if band.start is not None and band.start == band.end:
        return plain(band.start)
    return words_of(band)


def _condition_words(name):
    test, bound = BRANCH.fullmatch(name).group("test", "bound")
    word = next(word for word, own in CONDITIONS.items() if own == test)
    return f"{word} {bound}"


def value_of(rule: str, spec: Spec, answer: object) -> Any:
    """Read an answer as the rule takes it: a number, yes or no, a level, marked items (a line each), marks of a sheet.

    For a table by groups or by a condition a typed answer may name it first: «I: 249». Raises ValueError.
    """
    text = str(answer).strip()
    if rule == "choice":
        return text
    if rule == "boolean" or (rule == "penalty" and "points" in spec):
        return text.lower() in YES
    if rule == "checklist":
        marked = {line.strip() for line in text.splitlines()}
        return [
            isinstance(item, dict) and str(item.get("title", "")) in marked for item in listed(spec.get("items", ()))
        ]
    if rule == "joint_sheet":
        return [typed_number(mark) for mark in text.replace(";", " ").split()]
    name, sign, amount = text.rpartition(":")
    if sign and rule in {"bands_by_group", "bands_by_condition"}:
        return [_condition(rule, name.strip()), typed_number(amount)]
    return typed_number(text)


def _condition(rule, name):
    try:
        return typed_number(name) if rule == "bands_by_condition" else name
    except ValueError:
        return name


def typed_number(text: str) -> Decimal:
    """Read a number as people type it: «1 200,5». Raises ValueError."""
    try:
        return Decimal(text.strip().replace(" ", "").replace("\N{NO-BREAK SPACE}", "").replace(",", "."))
    except InvalidOperation as error:
        raise ValueError(_("Нужно число, а дано: %(value)s.") % {"value": text}) from error
