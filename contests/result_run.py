"""A result as a pure function of what went into it: rules, criteria, marks in; places and a digest out.

What goes in is a plain document of texts, so that it can be published and counted again by anybody, on any machine: the same
document gives the same rows and the same digest whatever the order of its lines. Jurors are pseudonyms in it.

inputs = {format, contest, nominations: [{title, rules, criteria, applications, sheets}]}; a sheet has one mark for each
criterion of the jury in their order, None where the criterion does not apply.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from contests.decisions import awards, without_places
from contests.scoring import Entry, Rules, Standing, sheet_total, standings, total_on_full_scale

FORMAT = 1
JURY = "jury"
PLACE = "place"
SCALE = ("weight", "minimum", "maximum", "step")
Inputs = Mapping[str, Any]


@dataclass(frozen=True)
class RunRow:
    """One application with its place; `award` is a kind of award or ""."""

    group: str
    standing: Standing
    award: str


@dataclass(frozen=True)
class ResultRun:
    """All places of a contest, by nominations, and the digest of them and of what made them."""

    tables: tuple[tuple[RunRow, ...], ...]
    digest: str
    document: Mapping[str, Any]


def result_run(inputs: Inputs) -> ResultRun:
    """Count a contest. Raises ValueError, in words, where the sheets do not bear the rules."""
    ordered = in_order(inputs)
    tables = tuple(tuple(_table(nomination)) for nomination in ordered["nominations"])
    document = {"inputs": ordered, "rows": [[_row(row) for row in table] for table in tables]}
    return ResultRun(tables, digest_of(document), document)


def digest_of(document: Mapping[str, Any]) -> str:
    """Return the SHA-256 of a document of texts, written in the one way that every language writes it."""
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def in_order(inputs: Inputs) -> dict[str, Any]:
    """Return the same inputs with lines in their one order and numbers in their one form."""
    return dict(inputs) | {"nominations": [_nomination_in_order(row) for row in inputs["nominations"]]}


def _nomination_in_order(nomination):
    criteria = [dict(row) | {name: plain(row[name]) for name in SCALE if name in row} for row in nomination["criteria"]]
    applications = [
        dict(row) | {"fixed": {title: plain(points) for title, points in row["fixed"].items()}}
        for row in nomination["applications"]
    ]
    sheets = [
        dict(row) | {"marks": [mark if mark is None else plain(mark) for mark in row["marks"]]}
        for row in nomination["sheets"]
    ]
    rules = nomination["rules"]
    floors = {kind: plain(points) for kind, points in rules["floors"].items()}
    return dict(nomination) | {
        "rules": dict(rules) | {"floors": floors, "withheld": sorted(rules["withheld"])},
        "criteria": criteria,
        "applications": sorted(applications, key=lambda row: row["number"]),
        "sheets": sorted(sheets, key=lambda row: (row["application"], row["juror"])),
    }


def plain(number: str | Decimal | int) -> str:
    """Write an exact number in its one form: 5, 7.5, never 5.00 or 1E+1."""
    text = f"{Decimal(number):f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) if Decimal(number) else "0"


def entries_of(nomination: Mapping[str, Any]) -> dict[str, list[Entry]]:
    """Return the applications of a nomination as the ranking sees them, by groups."""
    criteria = [row for row in nomination["criteria"] if row["source"] == JURY]
    fixed_weights = {row["title"]: Decimal(row["weight"]) for row in nomination["criteria"] if row["source"] != JURY}
    sheets: dict[str, list[Mapping]] = defaultdict(list)
    for sheet in nomination["sheets"]:
        if any(mark is not None for mark in sheet["marks"]):
            sheets[sheet["application"]].append(sheet)
    groups: dict[str, list[Entry]] = {}
    for row in nomination["applications"]:
        own = sheets[row["number"]]
        entry = Entry(
            application=row["number"],
            totals=tuple(total_of(sheet["marks"], criteria) for sheet in own),
            received_at=datetime.fromisoformat(row["received_at"]),
            jurors=tuple(sheet["juror"] for sheet in own),
            fixed=sheet_total((Decimal(points), fixed_weights[title]) for title, points in row["fixed"].items()),
            by_criterion=_by_criterion(own, criteria) | {key: Fraction(value) for key, value in row["fixed"].items()},
        )
        groups.setdefault(row["group"], []).append(entry)
    return dict(sorted(groups.items()))


def total_of(marks, criteria) -> Fraction:
    """Return the total of a sheet; criteria that do not apply are left out, and the rest is brought to the full scale."""
    exact = (None if mark is None else Decimal(mark) for mark in marks)
    scales = ((Decimal(row["weight"]), Decimal(row["maximum"])) for row in criteria)
    return total_on_full_scale((mark, *scale) for mark, scale in zip(exact, scales, strict=True))


def _by_criterion(sheets, criteria):
    result = {}
    for number, row in enumerate(criteria):
        given = [Fraction(sheet["marks"][number]) for sheet in sheets if sheet["marks"][number] is not None]
        result[row["title"]] = sum(given, Fraction(0)) / len(given) if given else Fraction(0)
    return result


def rules_of(nomination: Mapping[str, Any]) -> Rules:
    """Return the rules of a nomination as the ranking takes them."""
    written = nomination["rules"]
    return Rules(
        places=written["places"],
        min_points=Decimal(written["floors"].get("place", "0")),
        tie_order=tuple(written["ties"]),
        method=written["method"],
        clause=written["clause"],
    )


def _table(nomination):
    written, rules = nomination["rules"], rules_of(nomination)
    # Prize places first; a document keeps no order of names.
    named = sorted(written["floors"].items(), key=lambda pair: (pair[0] != PLACE, pair[0]))
    floors = {kind: Decimal(points) for kind, points in named}
    asks_jury = any(row["source"] == JURY for row in nomination["criteria"])
    for group, entries in entries_of(nomination).items():
        few = [entry.application for entry in entries if len(entry.totals) < max(1, written["min_sheets"])]
        if few and asks_jury:
            raise ValueError(_("Недостаточно оценок у заявок: %(list)s.") % {"list": ", ".join(few)})
        ranked = without_places(standings(entries, rules), written["withheld"])
        given = awards(ranked, floors=floors, everybody=written["everybody"])
        for standing in ranked:
            award = given[standing.application]
            yield RunRow(group, replace(standing, is_prize=award == PLACE), award)


def _row(row):
    standing = row.standing
    return {
        "number": standing.application,
        "group": row.group,
        "total": f"{standing.total.numerator}/{standing.total.denominator}",
        "sheets": standing.sheets,
        "place": standing.place,
        "place_to": standing.place_to,
        "award": row.award,
        "tie": standing.tie_rule,
    }
