"""What anybody may read: announced contests, one contest's page, published places. Nothing here knows marks."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import BooleanField, ExpressionWrapper, Prefetch, Q
from django.utils.translation import gettext as _

from contests.models import Award, ContestEdition, Extension, JuryMember, Nomination, RegulationVersion
from contests.queries.protocol import PaperNomination, nominations_in
from contests.states import EditionState
from foundation.errors import Refusal
from foundation.ledger import Anchor
from foundation.publication import until_published

KEPT_PAGES = 30


@dataclass(frozen=True)
class EditionPage:
    """A contest's page: nominations carry criteria and slots already read."""

    nominations: list[Nomination]
    jury: list[JuryMember]
    regulations: list[RegulationVersion]
    extensions: list[Extension]


@dataclass(frozen=True)
class PublishedStandings:
    """The published places: what the signed protocol says, with names as their holders allowed."""

    nominations: tuple[PaperNomination, ...]
    method: str
    tie_note: str
    number: str
    held_on: date
    digest: str
    ledger: Anchor
    sha256: str
    recount_url: str = ""


def announced_editions():
    """Return every contest that the public may know of, the newest first."""
    return ContestEdition.objects.announced().select_related("contest")


def open_editions(at: datetime):
    """Return the contests that accept applications at the moment `at`, the nearest deadline first."""
    return ContestEdition.objects.accepting(at).select_related("contest").order_by("intake_closes_at", "pk")


def unfinished_editions():
    """Return the announced contests that have neither published their results nor been cancelled."""
    over = (EditionState.PUBLISHED, EditionState.CANCELLED)
    return announced_editions().exclude(state__in=over)


@until_published(size=KEPT_PAGES)
def edition_page(edition: ContestEdition) -> EditionPage:
    """Return all that the page of one contest shows beside it; the same few queries for any number of nominations."""
    nominations = edition.nominations.prefetch_related("criteria", "slots")
    jury = edition.jury.active().select_related("user")
    extensions = edition.extensions.filter(application__isnull=True)
    return EditionPage(list(nominations), list(jury), list(edition.regulations.all()), list(extensions))


def published_standings(edition: ContestEdition) -> PublishedStandings:
    """Return the places as the signed protocol froze them. Raises Refusal before the publication."""
    if edition.state != EditionState.PUBLISHED:
        raise Refusal(_("Итоги ещё не опубликованы."))
    protocol = edition.protocol
    facts = protocol.facts
    return PublishedStandings(
        nominations=nominations_in(facts, public=True),
        method=facts["method"],
        tie_note=facts["tie_note"],
        number=protocol.number,
        held_on=protocol.held_on,
        digest=facts["digest"],
        ledger=Anchor(**facts["ledger"]),
        sha256=protocol.sha256,
        recount_url=edition.get_recount_url() if facts.get("recount") else "",
    )


def editions_with_nominations(at: datetime):
    """Return announced contests with their nominations read at once: what accepts applications at `at` comes first."""
    is_open = ExpressionWrapper(Q(pk__in=ContestEdition.objects.accepting(at).values("pk")), BooleanField())
    nominations = Prefetch("nominations", Nomination.objects.order_by("position", "pk"))
    return announced_editions().order_by(is_open.desc(), "-year", "-intake_opens_at").prefetch_related(nominations)


def award_sources(about: str) -> list[str]:
    """Return what the awards of a matter ("contests.Application:K7QX3Y9A") are called on the floor of certificates."""
    model, _colon, code = about.partition(":")
    if model != "contests.Application":
        return []
    awards = Award.objects.filter(application__code=code).values_list("pk", flat=True)
    return [f"contests.Award:{pk}" for pk in awards]
