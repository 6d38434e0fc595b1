"""The papers that a final list gave."""

from collections.abc import Sequence

from certificates.models import Certificate
from directory.queries import schools_of
from olympiad.models import OlympiadParticipant, StageMarking


def papers_of(marking: StageMarking) -> Sequence[Certificate]:
    """Return the certificates in force of a stage, by their numbers. Two queries."""
    people = OlympiadParticipant.objects.filter(work__marking=marking)
    sources = [person.consent_subject for person in people.only("code")]
    return Certificate.objects.in_force().filter(source__in=sources).order_by("series", "year", "number")


def papers_of_schools(user) -> Sequence[Certificate]:
    """Return the papers in force of the pupils of a coordinator's schools, by their numbers. Two queries."""
    people = OlympiadParticipant.objects.filter(school__in=schools_of(user), work__isnull=False)
    sources = [person.consent_subject for person in people.only("code")]
    papers = Certificate.objects.in_force().filter(source__in=sources).exclude(holder_name="")
    return papers.order_by("series", "year", "number")
