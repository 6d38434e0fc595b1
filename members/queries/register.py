"""The register of members as of any day: whole, searched, narrowed; and its lines with contacts for those who agreed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from foundation.search import matching
from members.models import BodyMembership, GoverningBody, Member, Membership
from members.queries.consents import agreed_people
from members.states import BodyPosition, LeavingGround, MembershipState
from privacy.states import ConsentKind

SEATS = "seats_of_the_day"


@dataclass(frozen=True)
class RegisterLine:
    """One line of the register. Contacts are empty where `may_contact` is false: there is no consent to use them."""

    code: str
    card: str
    name: str
    municipality: str
    occupation: str
    admitted_on: date
    admission_protocol: str
    left_on: date | None
    ground: str
    bodies: tuple[str, ...]
    state: str
    tone: str
    may_contact: bool
    phone: str = ""
    email: str = ""
    address: str = ""

    @property
    def basis(self) -> str:
        """By which protocol the person was admitted."""
        return f"№ {self.admission_protocol} от {self.admitted_on:%d.%m.%Y}"


def register_on(day: date):
    """Return the memberships in force on `day`, in Russian alphabetical order of the members."""
    return Membership.objects.on(day).by_name()


def register_found(
    day: date,
    *,
    query: str = "",
    municipality=None,
    body: GoverningBody | None = None,
    left: bool = False,
):
    """Return what of the register of `day` was asked for; `left`: those whose membership had ended by then instead."""
    rows = Membership.objects.filter(left_on__lte=day).by_name() if left else register_on(day)
    if municipality:
        rows = rows.filter(member__municipality=municipality)
    if body:
        rows = rows.filter(member__in=BodyMembership.objects.on(day).filter(body=body).values("member"))
    if query.strip().isdigit():
        return rows.filter(card_number=int(query))
    return matching(rows, query, field="member__search_stems")


def register_lines(rows, day: date) -> list[RegisterLine]:
    """Return memberships as lines: three queries for any number of rows."""
    seats = Prefetch("member__seats", BodyMembership.objects.on(day).by_position(), to_attr=SEATS)
    memberships = list(rows.prefetch_related(seats))
    agreed = agreed_people({row.member_id: row.member for row in memberships}.values(), ConsentKind.PROCESSING)
    return [_line(row, day, may_contact=row.member_id in agreed) for row in memberships]


def _line(row: Membership, day: date, *, may_contact: bool) -> RegisterLine:
    member: Member = row.member
    seats: list[BodyMembership] = getattr(member, SEATS)
    contacts = {name: getattr(member, name) for name in ("phone", "email", "address")} if may_contact else {}
    has_left = row.left_on is not None and row.left_on <= day
    return RegisterLine(
        code=member.code,
        card=row.card,
        name=member.full_name,
        municipality=str(member.municipality),
        occupation=member.occupation,
        admitted_on=row.admitted_on,
        admission_protocol=row.admission_protocol,
        left_on=row.left_on if has_left else None,
        ground=str(LeavingGround(row.ground).label) if has_left else "",
        bodies=tuple(map(seat_words, seats)),
        state=row.get_state_display(),
        tone=row.tone,
        may_contact=may_contact,
        **contacts,
    )


def seat_words(seat: BodyMembership) -> str:
    """Name a seat: «Президиум Регионального совета – председатель»; a plain member needs no word."""
    if seat.position == BodyPosition.MEMBER:
        return seat.body.name
    return f"{seat.body.name} – {str(seat.get_position_display()).lower()}"


def namesakes_of(person) -> Iterable[Member]:
    """Return people in the register, without a membership in force, who bear the surname and name of an applicant."""
    in_force = Membership.objects.in_force().values("member")
    same = Member.objects.filter(last_name__iexact=person.last_name, first_name__iexact=person.first_name)
    return same.exclude(pk__in=in_force).by_name()


def member_of(user, *, on: date | None = None) -> Member | None:
    """Return the person in the register to whom this account belongs, or None; `on`: only if he is a member that day."""
    members = Member.objects.filter(user=user).select_related("municipality")
    return (members if on is None else members.on(on)).first()


def may_contact(member: Member) -> bool:
    """Tell whether the branch may use the contacts of one member."""
    return ConsentKind.PROCESSING in member.agreed()


def leaving():
    """Return the memberships whose holders asked to leave and wait for the record, the longest waiting first."""
    asked = Membership.objects.filter(state=MembershipState.LEAVING)
    return asked.select_related("member").order_by("leaving_asked_on", "pk")
