"""Members who stand in elections: everybody for the secretary, those who agreed for strangers."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Prefetch

from members.models import Candidacy, Election, Member
from members.queries.consents import agreed_candidacies


@dataclass(frozen=True)
class ListedCandidacy:
    """A candidacy with whether it may be shown to strangers."""

    candidacy: Candidacy
    is_public: bool


@dataclass(frozen=True)
class PublicElection:
    """An election with the candidates who agreed to be listed."""

    election: Election
    candidacies: tuple[Candidacy, ...]


def elections():
    """Return all elections, the latest first, with the number of members who stand."""
    return Election.objects.annotate(standing=Count("candidacies")).order_by("-voting_day", "-pk")


def candidacies_in(election: Election) -> list[ListedCandidacy]:
    """Return everybody who stands, for the secretary; two queries."""
    rows = list(election.candidacies.by_name())
    agreed = agreed_candidacies(rows)
    return [ListedCandidacy(row, row.pk in agreed) for row in rows]


def candidacies_of(member: Member) -> list[ListedCandidacy]:
    """Return in what this member stands or stood, the latest first; two queries."""
    rows = list(member.candidacies.select_related("election").order_by("-election__voting_day", "pk"))
    agreed = agreed_candidacies(rows)
    return [ListedCandidacy(row, row.pk in agreed) for row in rows]


def public_elections() -> Iterable[PublicElection]:
    """Return the elections in which somebody stands who agreed to be listed, the latest first; three queries."""
    known = list(Election.objects.prefetch_related(Prefetch("candidacies", Candidacy.objects.by_name())))
    agreed = agreed_candidacies(row for election in known for row in election.candidacies.all())
    shown = [
        PublicElection(election, tuple(row for row in election.candidacies.all() if row.pk in agreed))
        for election in known
    ]
    return [election for election in shown if election.candidacies]
