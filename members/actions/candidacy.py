"""Verbs about elections and members who stand: entered by the secretary; whether the name is shown is the member's own word."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from foundation.audit import record
from foundation.permissions import allows
from foundation.prepared import held
from members.models import Candidacy, Election
from privacy.actions.consent import give_consent, withdraw_consent
from privacy.states import ConsentKind


@transaction.atomic
def enter_election(*, by, title, voting_day) -> Election:
    """Write an election. Raises PermissionDenied or ValidationError."""
    if not allows(by, "members.add_election"):
        raise PermissionDenied
    election = Election(title=title, voting_day=voting_day)
    election.full_clean()
    election.save()
    record(election, "members.election.enter", by=by)
    return election


@transaction.atomic
def revise_election(election, *, by, title, voting_day) -> Election:
    """Correct the title or the day. Raises PermissionDenied or ValidationError."""
    if not allows(by, "members.change_election", election):
        raise PermissionDenied
    election = held(Election, election.pk)
    election.title, election.voting_day = title, voting_day
    election.full_clean()
    election.save(update_fields=["title", "voting_day", "updated_at"])
    record(election, "members.election.revise", by=by)
    return election


@transaction.atomic
def enter_candidacy(election, *, by, member, **facts) -> Candidacy:
    """Write that the member stands: district, nominated_by, result, publication_signed_on.

    Raises PermissionDenied; ValidationError when he stands in this district already.
    """
    if not allows(by, "members.enter_candidacy", election):
        raise PermissionDenied
    candidacy = Candidacy(election=election, member=member, **facts)
    candidacy.full_clean()
    candidacy.save()
    record(candidacy, "members.candidacy.enter", by=by)
    return candidacy


@transaction.atomic
def revise_candidacy(candidacy, *, by, **facts) -> Candidacy:
    """Set these facts, the result among them. Raises PermissionDenied or ValidationError."""
    if not allows(by, "members.change_candidacy", candidacy):
        raise PermissionDenied
    candidacy = held(Candidacy, candidacy.pk, "election", "member")
    changed = sorted(name for name, value in facts.items() if getattr(candidacy, name) != value)
    for name in changed:
        setattr(candidacy, name, facts[name])
    candidacy.full_clean()
    if changed:
        candidacy.save(update_fields=[*changed, "updated_at"])
        record(candidacy, "members.candidacy.revise", by=by, fields=changed, result=candidacy.result)
    return candidacy


@transaction.atomic
def agree_to_be_listed(candidacy, *, by, publication: bool) -> Candidacy:
    """Keep the candidate's own word about the public list; unticked, he leaves it at once, a signed paper or not.

    Raises PermissionDenied; Refusal while no text is in force.
    """
    if not allows(by, "members.agree_candidacy", candidacy):
        raise PermissionDenied
    candidacy = held(Candidacy, candidacy.pk, "election", "member")
    if publication:
        give_consent(ConsentKind.PUBLICATION, by=by, about=candidacy.matter)
    else:
        withdraw_consent(ConsentKind.PUBLICATION, by=by, about=candidacy.matter)
        candidacy.publication_signed_on = None
        candidacy.save(update_fields=["publication_signed_on", "updated_at"])
    record(candidacy, "members.candidacy.agree", by=by, publication=publication)
    return candidacy
