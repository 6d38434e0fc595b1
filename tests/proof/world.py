"""The world of the proof: people of every kind and, beside everything that is somebody's, a sibling that is somebody else's.

Whatever must not be seen by everybody holds a marker, a word that stands nowhere else; markers.py says who may meet it.
"""

from datetime import date
from decimal import Decimal
from hashlib import sha256
from types import SimpleNamespace

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Site, Workflow

from accounts.actions.roles import sync_roles
from accounts.roles import Role
from contests.actions.certificates import issue_certificates
from contests.actions.edition import close_scoring, publish_results, start_scoring
from contests.actions.jury import revoke_juror
from contests.actions.protocol import draw_up_protocol, sign_protocol
from contests.actions.score import save_sheet, submit_sheet
from contests.models import ScoreSheet
from directory.states import RepresentativeState
from pages.actions.execution import add_activity
from pages.actions.plan_import import preview_plan
from pages.models import NewsIndexPage, NewsPage, PlanItem, SiteReview, WorkPlanPage
from privacy.states import ConsentKind
from tests.factories.accounts import UserFactory
from tests.factories.certificates import SignatoryFactory
from tests.factories.contests import (
    ApplicationFactory,
    EditionFactory,
    JuryMemberFactory,
    NomineeConsentFactory,
    agree,
)
from tests.factories.directory import MunicipalityFactory, RepresentativeFactory, TosOrganizationFactory
from tests.factories.outbox import LetterFactory
from tests.factories.pages import NewsPageFactory, document, parsed_plan, picture, plan
from tests.proof.markers import mark_of, marker
from tests.proof.world_events import events
from tests.proof.world_marking import marking
from tests.proof.world_olympiad import olympiad
from tests.proof.world_people import people_of_the_branch

ROLES = {
    "coordinator": Role.SCHOOL_COORDINATOR,
    "moved": Role.SCHOOL_COORDINATOR,
    "juror": Role.JUROR,
    "chair": Role.JUROR,
    "former": Role.JUROR,
    "elsewhere": Role.JUROR,
    "door": Role.DOOR_OPERATOR,
    "editor": Role.EDITOR,
    "publisher": Role.PUBLISHER,
    "secretary": Role.SECRETARY,
}
ROLELESS = ("applicant", "neighbour", "representative", "superuser", "newcomer")


class World(SimpleNamespace):
    """Everything by its name; `people` are those who ask, by the names of policy.PEOPLE; rows say `@person.juror`."""


def build() -> World:
    """Make the world out of factories and verbs. Costs about two seconds, so it is made once for a module of tests."""
    sync_roles()
    people = _people()
    world = World(people=people, person=SimpleNamespace(**people))
    parts = (_directory, _pages, _intake, _scoring, _decided, _papers, people_of_the_branch, olympiad, marking, events)
    for part in parts:
        part(world)
    return world


def _people():
    made = {
        name: UserFactory(
            email=f"{marker(f'{name} email').lower()}@example.org",
            last_name=marker(f"{name} surname"),
            phone=marker(f"{name} phone"),
            role=ROLES.get(name),
            is_superuser=name == "superuser",
            is_staff=name == "superuser",
        )
        for name in (*ROLES, *ROLELESS)
    }
    for person in made.values():
        person.emailaddress_set.create(email=person.email, primary=True, verified=True)
    return made


def _directory(world):
    people = world.people
    world.municipality = MunicipalityFactory()
    world.tos = TosOrganizationFactory(municipality=world.municipality)
    world.neighbours_tos, world.other_tos = TosOrganizationFactory(), TosOrganizationFactory()
    world.representation = RepresentativeFactory(
        user=people["applicant"], organization=world.tos, confirmed=True, proof=marker("applicant proof")
    )
    RepresentativeFactory(user=people["representative"], organization=world.tos, confirmed=True)
    RepresentativeFactory(user=people["neighbour"], organization=world.neighbours_tos, confirmed=True)
    RepresentativeFactory(user=people["coordinator"], organization=TosOrganizationFactory(), confirmed=True)
    # Once he acted for the applicant's organisation, now he acts for another one.
    world.ended = RepresentativeFactory(
        user=people["moved"], organization=world.tos, confirmed=True, until=date(2021, 1, 1), since=date(2020, 1, 1)
    )
    type(world.ended).objects.filter(pk=world.ended.pk).update(state=RepresentativeState.ENDED)
    RepresentativeFactory(user=people["moved"], organization=world.other_tos, confirmed=True)
    world.asked = RepresentativeFactory(user=people["newcomer"], organization=world.tos, proof=marker("newcomer proof"))


