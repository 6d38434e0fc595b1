"""Cards: what stands on a member's card, and what the secretary and the member himself see of a person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from members.models import BodyMembership, Member, Membership
from members.queries.candidates import ListedCandidacy, candidacies_of


@dataclass(frozen=True)
class CardFacts:
    """What is printed on a card. The same facts give the same bytes."""

    number: str
    last_name: str
    first_name: str
    patronymic: str
    admitted_on: date
    protocol: str
    organisation: str
    short_organisation: str
    city: str
    site: str


@dataclass(frozen=True)
class MemberCard:
    """A person with his memberships, seats and candidacies, the latest first."""

    member: Member
    memberships: list[Membership]
    seats: list[BodyMembership]
    candidacies: list[ListedCandidacy]
    agreed: frozenset[str]

    @property
    def current(self) -> Membership | None:
        """The membership in force, if there is one."""
        return next((row for row in self.memberships if row.left_on is None), None)


def card_facts(membership: Membership) -> CardFacts:
    """Return what the card of this membership says."""
    member = membership.member
    return CardFacts(
        number=membership.card,
        last_name=member.last_name,
        first_name=member.first_name,
        patronymic=member.patronymic,
        admitted_on=membership.admitted_on,
        protocol=membership.admission_protocol,
        organisation=settings.BRANCH_NAME,
        short_organisation=settings.BRANCH_SHORT_NAME,
        city=settings.BRANCH_CITY,
        site=settings.BASE_URL.partition("://")[2].rstrip("/"),
    )


def member_card(member: Member) -> MemberCard:
    """Return everything about one person; five queries."""
    memberships: Iterable[Membership] = member.memberships.select_related("member__user", "member__municipality")
    return MemberCard(
        member=member,
        memberships=list(memberships),
        seats=list(member.seats.select_related("body").order_by("-since", "pk")),
        candidacies=candidacies_of(member),
        agreed=member.agreed(),
    )
