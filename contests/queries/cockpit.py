"""The secretary's view of one contest: how many, what waits, who sits in the jury. No marks and no totals."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from certificates.models import Certificate
from contests.models import Application, Award, ContestEdition, JuryMember, Nomination, Protocol
from contests.queries.intake import counts_by_state
from contests.queries.progress import JurorProgress, Progress, progress_of
from contests.states import ApplicationState, EditionState, SubmittedAs
from directory.models import Representative

UNDECIDED = (ApplicationState.SUBMITTED, ApplicationState.RETURNED)
SCORED_STATES = (
    EditionState.SCORING,
    EditionState.SCORING_CLOSED,
    EditionState.PROTOCOL_SIGNED,
    EditionState.PUBLISHED,
)


# States of many applications at once.
MANY = {
    ApplicationState.DRAFT: _("черновики у заявителей"),
    ApplicationState.SUBMITTED: _("ждут решения"),
    ApplicationState.RETURNED: _("на доработке"),
    ApplicationState.ADMITTED: _("допущены"),
    ApplicationState.REJECTED: _("не допущены"),
    ApplicationState.WITHDRAWN: _("отозваны"),
}

# The next step is the secretary's: the protocol, the publication.
HIS_TURN = (EditionState.SCORING_CLOSED, EditionState.PROTOCOL_SIGNED)


@dataclass(frozen=True)
class StateCount:
    """How many applications stand in a state."""

    state: ApplicationState
    number: int

    @property
    def label(self) -> str | Promise:
        """The state of many."""
        return MANY[self.state]


@dataclass(frozen=True)
class Cockpit:
    """One contest at a glance. `unconfirmed` are undecided applications whose applicant nobody has vouched for yet."""

    edition: ContestEdition
    counts: list[StateCount]
    undecided: int
    unconfirmed: list[Application]
    overdue: list[Application]
    unanswered: list[Application]
    nominations: list[Nomination]
    jury: list[JuryMember]
    progress: Progress | None
    protocol: Protocol | None
    certificates: int

    @property
    def registered(self) -> int:
        """How many applications got a number."""
        return sum(row.number for row in self.counts if row.state != ApplicationState.DRAFT)

    @property
    def late(self) -> list[JurorProgress]:
        """Jurors whose sheets are waited for."""
        return [row for row in self.progress.jurors if not row.is_done] if self.progress else []

    @property
    def is_quiet(self) -> bool:
        """Whether nothing waits for anybody: the intake without open decisions, the end with the papers given out."""
        if self.edition.state == EditionState.PUBLISHED:
            return bool(self.certificates)
        at_rest = self.edition.state in {EditionState.ANNOUNCED, EditionState.CANCELLED}
        return at_rest and not self.undecided


def cockpit_of(edition: ContestEdition) -> Cockpit:
    """Return the contest at a glance; the same queries for any number of applications and jurors."""
    counts = counts_by_state(edition)
    rows = {"criteria": "criteria", "questions": "questions", "slots": "slots"}
    nominations = edition.nominations.annotate(
        **{f"{name}_count": Count(path, distinct=True) for name, path in rows.items()}
    )
    return Cockpit(
        edition=edition,
        counts=[StateCount(ApplicationState(state), number) for state, number in counts.items()],
        undecided=sum(counts[state] for state in UNDECIDED),
        unconfirmed=list(unconfirmed_applications(edition)),
        unanswered=list(unanswered_nominees(edition)),
        overdue=list(overdue_applications(edition, timezone.now())),
        nominations=list(nominations),
        jury=list(seated_jury(edition)),
        progress=progress_of(edition) if edition.state in SCORED_STATES else None,
        protocol=protocol_of(edition),
        certificates=len(certificates_issued(edition)),
    )


def unconfirmed_applications(edition: ContestEdition):
    """Return undecided applications whose applicant is not a confirmed representative of the organisation today."""
    confirmed = Representative.objects.confirmed(on=timezone.localdate()).filter(
        user=OuterRef("applicant"), organization=OuterRef("organization")
    )
    waiting = edition.applications.filter(~Exists(confirmed), state__in=UNDECIDED, submitted_as=SubmittedAs.SELF)
    return waiting.select_related("edition", "applicant", "organization").order_by("sequence")


def overdue_applications(edition: ContestEdition, at: datetime):
    """Return what was given back and not corrected in time: its refusal waits for the secretary's word."""
    late = {"corrections__answered_at": None, "corrections__due_at__lte": at}
    waiting = edition.applications.filter(state=ApplicationState.RETURNED, **late)
    return waiting.select_related("edition", "applicant", "organization").order_by("sequence")


def unanswered_nominees(edition: ContestEdition):
    """Return what was sent about people who have not agreed: those who do not answer, and those who refused."""
    put_forward = edition.applications.filter(state__in=UNDECIDED, submitted_as=SubmittedAs.NOMINATOR)
    waiting = put_forward.exclude(nominee_consent__agreed=True)
    return waiting.select_related("edition", "organization", "nominee_consent").order_by("sequence")


def seated_jury(edition: ContestEdition):
    """Return the jury as it sits now, the chair first."""
    return edition.jury.active().select_related("user")


def protocol_of(edition: ContestEdition) -> Protocol | None:
    """Return the protocol of the contest, a draft included, or None."""
    return Protocol.objects.filter(edition=edition).select_related("edition__contest", "signed_by").first()


def certificates_issued(edition: ContestEdition) -> Sequence[Certificate]:
    """Return the certificates in force that the awards of this contest gave, by their numbers. Two queries."""
    awards = Award.objects.filter(protocol__edition=edition).values_list("pk", flat=True)
    sources = [f"contests.Award:{pk}" for pk in awards]
    return Certificate.objects.in_force().filter(source__in=sources).order_by("series", "year", "number")


def editions_at_work():
    """Return the contests under way where something waits for the secretary, with `undecided`: how many applications."""
    at_work = ContestEdition.objects.exclude(state__in=[EditionState.PUBLISHED, EditionState.CANCELLED])
    undecided = Count("applications", filter=Q(applications__state=ApplicationState.SUBMITTED))
    waiting = at_work.annotate(undecided=undecided).filter(Q(undecided__gt=0) | Q(state__in=HIS_TURN))
    return waiting.select_related("contest").order_by("intake_closes_at", "pk")