def _pages(world):
    plan(2)
    world.plan = WorkPlanPage.objects.get(year=2020)
    world.item = PlanItem.objects.get(number=1)
    world.activity = add_activity(
        world.item,
        by=None,
        title=marker("activity title"),
        starts_on=None,
        ends_on=None,
        place="",
        contest_edition=None,
    )
    world.loading = preview_plan(by=None, parsed=parsed_plan(1, year=2031), source="text")
    world.news = NewsPageFactory(title="Новость для всех", lead=marker("earlier words of news"))
    world.news.save_revision(user=world.people["editor"])
    world.news.lead = "Что случилось на самом деле."
    world.news_revision = world.news.save_revision(user=world.people["editor"])
    world.news_revision.publish()
    world.draft_news = NewsPage(
        title=marker("draft title"), slug="draft-news", lead=marker("draft lead"), published_on=date(2020, 5, 1),
        live=False, owner=world.people["editor"],
    )  # fmt: skip
    NewsIndexPage.objects.get().add_child(instance=world.draft_news)
    world.draft_revision = world.draft_news.save_revision(user=world.people["editor"])
    world.picture, world.document = picture(), document()
    world.news_index, world.site = NewsIndexPage.objects.get(), Site.objects.get()
    world.redirect = Redirect.objects.create(old_path="/old", redirect_link="/plan/")
    world.collection = Collection.get_first_root_node().add_child(name="Снимки")
    world.group = Group.objects.get(name=Role.EDITOR.value)
    world.task = SiteReview.objects.get()
    world.workflow = Workflow.objects.get(workflow_tasks__task=world.task)
    world.sent_news = NewsPage(
        title=marker("sent title"), slug="sent-news", lead="Лид.", live=False, owner=world.people["editor"]
    )
    world.news_index.add_child(instance=world.sent_news)
    world.sent_news.save_revision(user=world.people["editor"])
    world.workflow_state = world.workflow.start(world.sent_news, world.people["editor"])
    world.task_state = world.workflow_state.current_task_state


def _intake(world):
    """An open intake: a draft and a sent application of the applicant, a draft of the neighbour; beside it a draft contest."""
    people = world.people
    world.open = EditionFactory(nominations=2)
    world.nomination, second = world.open.nominations.all()
    world.draft = _application(world, "applicant", "draft", edition=world.open, nomination=world.nomination)
    world.sent = _application(world, "applicant", "sent", edition=world.open, nomination=second, submitted=True)
    world.others_draft = _application(
        world, "neighbour", "draft", edition=world.open, nomination=world.nomination, organization=world.neighbours_tos
    )
    world.nominee_secret = "known-to-the-proof"
    NomineeConsentFactory(
        application__applicant=world.people["applicant"],
        secret_sha256=sha256(world.nominee_secret.encode()).hexdigest(),
    )
    world.unannounced = EditionFactory(draft=True, summary=marker("unannounced summary"))
    world.unannounced_nomination = world.unannounced.nominations.get()
    world.unannounced_criterion = world.unannounced_nomination.criteria.first()
    world.screening = EditionFactory(screening=True)
    world.upcoming = EditionFactory(upcoming=True)
    agree(world.sent, ConsentKind.PUBLICATION)
    world.consent = people["applicant"].consents.first()


