"""Conflicts of interest: who must not score whom, by the register of organisations and by what was said before.

A juror is bound by being the applicant himself, by belonging to the organisation that applies, and by sharing any
organisation with the applicant (spec contests 3.5.1). Asked when sheets are made, opened, saved, handed in and counted.
"""

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import DateField, IntegerField, Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from contests.models import Application, Conflict, JuryMember
from directory.queries import affiliated_organization_ids, affiliations
from foundation.prepared import prepared


class FoundConflict(NamedTuple):
    """A pair that the register keeps apart, and why."""

    juror: JuryMember
    application: Application
    reason: str


def conflicts_by_register(jurors: Iterable[JuryMember], applications: Iterable[Application]) -> list[FoundConflict]:
    """Return every pair that the register of organisations keeps apart; one query, whatever the numbers."""
    jurors, applications = list(jurors), list(applications)
    people = {juror.user_id for juror in jurors} | {party for row in applications if (party := _party(row))}
    bound = affiliated_organization_ids(people)
    return [
        FoundConflict(juror, application, str(reason))
        for juror in jurors
        for application in applications
        if (reason := _tie(juror, application, bound))
    ]


def reason_to_step_aside(juror: JuryMember, application: Application) -> str | Promise | None:
    """Return why this juror may not score this application now, or None; one query."""
    people = {"person": juror.user_id, "applicant": _party(application) or juror.user_id}
    bound: dict[int, set[int]] = {user_id: set() for user_id in people.values()}
    ties = _ties(juror=juror.pk, application=application.pk, on=timezone.localdate(), **people)
    for user_id, organization_id in ties:
        bound[user_id].add(organization_id)
    if _tie(juror, application, bound):
        return _("У вас конфликт интересов с этой заявкой: оценивать её нельзя.")
    return None


@prepared(
    juror=IntegerField(), application=IntegerField(), person=IntegerField(), applicant=IntegerField(), on=DateField()
)
def _ties(juror, application, person, applicant, on):
    # A conflict on record binds the juror to the organisation that applies, whatever the register says of him.
    on_record = Conflict.objects.filter(juror=juror, application=application)
    pairs = on_record.values_list("juror__user_id", "application__organization_id")
    return affiliations(Q(user=person) | Q(user=applicant), on=on).union(pairs)


def _party(application) -> int | None:
    """Return whose account is a party to the application; the secretary who typed a paper is none."""
    return None if application.is_on_paper else application.applicant_id


def _tie(juror, application, bound):
    party = _party(application)
    email = application.nominee_email.casefold()
    if juror.user_id == party or (email and juror.user.email.casefold() == email):
        return _("Член жюри подал эту заявку.")
    own = bound[juror.user_id]
    if application.organization_id in own:
        return _("Член жюри представляет организацию, от которой подана заявка.")
    if party and own & bound[party]:
        return _("Член жюри и заявитель состоят в одной организации.")
    return None
