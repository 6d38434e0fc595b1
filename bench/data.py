"""The branch in its busiest year, on an empty database: ten thousand applications, a large jury, a page of news."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from certificates.facts import CertificateFacts
from contests.models import Application, ContestEdition, ScoreEntry, ScoreSheet
from contests.states import ApplicationState, EditionState, JuryRole, SheetState
from foundation.ledger import append_all
from pages.actions.plan import import_plan
from pages.actions.publication import publish_page
from pages.actions.site import build_site
from pages.models import NewsPage
from pages.plan_reading.text import read_text
from portal.demo.seed import PLAN
from tests.factories.accounts import UserFactory
from tests.factories.certificates import CertificateFactory, facts_of
from tests.factories.contests import ApplicationFactory, EditionFactory, JuryMemberFactory, NominationFactory
from tests.factories.directory import RepresentativeFactory, TosOrganizationFactory

REGISTERED, PEOPLE, CARDS = 10_000, 100, 20
DESK_ROWS, DESK_CRITERIA = 250, 5
SCORED, JURORS, CRITERIA = 200, 15, 8


@dataclass
class Branch:
    """What the rows of the table work with."""

    secretary: User
    applicant: User
    juror: User
    opened: ContestEdition
    scoring: ContestEdition
    closed: ContestEdition
    sheets: list[ScoreSheet]
    drafts: list[Application]
    code: str
    plan_path: str


def build(drafts: int) -> Branch:
    """Fill the database and return what is needed; `drafts` is how many applications lie ready to be sent."""
    applicant = UserFactory()
    opened = _open_contest()
    scoring, sheets = _scored_contest(DESK_ROWS, jurors=3, criteria=DESK_CRITERIA, state=EditionState.SCORING)
    closed, _sheets = _scored_contest(SCORED, jurors=JURORS, criteria=CRITERIA, state=EditionState.SCORING_CLOSED)
    juror = scoring.jury.get(role=JuryRole.MEMBER, pk=sheets[0].juror_id).user
    return Branch(
        secretary=UserFactory(role=Role.SECRETARY),
        applicant=applicant,
        juror=juror,
        opened=opened,
        scoring=scoring,
        closed=closed,
        sheets=[sheet for sheet in sheets if sheet.juror.user_id == juror.pk],
        drafts=[ApplicationFactory(edition=opened, applicant=applicant, complete=True) for _number in range(drafts)],
        code=CertificateFactory().code,
        plan_path=_site(),
    )


def thousand_facts(number: int) -> list[CertificateFacts]:
    """Return facts of so many certificates, each with a name, a number and a code of its own."""
    return [
        facts_of(
            holder_first=f"Анна{'абвгдежзик'[index % 10]}",
            registration_number=f"СМ-ВСМС/2020/{index:05d}-0",
            code=f"K7QX4MARHJ3T9CDE{index:04d}",
            check_url=f"HTTPS://PORTAL.EXAMPLE.ORG/CERTIFICATES/K7QX4MARHJ3T9CDE{index:04d}/",
        )
        for index in range(number)
    ]


def _site() -> str:
    home = build_site(by=None)
    plan = import_plan(read_text(PLAN.read_text(encoding="utf-8")), by=None, site_root=home)
    day = date(2020, 1, 1)
    for number in range(CARDS):
        words = {"lead": "Что случилось и кого касается.", "published_on": day + timedelta(days=number)}
        publish_page(NewsPage, by=None, title=f"Новость {number}", body=[("paragraph", "<p>Подробности.</p>")], **words)
    return plan.get_url()


def _open_contest() -> ContestEdition:
    edition = EditionFactory(nominations=0)
    for _number in range(3):
        NominationFactory(edition=edition, bare__criteria=DESK_CRITERIA)
    people = [UserFactory() for _number in range(PEOPLE)]
    _register(edition, people, REGISTERED, ApplicationState.SUBMITTED)
    return edition


def _register(edition, people, number, state) -> list[Application]:
    """Write registered applications: every person with every organisation, until there are enough."""
    nomination, at = edition.nominations.first(), timezone.now()
    organizations = [TosOrganizationFactory() for _number in range(-(-number // len(people)))]
    for person, organization in zip(people, organizations, strict=False):
        RepresentativeFactory(confirmed=True, user=person, organization=organization)
    pairs = [(person, organization) for organization in organizations for person in people][:number]
    rows = [
        Application(
            edition=edition,
            nomination=nomination,
            applicant=person,
            organization=organization,
            answers={"work": "Два субботника и четырнадцать лип."},
            sequence=sequence,
            received_at=at,
            state=state,
        )
        for sequence, (person, organization) in enumerate(pairs, start=1)
    ]
    return Application.objects.bulk_create(rows, batch_size=1000)


def _scored_contest(number, *, jurors, criteria, state) -> tuple[ContestEdition, list[ScoreSheet]]:
    edition = EditionFactory(nominations=0, screening=True)
    nomination = NominationFactory(edition=edition, bare__criteria=criteria)
    applications = _register(edition, [UserFactory() for _number in range(10)], number, ApplicationState.ADMITTED)
    jury = [JuryMemberFactory(edition=edition, chair=not place) for place in range(jurors)]
    handed_in = state == EditionState.SCORING_CLOSED
    sheets = ScoreSheet.objects.bulk_create(
        [
            ScoreSheet(
                juror=juror,
                application=application,
                position=place,
                state=SheetState.SUBMITTED if handed_in else SheetState.OPEN,
                submitted_at=timezone.now() if handed_in else None,
            )
            for juror in (jury if handed_in else jury[1:])
            for place, application in enumerate(applications, start=1)
        ]
    )
    marks = [
        {"edition": edition, "sheet": sheet, "criterion": criterion, "points": Decimal((sheet.position + place) % 11)}
        for sheet in sheets
        for place, criterion in enumerate(nomination.criteria.all())
    ]
    with transaction.atomic():
        append_all(ScoreEntry, edition, marks, at=timezone.now())
    ContestEdition.objects.filter(pk=edition.pk).update(state=state)
    edition.refresh_from_db()
    return edition, sheets