def _application(world, owner, stage, **facts):
    """Return an application whose answer and file hold markers of their owner and stage."""
    made = ApplicationFactory(
        applicant=world.people[owner],
        organization=facts.pop("organization", world.tos),
        represented=False,
        answers={"work": marker(f"{owner} {stage} answer"), "proud": "Липами."},
        **{"complete": True} if stage == "draft" else {},
        **facts,
    )
    made.slot_key = made.nomination.slots.get().key
    paper = made.attachments.get()
    paper.name = f"{marker(f'{owner} {stage} file name')}.pdf"
    paper.file = ContentFile(b"%PDF-1.7 " + marker(f"{owner} {stage} file").encode(), name="paper.pdf")
    paper.save()
    return made


def _jury(edition, people):
    """Seat the jury: `former` goes once he has scored."""
    return {
        name: JuryMemberFactory(edition=edition, user=people[name], chair=name == "chair")
        for name in ("chair", "juror", "former")
    }


def _jury_elsewhere(edition, people):
    return {"elsewhere": JuryMemberFactory(edition=edition, user=people["elsewhere"], chair=True)}


def _score(edition, stage):
    """Let everybody mark every sheet, each juror with a mark of his own, and hand all in but the juror's."""
    for sheet in ScoreSheet.objects.filter(juror__edition=edition).select_related("juror__user", "application"):
        who = next(name for name in ROLES if sheet.juror.user.last_name == marker(f"{name} surname"))
        marks = {criterion.pk: mark_of(who, stage) for criterion in sheet.application.nomination.criteria.all()}
        save_sheet(sheet, by=sheet.juror.user, marks=marks, remark=marker(f"{who} {stage} remark"))
        if stage != "scoring" or who != "juror":
            submit_sheet(sheet, by=sheet.juror.user)


def _judged(world, stage, *, jury=_jury):
    """Return a contest that is being scored: the applicant's application and the neighbour's."""
    edition = EditionFactory(screening=True, year=2019 if stage == "published" else 2020)
    for nomination in edition.nominations.all():
        nomination.criteria.update(maximum=Decimal(1000), step=Decimal("0.25"))
    mine = _application(world, "applicant", stage, edition=edition, admitted=True)
    _application(world, "neighbour", stage, edition=edition, admitted=True, organization=world.neighbours_tos)
    seats = jury(edition, world.people)
    start_scoring(edition, by=world.people["secretary"])
    _score(edition, stage)
    if "former" in seats:
        revoke_juror(seats["former"], by=world.people["secretary"])
    edition.refresh_from_db()
    return edition, mine, seats


def _scoring(world):
    world.scoring, world.judged, world.seats = _judged(world, "scoring")
    world.sheet, world.chair_sheet, world.former_sheet = (
        ScoreSheet.objects.get(juror=world.seats[name], application=world.judged)
        for name in ("juror", "chair", "former")
    )
    world.juror_seat = world.seats["juror"]
    world.judged_paper = world.judged.attachments.get()
    world.draft_paper = world.draft.attachments.get()
    world.elsewhere, judged, seats = _judged(world, "elsewhere", jury=_jury_elsewhere)
    world.elsewhere_sheet = ScoreSheet.objects.get(juror=seats["elsewhere"], application=judged)


def _decided(world):
    """One contest with the draft of its protocol, and one of the year before, published, with certificates."""
    secretary, chair = world.people["secretary"], world.people["chair"]
    world.closed, world.closed_application, _seats = _judged(world, "closed")
    close_scoring(world.closed, by=chair)
    world.protocol_draft = draw_up_protocol(world.closed, by=secretary, number="7", held_on=date(2020, 4, 15))
    world.published, world.published_application, _seats = _judged(world, "published")
    close_scoring(world.published, by=chair)
    world.protocol = draw_up_protocol(world.published, by=secretary, number="3", held_on=date(2019, 4, 15))
    world.protocol = sign_protocol(world.protocol, by=chair)
    publish_results(world.published, by=secretary)
    world.signatory = SignatoryFactory()
    issue_certificates(world.published, by=secretary)
    world.certificate = world.people["applicant"].certificates.get()
    for edition in (world.closed, world.published):
        edition.refresh_from_db()


def _papers(world):
    world.letter = LetterFactory(
        to=world.people["applicant"].email, subject=marker("letter subject"), text=marker("letter text"), sent=True
    )
    world.failed_letter = LetterFactory(failed=True)
