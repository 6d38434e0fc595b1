"""What goes into the result of a contest: rules, criteria, applications, marks – as the plain document that `result_run` counts."""

from collections import defaultdict
from datetime import UTC
from decimal import Decimal

from contests.criteria import points
from contests.criteria_text import typed_number, value_of
from contests.models import ContestEdition, Criterion, ScoreEntry, ScoreSheet, VerifiedValue
from contests.result_run import FORMAT, JURY, plain
from contests.scoring import BY_CRITERION
from contests.states import AwardKind, CriterionKind, RuleKind, TieRule
from foundation.errors import Refusal


def result_inputs(edition: ContestEdition, nominations: list, applications: list) -> dict:
    """Return the inputs of the result over competing `applications`; three queries, one more where the secretary verifies.

    Jurors are pseudonyms that say nothing: the least of the random codes of a juror's own sheets. Raises Refusal that names
    every answer from which no points can be made.
    """
    criteria: dict[int, list[Criterion]] = defaultdict(list)
    for row in Criterion.objects.filter(nomination__edition=edition).exclude(kind=CriterionKind.HEADING):
        criteria[row.nomination_id].append(row)
    fixed = _fixed_points(edition, criteria, applications)
    sheets = _sheets(edition, criteria, {row.pk: row for row in applications})
    return {
        "format": FORMAT,
        "contest": f"{edition.title} – {edition.year}",
        "nominations": [
            {
                "title": nomination.title,
                "rules": _rules(edition, nomination, criteria[nomination.pk]),
                "criteria": [_criterion(row) for row in criteria[nomination.pk]],
                "applications": [
                    _application(row, nomination, fixed[row.pk])
                    for row in applications
                    if row.nomination_id == nomination.pk
                ],
                "sheets": sheets[nomination.pk],
            }
            for nomination in nominations
        ],
    }


def _rules(edition, nomination, criteria):
    floors = {AwardKind.PLACE.value: str(nomination.min_points)}
    if nomination.incentive_points is not None:
        floors[AwardKind.INCENTIVE.value] = str(nomination.incentive_points)
    return {
        "method": nomination.method,
        "clause": nomination.method_clause,
        "places": nomination.places,
        "floors": floors,
        "everybody": nomination.everybody_wins,
        "ties": list(tie_order(edition.tie_rule, criteria)),
        "withheld": [],
        "min_sheets": nomination.min_sheets,
    }


def tie_order(rule: str, criteria: list[Criterion]) -> tuple[str, ...]:
    """Return the tie breaks of a rule of the regulation, in order; the heaviest criterion is the first of the largest weight."""
    heaviest = max((row for row in criteria if row.is_marked), key=lambda row: row.weight, default=None)
    by_criterion = (f"{BY_CRITERION}{heaviest.title}",) if heaviest else ()
    orders: dict[str, tuple[str, ...]] = {
        TieRule.SHARED: (),
        TieRule.EARLIER_RECEIVED: ("earlier_received",),
        TieRule.HEAVIEST: by_criterion,
        TieRule.HEAVIEST_EARLIER: (*by_criterion, "earlier_received"),
    }
    return orders[rule]


def _criterion(row):
    scale = {name: str(getattr(row, name)) for name in ("weight", "minimum", "maximum", "step")}
    return {"title": row.title, "source": JURY if row.is_marked else row.kind} | scale


def _application(application, nomination, fixed):
    return {
        "number": application.number,
        "group": str(application.answers.get(nomination.group_key, "")) if nomination.group_key else "",
        "received_at": application.received_at.astimezone(UTC).isoformat(timespec="microseconds"),
        "fixed": fixed,
    }


def _sheets(edition, criteria, applications):
    """Return the sheets that count, by nominations."""
    rows = ScoreSheet.objects.counted().filter(juror__edition=edition, application__in=applications)
    found = list(rows.order_by("code").values_list("pk", "code", "juror_id", "application_id"))
    marks: dict[int, dict[int, Decimal | None]] = {pk: {} for pk, *_rest in found}
    entries = ScoreEntry.objects.of(edition).values_list("sheet_id", "criterion_id", "points")
    for sheet_id, criterion_id, mark in entries:
        if sheet_id in marks:
            marks[sheet_id][criterion_id] = mark
    names: dict[int, str] = {}
    result: dict[int, list[dict]] = defaultdict(list)
    for pk, code, juror_id, application_id in found:
        application, given = applications[application_id], marks[pk]
        asked = [row.pk for row in criteria[application.nomination_id] if row.is_marked]
        result[application.nomination_id].append(
            {
                "application": application.number,
                "juror": names.setdefault(juror_id, code),
                "marks": [None if (mark := given.get(key)) is None else plain(mark) for key in asked],
            }
        )
    return result


def _fixed_points(edition, criteria, applications):
    """Return the points of every application that are no juror's. Raises Refusal."""
    kinds = {row.kind for rows in criteria.values() for row in rows}
    verified: dict[tuple[int, int], Decimal] = {}
    if CriterionKind.VERIFIED in kinds:
        rows = VerifiedValue.objects.filter(criterion__nomination__edition=edition)
        verified = {(row.application_id, row.criterion_id): row.points for row in rows}
    result: dict[int, dict[str, str]] = defaultdict(dict)
    faults = []
    for application in applications:
        for row in criteria[application.nomination_id]:
            try:
                if row.kind == CriterionKind.COMPUTED:
                    result[application.pk][row.title] = plain(computed_points(row, application.answers))
                elif row.kind == CriterionKind.VERIFIED:
                    result[application.pk][row.title] = plain(verified.get((application.pk, row.pk), Decimal(0)))
            except ValueError as error:
                faults.append(f"{application.number}, «{row}»: {error}")
    if faults:
        raise Refusal(*faults)
    return result


def computed_points(criterion: Criterion, answers: dict) -> Decimal:
    """Return what a rule gives for the answers of an application; a question that was left empty gives nothing. Raises ValueError."""
    answer = answers.get(criterion.source_key, "")
    if answer in ("", None):
        return Decimal(0)
    value = value_of(criterion.rule, criterion.spec, answer)
    if criterion.condition_key:
        told = str(answers.get(criterion.condition_key, ""))
        condition = _number_or_words(told) if criterion.rule == RuleKind.BANDS_BY_CONDITION else told
        return points(criterion.rule, criterion.spec, [condition, value])
    return points(criterion.rule, criterion.spec, value)


def _number_or_words(text):
    try:
        return typed_number(text)
    except ValueError:
        return text
