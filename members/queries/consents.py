"""Who of a whole list agreed: one query for the list, whatever its length."""

from collections.abc import Iterable

from members.models import Candidacy, Member, MembershipApplication
from privacy.queries import agreed_abouts
from privacy.states import ConsentKind


def agreed_people(people: Iterable[Member | MembershipApplication], kind: ConsentKind) -> frozenset[int]:
    """Return the keys of those of the people, of one table, whose consent of `kind` stands, on the site or on paper."""
    people = list(people)
    abouts = agreed_abouts((person.matter for person in people if person.account_id), kind)
    return frozenset(person.pk for person in people if kind in person.signed or person.matter in abouts)


def agreed_candidacies(candidacies: Iterable[Candidacy]) -> frozenset[int]:
    """Return the keys of the candidacies whose holders agreed to be listed, on the site or on paper."""
    candidacies = list(candidacies)
    abouts = agreed_abouts((row.matter for row in candidacies), ConsentKind.PUBLICATION)
    return frozenset(row.pk for row in candidacies if row.publication_signed_on or row.matter in abouts)
