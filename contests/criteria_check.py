"""What is wrong with the table of a criterion, in words for whoever wrote it. Pure.

Printed tables overlap and leave gaps. A gap is a fault: some applicant would get no answer. An overlap only warns, because a
rule settles it – the higher line wins.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from django.utils.translation import gettext as _

from contests.criteria import RULES, Band, Spec, in_range, item_points, listed, number, tables_of

BAND_KINDS = frozenset({"bands", "bands_by_group", "bands_by_condition"})
PENALTY_FORMS = ("points_per_unit", "max", "points")


@dataclass(frozen=True)
class Finding:
    """One remark on a rule; a fault has to be mended before the contest is announced, a warning has not."""

    words: str
    is_fault: bool = True


def findings(kind: str, spec: Spec) -> list[Finding]:
    """Return what a person should mend or know about the rule of a criterion; nothing when it is complete."""
    if kind not in RULES:
        return [Finding(_("Такого вида критерия нет: %(kind)s.") % {"kind": kind})]
    try:
        found = list(_about(kind, spec))
        if "weight" in spec and number(spec["weight"]) <= 0:
            found.append(Finding(_("Вес должен быть больше нуля.")))
    except (ValueError, AttributeError, TypeError) as error:
        return [Finding(str(error))]
    return found


def faults(kind: str, spec: Spec) -> list[str]:
    """Return the words of the findings that forbid to announce."""
    return [finding.words for finding in findings(kind, spec) if finding.is_fault]


def _about(kind, spec) -> Iterator[Finding]:
    if kind in BAND_KINDS:
        yield from _about_tables(kind, spec)
    elif kind == "checklist":
        yield from _about_list([item_points(item) for item in listed(spec.get("items", ()))])
    elif kind == "choice":
        yield from _about_list([number(level) for level in (spec.get("levels") or {}).values()])
    elif kind == "joint_sheet":
        yield from _about_list([in_range(least, least, most) for least, most in listed(spec.get("ranges", ()))])
    else:
        yield from _about_numbers(kind, spec)


def _about_list(rows) -> Iterator[Finding]:
    if not rows:
        yield Finding(_("Добавьте хотя бы одну строку."))


def _about_numbers(kind, spec) -> Iterator[Finding]:
    asked = {"boolean": ["yes"], "per_unit": ["points_per_unit"], "expert": ["min", "max"]}.get(kind, [])
    if kind == "penalty":
        asked = [name for name in PENALTY_FORMS if name in spec][:1] or ["points"]
    for name in asked:
        if name not in spec:
            yield Finding(_("В правиле критерия не хватает: %(name)s.") % {"name": name})
        else:
            number(spec[name])
    if kind == "expert" and all(name in spec for name in asked):
        in_range(spec["min"], spec["min"], spec["max"], spec.get("step"))
        if number(spec["min"]) == number(spec["max"]):
            yield Finding(_("Наибольший балл должен быть больше наименьшего."))


def _about_tables(kind, spec) -> Iterator[Finding]:
    tables = list(tables_of(kind, spec))
    if not tables:
        yield Finding(_("Нет ни одной таблицы."))
    for name, bands in tables:
        prefix = _("Группа «%(name)s». ") % {"name": name} if name else ""
        for finding in _about_bands(bands, spec):
            yield Finding(prefix + finding.words, finding.is_fault)


def _about_bands(bands: list[Band], spec) -> Iterator[Finding]:
    if not bands:
        yield Finding(_("Добавьте хотя бы одну строку."))
        return
    empty = [band for band in bands if _is_empty(band)]
    for band in empty:
        yield Finding(_("В строку «%(band)s» не попадает ни одно число.") % {"band": words_of(band)})
    ordered = sorted((band for band in bands if band not in empty), key=_place)
    for lower, upper in pairwise(ordered):
        yield from _between(lower, upper, is_whole=spec.get("whole", True))
    if ordered:
        yield from _at_the_ends(ordered, spec)


def _is_empty(band):
    if band.start is None or band.end is None:
        return False
    return band.start > band.end or (band.start == band.end and not (band.has_start and band.has_end))


def _place(band):
    return (
        band.start is not None,
        band.start or Decimal(0),
        not band.has_start,
        band.end is None,
        band.end or Decimal(0),
    )


def _between(lower, upper, *, is_whole) -> Iterator[Finding]:
    names = {"lower": words_of(lower), "upper": words_of(upper)}
    if lower.end is None or upper.start is None or upper.start < lower.end:
        yield Finding(
            _("Строки «%(lower)s» и «%(upper)s» пересекаются: засчитывается верхняя.") % names, is_fault=False
        )
    elif upper.start == lower.end and lower.has_end and upper.has_start:
        words = _("Значение %(edge)s есть и в строке «%(lower)s», и в строке «%(upper)s»: засчитывается верхняя.")
        yield Finding(words % (names | {"edge": plain(upper.start)}), is_fault=False)
    elif upper.start == lower.end and not (lower.has_end or upper.has_start):
        words = _("Значения %(edge)s нет ни в строке «%(lower)s», ни в строке «%(upper)s».")
        yield Finding(words % (names | {"edge": plain(upper.start)}))
    elif upper.start > lower.end and not (is_whole and _no_whole_between(lower, upper)):
        yield Finding(_("Между строками «%(lower)s» и «%(upper)s» есть разрыв.") % names)


def _no_whole_between(lower, upper):
    """Whether «0–5» and «6–19» leave nothing out, as they do for things that are counted."""
    first = lower.end.to_integral_value(rounding="ROUND_FLOOR") + 1
    if lower.end == lower.end.to_integral_value() and not lower.has_end:
        first = lower.end
    return first > upper.start or (first == upper.start and upper.has_start)


def _at_the_ends(ordered, spec) -> Iterator[Finding]:
    first, ends = ordered[0], [band.end for band in ordered]
    if first.start is not None and first.start > 0 and "below" not in spec:
        yield Finding(_("Не сказано, сколько баллов у значений меньше %(edge)s.") % {"edge": plain(first.start)})
    if None not in ends:
        edge = max(end for end in ends if end is not None)
        yield Finding(_("Не сказано, сколько баллов у значений больше %(edge)s.") % {"edge": plain(edge)})


def words_of(band: Band) -> str:
    """Say a line of a table: «от 500 до 750 включительно», «больше 750»."""
    parts = []
    if band.start is not None:
        parts.append((_("от %(n)s") if band.has_start else _("больше %(n)s")) % {"n": plain(band.start)})
    if band.end is not None:
        parts.append((_("до %(n)s включительно") if band.has_end else _("меньше %(n)s")) % {"n": plain(band.end)})
    return " ".join(parts) or _("любое число")


def plain(value: Decimal) -> str:
    """Write a number for people: 0,5 and 1000."""
    return f"{value.normalize():f}".replace(".", ",")
