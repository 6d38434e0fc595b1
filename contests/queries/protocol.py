"""The facts of the protocol: gathered once, frozen as JSON with a digest, and read back as they were frozen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from django.conf import settings
from django.utils.translation import gettext as _

from contests.models import Conflict, ContestEdition, JuryMember, Protocol, ScoreEntry, ScoreSheet
from contests.queries.standings import NominationStandings, method_words, standings_of
from contests.scoring import shown
from contests.states import JuryRole, SheetState, TieRule
from foundation.ledger import Anchor, anchor_of
from foundation.russian.names import initials_first
from privacy.queries import public_scopes
from privacy.states import PublicField, PublicName, PublicScope


@dataclass(frozen=True)
class PaperRow:
    """One line of the table of places. `name` is whom the nomination rates, as the reader may know him."""

    number: str
    name: str
    organization: str
    total: Fraction
    place: int
    place_to: int
    sheets: int
    is_prize: bool
    award: str = ""
    tie: str = ""

    @property
    def shown(self) -> Decimal:
        """The total as it is printed."""
        return shown(self.total)

    @property
    def places(self) -> str:
        """«2» or, shared, «2–3»."""
        return str(self.place) if self.place == self.place_to else f"{self.place}–{self.place_to}"


@dataclass(frozen=True)
class PaperNomination:
    """The table of one nomination."""

    title: str
    prize_places: int
    min_points: Decimal
    rows: tuple[PaperRow, ...]


@dataclass(frozen=True)
class PaperJuror:
    """A member of the jury in the protocol."""

    name: str
    signature: str
    is_chair: bool
    is_present: bool
    sheets: int


@dataclass(frozen=True)
class PaperAbsence:
    """Why there is no mark: a sheet closed by the chair, or a juror who stepped aside."""

    juror: str
    application: str
    reason: str


@dataclass(frozen=True)
class ProtocolPaper:
    """The protocol as it is printed."""

    number: str
    held_on: date
    contest: str
    organizers: str
    jury: tuple[PaperJuror, ...]
    excused: tuple[PaperAbsence, ...]
    recused: tuple[PaperAbsence, ...]
    nominations: tuple[PaperNomination, ...]
    method: str
    tie_note: str
    digest: str
    ledger: Anchor
    sha256: str
    address: str
    recount: str
    signed_at: datetime | None
    secretary: str


def protocol_facts(edition: ContestEdition, *, number: str, held_on: date, secretary: str) -> dict:
    """Gather what the protocol freezes, as values that JSON keeps. Raises Refusal before the scoring is closed."""
    standings = standings_of(edition)
    anchor = anchor_of(ScoreEntry, edition)
    return {
        "number": number,
        "held_on": held_on.isoformat(),
        "contest": f"{edition.title} – {edition.year}",
        "organizers": edition.contest.organizers,
        "secretary": secretary,
        "jury": _jury_facts(edition),
        "excused": _excused_facts(edition),
        "recused": _recused_facts(edition),
        "nominations": [_nomination_facts(table) for table in standings.nominations],
        "method": method_words([table.nomination for table in standings.nominations]),
        "tie_note": _tie_note(edition),
        "digest": standings.digest,
        # The marks of this digest are kept and will be published: anybody may count again.
        "recount": True,
        "ledger": {"count": anchor.count, "head": anchor.head},
    }


def _tie_note(edition):
    if edition.tie_rule == TieRule.EARLIER_RECEIVED:
        return _("При равных итогах выше стоит заявка, которая получена раньше.")
    if edition.tie_rule != TieRule.SHARED:
        return _("При равных итогах: %(rule)s.") % {"rule": edition.get_tie_rule_display().lower()}
    return _("Заявки с равными итогами делят место; следующее за ними место пропускается.")


def _jury_facts(edition):
    handed_in: dict[int, int] = {}
    for juror_id in ScoreSheet.objects.counted().filter(juror__edition=edition).values_list("juror_id", flat=True):
        handed_in[juror_id] = handed_in.get(juror_id, 0) + 1
    members: list[JuryMember] = [
        juror for juror in edition.jury.select_related("user") if juror.revoked_at is None or juror.pk in handed_in
    ]
    return [
        {
            "name": juror.user.get_full_name(),
            "signature": signature_name(juror.user),
            "is_chair": juror.role == JuryRole.CHAIR,
            "is_present": juror.pk in handed_in,
            "sheets": handed_in.get(juror.pk, 0),
        }
        for juror in members
    ]


def _excused_facts(edition):
    sheets = ScoreSheet.objects.competing().filter(juror__edition=edition, state=SheetState.EXCUSED)
    named = sheets.select_related("juror__user", "application__edition")
    return [_absence(sheet, sheet.excuse) for sheet in named.order_by("application__sequence", "juror__pk")]


def _recused_facts(edition):
    found = Conflict.objects.filter(juror__edition=edition, application__in=edition.applications.competing())
    named = found.select_related("juror__user", "application__edition")
    ordered = named.order_by("application__sequence", "juror__pk")
    # What ties a juror to an applicant is told to the chair, not printed.
    return [_absence(conflict, conflict.get_source_display()) for conflict in ordered]


def _absence(row, reason):
    return {"juror": row.juror.user.get_short_name(), "application": row.application.number, "reason": str(reason)}


def _nomination_facts(table: NominationStandings) -> dict:
    nomination = table.nomination
    return {
        "title": nomination.title,
        "prize_places": nomination.places,
        "min_points": str(nomination.min_points),
        "rows": [_row_facts(row) for row in table.rows],
    }


def _row_facts(row):
    application, standing = row.application, row.standing
    person = application.participant
    return {
        "application": application.pk,
        "consent": application.consent_subject,
        "number": application.number,
        "name": person.get_full_name(),
        "initials": person.get_short_name(),
        "organization": f"{application.organization}, {application.organization.municipality}",
        "municipality": str(application.organization.municipality),
        "total": [standing.total.numerator, standing.total.denominator],
        "shown": str(row.shown),
        "place": standing.place,
        "place_to": standing.place_to,
        "sheets": standing.sheets,
        "is_prize": standing.is_prize,
        "award": row.award,
        "group": row.group,
        "tie": row.tie_words,
    }


def signature_name(person) -> str:
    """«И. О. Фамилия», as under a signature."""
    return initials_first(person.last_name, person.first_name, person.patronymic)


def nominations_in(facts: Mapping, *, public: bool) -> tuple[PaperNomination, ...]:
    """Read the tables of places out of frozen facts.

    For the `public` everybody is called as he allows, and by the number of his application when he allows nothing: consents
    are asked about now, in one query.
    """
    rows = [row for table in facts["nominations"] for row in table["rows"]]
    scopes = public_scopes(row["consent"] for row in rows) if public else {}
    return tuple(
        PaperNomination(
            title=table["title"],
            prize_places=table["prize_places"],
            min_points=Decimal(table["min_points"]),
            rows=tuple(_paper_row(row, scopes[row["consent"]] if public else None) for row in table["rows"]),
        )
        for table in facts["nominations"]
    )


def _paper_row(row, scope: PublicScope | None):
    return PaperRow(
        number=row["number"],
        name=public_name(row, scope) if scope else row["name"],
        organization=_with_group(public_organization(row, scope) if scope else row["organization"], row),
        total=Fraction(*row["total"]),
        place=row["place"],
        place_to=row["place_to"],
        sheets=row["sheets"],
        is_prize=row["is_prize"],
        award=row.get("award", ""),
        tie=row.get("tie", ""),
    )


def _with_group(organization, row) -> str:
    """Name the group that the place is in, where places are given in groups."""
    return " · ".join(filter(None, (organization, row.get("group", ""))))


def public_name(row: Mapping, scope: PublicScope) -> str:
    """Return what everybody may call the participant of a frozen row."""
    if not scope.names:
        return str(_("Участник %(number)s") % {"number": row["number"]})
    return row["name"] if scope.name == PublicName.FULL else row["initials"] if "initials" in row else row["short_name"]


def public_organization(row: Mapping, scope: PublicScope) -> str:
    """Return as much of the organisation and the municipality as may be shown: the two alone can name a person."""
    municipality = row.get("municipality", "")
    if PublicField.ORGANIZATION in scope.fields:
        whole = PublicField.MUNICIPALITY in scope.fields
        return row["organization"] if whole else row["organization"].removesuffix(f", {municipality}")
    return municipality if PublicField.MUNICIPALITY in scope.fields else ""


def protocol_paper(protocol: Protocol, *, public: bool = False) -> ProtocolPaper:
    """Return the protocol as it is printed, from its frozen facts alone; `public` takes the names that may be published."""
    facts = protocol.facts
    return ProtocolPaper(
        number=protocol.number,
        held_on=protocol.held_on,
        contest=facts["contest"],
        organizers=facts["organizers"],
        jury=tuple(PaperJuror(**juror) for juror in facts["jury"]),
        excused=tuple(PaperAbsence(**row) for row in facts["excused"]),
        recused=tuple(PaperAbsence(**row) for row in facts["recused"]),
        nominations=nominations_in(facts, public=public),
        method=facts["method"],
        tie_note=facts["tie_note"],
        digest=facts["digest"],
        ledger=Anchor(**facts["ledger"]),
        sha256=protocol.sha256,
        address=f"{settings.BASE_URL}{protocol.edition.get_results_url()}",
        recount=f"{settings.BASE_URL}{protocol.edition.get_recount_url()}" if facts.get("recount") else "",
        signed_at=protocol.signed_at,
        secretary=facts["secretary"],
    )
