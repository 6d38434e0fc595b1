"""Contests in every phase, applications on every step, and a whole contest made by its own verbs."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import factory
from django.core.files.base import ContentFile
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from contests.actions.edition import close_scoring, publish_results, start_scoring
from contests.actions.protocol import draw_up_protocol, sign_protocol
from contests.actions.score import save_sheet, submit_sheet
from contests.models import (
    Application,
    ApplicationVersion,
    Attachment,
    AttachmentSlot,
    Contest,
    ContestEdition,
    Criterion,
    JuryMember,
    Nomination,
    NomineeConsent,
    Question,
    RegulationVersion,
    ScoreSheet,
)
from contests.states import ApplicationState, EditionState, JuryRole, QuestionKind, SubjectKind
from directory.models import Representative
from privacy.models import ConsentText
from privacy.states import ConsentKind
from tests.factories.accounts import UserFactory
from tests.factories.directory import RepresentativeFactory, TosOrganizationFactory
from tests.factories.privacy import ConsentFactory, ConsentTextFactory


def days(number: int):
    """The moment so many days from now."""
    return timezone.now() + timedelta(days=number)


class ContestFactory(factory.django.DjangoModelFactory):
    """A series."""

    class Meta:
        model = Contest

    title = factory.Sequence("Лучший руководитель ТОС, конкурс {}".format)
    short_title = factory.Sequence("Лучший ТОС {}".format)
    organizers = "Смоленское отделение ВСМС"


class EditionFactory(factory.django.DjangoModelFactory):
    """A contest whose intake is open, with one complete nomination.

    Other phases: draft, upcoming, screening (intake over), scoring, scoring_closed, protocol_signed, published,
    cancelled. `nominations=0` and `regulation=False` leave it bare. The phases set state and dates alone; `full_contest` makes the rest.
    """

    class Meta:
        model = ContestEdition
        skip_postgeneration_save = True

    class Params:
        draft = factory.Trait(state=EditionState.DRAFT, announced_at=None)
        upcoming = factory.Trait(intake_opens_at=factory.LazyFunction(lambda: days(2)))
        screening = factory.Trait(intake_closes_at=factory.LazyFunction(lambda: days(-1)))
        scoring = factory.Trait(screening=True, state=EditionState.SCORING)
        scoring_closed = factory.Trait(screening=True, state=EditionState.SCORING_CLOSED)
        protocol_signed = factory.Trait(screening=True, state=EditionState.PROTOCOL_SIGNED)
        published = factory.Trait(
            screening=True, state=EditionState.PUBLISHED, published_at=factory.LazyFunction(timezone.now)
        )
        cancelled = factory.Trait(state=EditionState.CANCELLED, cancellation_reason="Нет заявок.")

    contest = factory.SubFactory(ContestFactory)
    year = 2020
    contest_year = 2019
    slug = factory.Sequence("contest-{}".format)
    number_prefix = factory.Sequence("РТ{}-2020".format)
    summary = "Для тех, кто ведёт ТОС."
    intake_opens_at = factory.LazyFunction(lambda: days(-10))
    intake_closes_at = factory.LazyFunction(lambda: days(10))
    announced_at = factory.LazyFunction(lambda: days(-20))
    state = EditionState.ANNOUNCED

    @factory.post_generation
    def regulation(self, create, extracted, **kwargs):
        if extracted is not False:
            RegulationVersionFactory(edition=self, **kwargs)

    @factory.post_generation
    def nominations(self, create, extracted, **kwargs):
        for _number in range(1 if extracted is None else extracted):
            NominationFactory(edition=self, **kwargs)


class RegulationVersionFactory(factory.django.DjangoModelFactory):
    """The regulation as a small file."""

    class Meta:
        model = RegulationVersion

    edition = factory.SubFactory(EditionFactory, regulation=False)
    number = 1
    approved_on = date(2020, 1, 9)
    file = factory.LazyFunction(lambda: ContentFile(b"%PDF-1.7 regulation", name="regulation.pdf"))
    name = "Положение.pdf"
    content_type = "application/pdf"
    size = 19
    sha256 = factory.Sequence("{:064x}".format)
    added_by = factory.SubFactory(UserFactory, role=Role.SECRETARY)
    added_at = factory.LazyFunction(lambda: days(-20))


class NominationFactory(factory.django.DjangoModelFactory):
    """A nomination with two criteria, two questions (one of them required) and one required paper; `bare=True` has none."""

    class Meta:
        model = Nomination
        skip_postgeneration_save = True

    edition = factory.SubFactory(EditionFactory, nominations=0)
    title = factory.Sequence("Старший по дому {}".format)
    subject_kind = SubjectKind.PERSON
    position = factory.LazyAttribute(lambda made: made.edition.nominations.count() + 1)

    @factory.post_generation
    def bare(self, create, extracted, criteria=2, **kwargs):
        if extracted:
            return
        for number in range(1, criteria + 1):
            CriterionFactory(nomination=self, position=number)
        QuestionFactory(nomination=self, key="work", label="Что сделано за год", position=1)
        QuestionFactory(nomination=self, key="proud", label="Чем вы гордитесь", is_required=False, position=2)
        SlotFactory(nomination=self)


class CriterionFactory(factory.django.DjangoModelFactory):
    """A criterion from 0 to 10 by 1, of weight 1."""

    class Meta:
        model = Criterion

    nomination = factory.SubFactory(NominationFactory, bare=True)
    title = factory.Sequence("Критерий {}".format)
    minimum = Decimal(0)
    maximum = Decimal(10)
    step = Decimal(1)
    weight = Decimal(1)


class QuestionFactory(factory.django.DjangoModelFactory):
    """A required question."""

    class Meta:
        model = Question

    nomination = factory.SubFactory(NominationFactory, bare=True)
    key = factory.Sequence("question-{}".format)
    label = factory.Sequence("Вопрос {}".format)
    section = "О работе"
    kind = QuestionKind.TEXT
    max_length = 3000
    is_required = True


class SlotFactory(factory.django.DjangoModelFactory):
    """A place for one required paper."""

    class Meta:
        model = AttachmentSlot

    nomination = factory.SubFactory(NominationFactory, bare=True)
    key = factory.Sequence("paper-{}".format)
    label = "Отчёт"
    is_required = True


class ApplicationFactory(factory.django.DjangoModelFactory):
    """A draft of a person whose powers are confirmed.

    `complete=True` has all that submitting asks for; `submitted`, `returned`, `admitted`, `rejected` and `withdrawn` are
    complete and numbered in the order made.
    """

    class Meta:
        model = Application
        skip_postgeneration_save = True

    class Params:
        complete = factory.Trait(answers={"work": "Два субботника и четырнадцать лип.", "proud": "Липами."})
        numbered = factory.Trait(
            complete=True,
            sequence=factory.LazyAttribute(lambda made: made.edition.applications.exclude(sequence=None).count() + 1),
            received_at=factory.LazyFunction(lambda: days(-2)),
            revision=1,
        )
        submitted = factory.Trait(numbered=True, state=ApplicationState.SUBMITTED)
        returned = factory.Trait(numbered=True, state=ApplicationState.RETURNED, decision_reason="Нет печати.")
        admitted = factory.Trait(numbered=True, state=ApplicationState.ADMITTED)
        rejected = factory.Trait(numbered=True, state=ApplicationState.REJECTED, decision_reason="Пункт 3.2.")
        withdrawn = factory.Trait(numbered=True, state=ApplicationState.WITHDRAWN)

    edition = factory.SubFactory(EditionFactory)
    nomination = factory.LazyAttribute(lambda made: made.edition.nominations.first())
    applicant = factory.SubFactory(UserFactory)
    organization = factory.SubFactory(TosOrganizationFactory)
    state = ApplicationState.DRAFT

    @factory.post_generation
    def represented(self, create, extracted, **kwargs):
        pair = {"user": self.applicant, "organization": self.organization}
        if extracted is not False and not Representative.objects.filter(**pair).exists():
            RepresentativeFactory(confirmed=True, **pair)

    @factory.post_generation
    def papers(self, create, extracted, **kwargs):
        if extracted is False or not self.answers:
            return
        for slot in self.nomination.slots.filter(is_required=True):
            AttachmentFactory(application=self, slot=slot)

    @factory.post_generation
    def consent(self, create, extracted, **kwargs):
        if extracted is False or not self.answers:
            return
        agree(self, ConsentKind.PROCESSING)

    @factory.post_generation
    def version(self, create, extracted, **kwargs):
        if self.sequence:
            ApplicationVersion.objects.create(
                application=self, number=1, answers=self.answers, attachments=[], sha256="0" * 64,
                author=self.applicant, at=self.received_at,
            )  # fmt: skip


class NomineeConsentFactory(factory.django.DjangoModelFactory):
    """The question to somebody whom another person put forward; not answered yet."""

    class Meta:
        model = NomineeConsent

    application = factory.SubFactory(
        ApplicationFactory,
        submitted=True,
        submitted_as="nominator",
        nominee_last_name="Выдвинутова",
        nominee_first_name="Ольга",
        nominee_email="vydvinutova@example.org",
    )
    secret_sha256 = factory.Sequence("{:064x}".format)
    asked_at = factory.LazyFunction(lambda: days(-2))


def agree(application, kind):
    """Let the applicant agree about his application, to a text that is made when there is none."""
    text = ConsentText.objects.filter(kind=kind).first() or ConsentTextFactory(kind=kind)
    return ConsentFactory(person=application.applicant, text=text, about=application.consent_subject)


class AttachmentFactory(factory.django.DjangoModelFactory):
    """A small paper."""

    class Meta:
        model = Attachment

    application = factory.SubFactory(ApplicationFactory)
    slot = factory.LazyAttribute(lambda made: made.application.nomination.slots.first())
    file = factory.LazyFunction(lambda: ContentFile(b"%PDF-1.7 paper", name="report.pdf"))
    name = "Отчёт.pdf"
    content_type = "application/pdf"
    size = 14
    sha256 = factory.Sequence("{:064x}".format)


class JuryMemberFactory(factory.django.DjangoModelFactory):
    """A member of the jury; `chair=True` chairs."""

    class Meta:
        model = JuryMember

    class Params:
        chair = factory.Trait(role=JuryRole.CHAIR)

    edition = factory.SubFactory(EditionFactory)
    user = factory.SubFactory(UserFactory, role=Role.JUROR)
    role = JuryRole.MEMBER


class ScoreSheetFactory(factory.django.DjangoModelFactory):
    """An open sheet of an admitted application in a contest that is being scored."""

    class Meta:
        model = ScoreSheet

    application = factory.SubFactory(ApplicationFactory, edition__scoring=True, admitted=True)
    juror = factory.SubFactory(JuryMemberFactory, edition=factory.SelfAttribute("..application.edition"))
    position = factory.Sequence(int)


@dataclass
class FullContest:
    """A contest with its people, as far as `full_contest` took it."""

    edition: ContestEdition
    secretary: User
    chair: JuryMember
    jurors: list[JuryMember]
    applications: list[Application]


def full_contest(until: str = "published", *, applications: int = 3, jurors: int = 3, **edition) -> FullContest:
    """Take a contest through its verbs until it is screening, scoring, scored, closed, drawn_up, signed or published.

    The n-th application gets n marks less than the first from everybody, so places follow the order of numbers.
    """
    held = EditionFactory(screening=True, **edition)
    contest = FullContest(
        edition=held,
        secretary=UserFactory(role=Role.SECRETARY),
        chair=JuryMemberFactory(edition=held, chair=True),
        jurors=[],
        applications=[ApplicationFactory(edition=held, admitted=True) for _number in range(applications)],
    )
    contest.jurors = [contest.chair, *(JuryMemberFactory(edition=held) for _number in range(jurors - 1))]
    steps = {
        "screening": lambda: None,
        "scoring": lambda: start_scoring(held, by=contest.secretary),
        "scored": lambda: score_everything(held),
        "closed": lambda: close_scoring(held, by=contest.chair.user),
        "drawn_up": lambda: draw_up_protocol(held, by=contest.secretary, number="3", held_on=date(2020, 4, 15)),
        "signed": lambda: sign_protocol(held.protocol, by=contest.chair.user),
        "published": lambda: publish_results(held, by=contest.secretary),
    }
    for name, step in steps.items():
        step()
        if name == until:
            break
    held.refresh_from_db()
    return contest


def score_everything(edition):
    """Let every juror fill in and hand in all his sheets: the earlier the number, the better."""
    for sheet in ScoreSheet.objects.filter(juror__edition=edition).select_related("juror__user", "application"):
        points = Decimal(max(0, 9 - sheet.application.sequence))
        marks = {criterion.pk: points for criterion in sheet.criteria}
        save_sheet(sheet, by=sheet.juror.user, marks=marks)
        submit_sheet(sheet, by=sheet.juror.user)
