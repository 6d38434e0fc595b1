"""What the chair may think over before the meeting: agreement, strictness, how fragile the places are, what floors would do.

Advisory: computed anew at every look from the same inputs as the official result, kept nowhere, changing nothing.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from contests.agreement import Severity, Spread, kendall_w, krippendorff_alpha, reading, severity, spread_of
from contests.fragility import Case, Change, Fragility, Outcome, fragility, thresholds, with_recused
from contests.models import Conflict, ContestEdition, JuryMember, ScoreSheet
from contests.queries.standings import NominationStandings, StandingRow, standings_of
from contests.scoring import shown
from foundation.ranking import Place, places
from foundation.russian.plurals import count, short

# Floors to think about where nobody named any: shares of the largest total.
SHARES = (Fraction(3, 5), Fraction(7, 10), Fraction(4, 5))


@dataclass(frozen=True)
class InsightRow:
    """One application: the official place, what its sheets say, and the place without strictness."""

    row: StandingRow
    spread: Spread
    corrected: Fraction | None
    corrected_place: Place | None

    @property
    def numbers(self) -> list[str]:
        """Mean, median, deviation and the total without strictness, as they are read."""
        own = self.spread
        return [number_words(value) for value in (own.mean, own.median, own.deviation, self.corrected)]

    @property
    def moves(self) -> bool:
        """Whether strictness alone decided its place."""
        own = self.row.standing
        return self.corrected_place is not None and self.corrected_place != (own.place, own.place_to)


@dataclass(frozen=True)
class JurorShift:
    """How strict one juror is, and a bar from the middle for it (of a hundred)."""

    name: str
    sheets: int
    shift: Fraction
    start: int
    width: int

    @property
    def words(self) -> str:
        """«строже на 0,8», «мягче на 0,4», «как все»."""
        size = number_words(abs(self.shift))
        if not shown(abs(self.shift)):
            return _("как все")
        return (_("мягче на %(size)s") if self.shift > 0 else _("строже на %(size)s")) % {"size": size}


@dataclass(frozen=True)
class FloorLine:
    """Who would be a winner at one floor."""

    floor: Decimal
    names: list[str]


@dataclass(frozen=True)
class NominationInsight:
    """Everything about one nomination, or one group of it."""

    title: str
    rows: list[InsightRow]
    agreement: str
    alpha: str
    sentence: str
    jurors: list[JurorShift]
    refusal: str
    changes: list[str]
    flip: str
    tried: int
    recusals: str
    floors: list[FloorLine]


@dataclass(frozen=True)
class Around:
    """What is the same for all nominations: whose the pseudonyms are, who stepped aside where, the floors to try."""

    names: Mapping[str, JuryMember]
    recused: Mapping[str, list[str]]
    floors: list[Decimal]


def insight_of(edition: ContestEdition, floors: list[Decimal], hidden: Collection[int] = ()) -> list[NominationInsight]:
    """Return the insight into every nomination and group that has sheets. Raises Refusal while the scoring goes on.

    Rows of `hidden` applications are left out: whoever looks has a conflict of interest there.
    """
    standings = standings_of(edition)
    names = juror_names(edition)
    around = Around(names, _recused(edition, names), floors)
    written = standings.document["inputs"]["nominations"]
    return [
        _insight(_without(table, hidden), nomination, group, around)
        for table, nomination in zip(standings.nominations, written, strict=True)
        for group in sorted({row.group for row in table.rows})
        if nomination["sheets"]
    ]


def _without(table, hidden):
    return replace(table, rows=[row for row in table.rows if row.application.pk not in hidden])


def hidden_from(user, edition: ContestEdition) -> frozenset[int]:
    """Return the applications that a member of the jury may not judge: what is known of them is not shown to him either."""
    own = Conflict.objects.filter(juror__edition=edition, juror__user=user)
    return frozenset(own.values_list("application_id", flat=True))


def juror_names(edition: ContestEdition) -> dict[str, JuryMember]:
    """Return whose the pseudonyms of the inputs are: the least code of the sheets that count. One query."""
    sheets = ScoreSheet.objects.counted().filter(juror__edition=edition).select_related("juror__user").order_by("code")
    found: dict[int, tuple[str, JuryMember]] = {}
    for sheet in sheets:
        found.setdefault(sheet.juror_id, (sheet.code, sheet.juror))
    return dict(found.values())


def _recused(edition, names) -> dict[str, list[str]]:
    codes = {juror.pk: code for code, juror in names.items()}
    result = defaultdict(list)
    for conflict in Conflict.objects.filter(juror__edition=edition).select_related("application"):
        if conflict.juror_id in codes and conflict.application.sequence:
            conflict.application.edition = edition
            result[conflict.application.number].append(codes[conflict.juror_id])
    return result


def _insight(table: NominationStandings, nomination, group, around: Around) -> NominationInsight:
    names = around.names
    case = Case(nomination, group)
    field = case.field()
    fit, refusal = _fit(field)
    rows = [row for row in table.rows if row.group == group and field.get(row.standing.application)]
    corrected = {name: total + case.fixed[name] for name, total in fit.corrected.items()} if fit else {}
    ranked = dict(zip(corrected, places(list(corrected.values())), strict=True))
    card = fragility(nomination, group)
    totals = case.totals(field)
    agreement = kendall_w(field)
    top = max(totals.values(), default=Fraction(0))
    asked = [Fraction(floor) for floor in around.floors] or [Fraction(round(top * share)) for share in SHARES]
    lines = thresholds(totals, asked)
    return NominationInsight(
        title=f"{table.nomination}" + (f" · {group}" if group else ""),
        rows=[_row(row, field[row.standing.application], corrected, ranked) for row in rows],
        agreement=number_words(agreement),
        alpha=number_words(krippendorff_alpha(field)),
        sentence=reading(agreement, fit),
        jurors=_shifts(fit, field, names) if fit else [],
        refusal=refusal,
        changes=[_change_words(change, card.now, names) for change in card.changes],
        flip=_flip_words(card, names),
        tried=card.tried,
        recusals=_recusal_words(case, fit, field, around.recused, card.now),
        floors=[FloorLine(Decimal(floor.numerator) / floor.denominator, reached) for floor, reached in lines],
    )


def _fit(field) -> tuple[Severity | None, str]:
    try:
        return severity(field), ""
    except ValueError as error:
        return None, str(error)


def _row(row, sheets, corrected, ranked):
    name = row.standing.application
    return InsightRow(row, spread_of(list(sheets.values())), corrected.get(name), ranked.get(name))


def _shifts(fit, field, names) -> list[JurorShift]:
    most = max((abs(shift) for shift in fit.shift.values()), default=Fraction(0)) or Fraction(1)
    result = []
    for code, shift in sorted(fit.shift.items(), key=lambda pair: pair[1]):
        width = round(50 * abs(shift) / most)
        sheets = sum(code in own for own in field.values())
        result.append(JurorShift(str(names[code]), sheets, shift, 50 - width if shift < 0 else 50, width))
    return result


def _change_words(change: Change, now: Outcome, names: Mapping[str, JuryMember]) -> str:
    doings = {
        "juror": _("без листов, которые сдал(а) %(what)s"),
        "criterion": _("без критерия «%(what)s»"),
        "heavier": _("если вес критерия «%(what)s» на десятую часть больше"),
        "lighter": _("если вес критерия «%(what)s» на десятую часть меньше"),
        "last": _("если последняя заявка (%(what)s) отозвана"),
    }
    what = str(names[change.what]) if change.kind == "juror" else change.what
    doing = doings[change.kind] % {"what": what}
    words = []
    if change.outcome.winners != now.winners:
        words.append(_("первое место: %(list)s") % {"list": _listed(change.outcome.winners)})
    if come := change.outcome.prizes - now.prizes:
        words.append(_("в призёры входит %(list)s") % {"list": _listed(come)})
    if gone := now.prizes - change.outcome.prizes - ({change.what} if change.kind == "last" else set()):
        words.append(_("из призёров выходит %(list)s") % {"list": _listed(gone)})
    return f"{doing[:1].upper()}{doing[1:]} – {'; '.join(words)}."


def _listed(names):
    return ", ".join(sorted(names))


def _flip_words(card: Fragility, names: Mapping[str, JuryMember]) -> str:
    if card.flip is None:
        return ""
    steps = count(abs(card.flip.steps), "шаг", "шага", "шагов")
    words = _(
        "Первое место изменит или разделит одна оценка: %(sign)s%(steps)s у заявки %(application)s по критерию "
        "«%(criterion)s» (%(juror)s)."
    )
    return words % {
        "sign": "+" if card.flip.steps > 0 else "−",
        "steps": steps,
        "application": card.flip.application,
        "criterion": card.flip.criterion,
        "juror": names[card.flip.juror],
    }


def _recusal_words(case, fit, field, recused, now) -> str:
    """Say what the jurors who stepped aside would have done, had they scored as they usually do."""
    here = {name: codes for name, codes in recused.items() if name in field}
    if not here or fit is None or case.rules["method"] != "mean":
        return ""
    means = with_recused(field, fit, here)
    outcome = case.outcome({name: total + case.fixed[name] for name, total in means.items()})
    if outcome == now:
        return _("Самоотводы на первое место и на призёров не повлияли.")
    return _("С обычной строгостью тех, кто взял самоотвод, первое место: %(list)s, призёры: %(prizes)s.") % {
        "list": _listed(outcome.winners),
        "prizes": _listed(outcome.prizes),
    }


def number_words(value: Fraction | None) -> str:
    """Write a fraction for people, with two decimals; a dash where it is undefined."""
    return "–" if value is None else short(shown(value))
