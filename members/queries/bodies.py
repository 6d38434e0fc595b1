"""Governing bodies: who sits in one on a day, for the secretary, for a meeting and for strangers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from members.models import BodyMembership, GoverningBody, Member
from members.queries.consents import agreed_people
from members.states import BodyPosition
from privacy.states import ConsentKind


@dataclass(frozen=True)
class BodyRoster:
    """A body with those who sit in it on a day, the chair first, and what its rules make of their number."""

    body: GoverningBody
    seats: tuple[BodyMembership, ...]

    @property
    def in_office(self) -> int:
        """How many are elected."""
        return len(self.seats)

    @property
    def vacant(self) -> int:
        """How many seats are free."""
        return max(self.body.seats - self.in_office, 0)

    @property
    def quorum(self) -> int:
        """How many must be present."""
        return self.body.quorum_of(self.in_office)


@dataclass(frozen=True)
class PublicPerson:
    """A person who agreed to be named, with what he is in the body."""

    name: str
    position: str
    municipality: str


@dataclass(frozen=True)
class PublicBody:
    """A body as strangers see it: rules, numbers, and only the names of those who agreed."""

    roster: BodyRoster
    leaders: tuple[PublicPerson, ...]
    members: tuple[PublicPerson, ...]

    @property
    def unnamed(self) -> int:
        """How many sit in it and are not named."""
        return self.roster.in_office - len(self.leaders) - len(self.members)


def rosters_on(day: date) -> list[BodyRoster]:
    """Return every working body with its people of `day`; two queries."""
    seats = Prefetch("seats_taken", BodyMembership.objects.on(day).by_position(), to_attr="seats_of_the_day")
    bodies = GoverningBody.objects.working(on=day).prefetch_related(seats)
    return [BodyRoster(body, tuple(body.seats_of_the_day)) for body in bodies]


def roster_on(body: GoverningBody, day: date) -> BodyRoster:
    """Return the people of one body on `day`: what a meeting takes its roster from; one query."""
    return BodyRoster(body, tuple(body.seats_taken.on(day).by_position()))


def past_seats(body: GoverningBody, day: date) -> Iterable[BodyMembership]:
    """Return the seats whose terms were over by `day`, the latest first."""
    return body.seats_taken.filter(until__lt=day).select_related("member", "body").order_by("-until", "pk")


def public_bodies(day: date) -> list[PublicBody]:
    """Return the working bodies with the people who agreed to be named; three queries."""
    rosters = rosters_on(day)
    people = {seat.member_id: seat.member for roster in rosters for seat in roster.seats}
    agreed = agreed_people(people.values(), ConsentKind.PUBLICATION)
    return [_public(roster, agreed) for roster in rosters]


def _public(roster: BodyRoster, agreed: frozenset[int]) -> PublicBody:
    named = [seat for seat in roster.seats if seat.member_id in agreed]
    plain = [seat for seat in named if seat.position == BodyPosition.MEMBER]
    leaders = [seat for seat in named if seat.position != BodyPosition.MEMBER]
    return PublicBody(roster, tuple(map(_person, leaders)), tuple(map(_person, plain)))


def _person(seat: BodyMembership) -> PublicPerson:
    member: Member = seat.member
    return PublicPerson(member.full_name, str(seat.get_position_display()), str(member.municipality))
