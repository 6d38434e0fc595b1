"""Sites, plans and pages of every type for tests, made by the acts that make them for people."""

import io
from collections.abc import Callable
from datetime import date, timedelta

import factory
from django.core.files.base import ContentFile
from PIL import Image as Drawing
from wagtail.documents.models import Document
from wagtail.models import Page

from contests.models import Contest, ContestEdition
from contests.states import EditionState
from pages.actions.plan import import_plan
from pages.actions.publication import publish_page
from pages.actions.site import build_site
from pages.models import (
    BestPracticePage,
    ContactsPage,
    CoverageIndexPage,
    CoveragePage,
    DocumentLibraryPage,
    DocumentPage,
    DocumentVersion,
    HomePage,
    LegislationIndexPage,
    LegislationPage,
    NewsIndexPage,
    NewsPage,
    PlanIndexPage,
    PracticeIndexPage,
    ResultsIndexPage,
    ResultsPage,
    SiteImage,
    StandardPage,
    WorkPlanPage,
)
from pages.models.base import PortalPage
from pages.plan_reading.parsed import ParsedItem, ParsedPlan, ParsedSection
from pages.states import DocumentKind
from tests.factories.contests import full_contest
from tests.factories.directory import MunicipalityFactory

DAY = date(2020, 1, 1)


def site() -> HomePage:
    """Return the home page of a built site."""
    return HomePage.objects.first() or build_site(by=None)


def parsed_plan(*sections: int, year: int = 2020) -> ParsedPlan:
    """Return a plan whose sections have so many rows, numbered through."""
    parts, number = [], 0
    for order, rows in enumerate(sections, start=1):
        items = tuple(
            ParsedItem(place, "апрель", f"Мероприятие {place}", "все", "Программа")
            for place in range(number + 1, number + rows + 1)
        )
        parts.append(ParsedSection(f"Раздел {order}", items))
        number += rows
    return ParsedPlan(f"ПЛАН РАБОТЫ\nНА {year} ГОД", year, ("",) * 5, tuple(parts), ())


def plan(*sections: int, year: int = 2020) -> WorkPlanPage:
    """Return a published plan on a built site."""
    return import_plan(parsed_plan(*sections, year=year), by=None, site_root=site())


def picture(number: int = 1, **facts) -> SiteImage:
    """Return a picture of the library, drawn by ourselves and described."""
    content = io.BytesIO()
    Drawing.new("RGB", (960, 640), (158, 59, 44)).save(content, "JPEG")
    file = ContentFile(content.getvalue(), name=f"dvor-{number}.jpg")
    return SiteImage.objects.create(**({"title": "Двор", "description": "Двор с клумбами", "file": file} | facts))


def document(number: int = 1) -> Document:
    """Return a file of the library."""
    file = ContentFile(b"%PDF-1.4 ", name=f"polozhenie-{number}.pdf")
    return Document.objects.create(title=f"Положение {number}", file=file)


class PageFactory(factory.django.DjangoModelFactory):
    """A published page under the list of its kind, on a built site."""

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class, *_args, **facts) -> Page:
        if not HomePage.objects.exists():
            site()
        return publish_page(model_class, by=None, **facts)


class NewsPageFactory(PageFactory):
    """A piece of news; each is a day younger than the one before."""

    class Meta:
        model = NewsPage

    title = factory.Sequence(lambda n: f"Новость {n}")
    published_on = factory.Sequence(lambda n: DAY + timedelta(days=n))
    lead = "Что случилось."


class CoveragePageFactory(PageFactory):
    """A report; each is a day younger than the one before."""

    class Meta:
        model = CoveragePage

    title = factory.Sequence(lambda n: f"Рассказ {n}")
    happened_on = factory.Sequence(lambda n: DAY + timedelta(days=n))
    lead = "Как это было."


class BestPracticePageFactory(PageFactory):
    """A practice of a municipality of its own."""

    class Meta:
        model = BestPracticePage

    title = factory.Sequence(lambda n: f"Практика {n}")
    municipality = factory.SubFactory(MunicipalityFactory)
    year = 2020
    problem = "Не было урн."
    solution = "Поставили урны."
    result = "Двор чистый."
    contacts = "Старший по дому, 8 900 000-00-00"


class LegislationPageFactory(PageFactory):
    """An act; each is a day younger than the one before."""

    class Meta:
        model = LegislationPage

    title = factory.Sequence(lambda n: f"Закон {n}")
    act_name = "Закон «О местном самоуправлении»"
    act_number = factory.Sequence(lambda n: f"{n}-з")
    act_date = factory.Sequence(lambda n: DAY + timedelta(days=n))
    in_force_from = date(2021, 1, 1)
    official_url = "https://publication.example/act"
    lead = "Что изменилось."


class DocumentPageFactory(PageFactory):
    """A regulation with one version."""

    class Meta:
        model = DocumentPage

    title = factory.Sequence(lambda n: f"Положение {n}")
    kind = DocumentKind.REGULATION
    lead = "Кто может участвовать."
    versions = factory.LazyFunction(lambda: [DocumentVersion(document=document(), valid_from=DAY)])


class ResultsPageFactory(PageFactory):
    """The results of a contest that has published them."""

    class Meta:
        model = ResultsPage

    title = "Итоги конкурса руководителей ТОС"
    lead = "Поздравляем победителей!"
    contest_edition = factory.LazyFunction(lambda: full_contest().edition)


class StandardPageFactory(PageFactory):
    """A page of words under the home page."""

    class Meta:
        model = StandardPage

    title = factory.Sequence(lambda n: f"Страница {n}")
    lead = "О чём страница."
    body = factory.LazyFunction(lambda: [("paragraph", "<p>Слова.</p>")])

    @classmethod
    def _create(cls, model_class, *args, **facts) -> Page:
        return super()._create(model_class, *args, parent=HomePage.objects.first() or site(), **facts)


# Every type of page, and how a test gets one: a law asks that none is missing.
EXAMPLES: dict[type[PortalPage], Callable[[], Page]] = {
    HomePage: site,
    PlanIndexPage: lambda: _section(PlanIndexPage),
    WorkPlanPage: lambda: plan(2),
    NewsIndexPage: lambda: _section(NewsIndexPage),
    NewsPage: NewsPageFactory,
    CoverageIndexPage: lambda: _section(CoverageIndexPage),
    CoveragePage: CoveragePageFactory,
    PracticeIndexPage: lambda: _section(PracticeIndexPage),
    BestPracticePage: BestPracticePageFactory,
    LegislationIndexPage: lambda: _section(LegislationIndexPage),
    LegislationPage: LegislationPageFactory,
    DocumentLibraryPage: lambda: _section(DocumentLibraryPage),
    DocumentPage: DocumentPageFactory,
    ResultsIndexPage: lambda: _section(ResultsIndexPage),
    ResultsPage: ResultsPageFactory,
    StandardPage: StandardPageFactory,
    ContactsPage: lambda: _section(ContactsPage),
}


def _section(kind: type[PortalPage]) -> Page:
    return kind.objects.child_of(site()).get()


def announced_edition(at, *, slug: str = "best-leader-2020", **facts) -> ContestEdition:
    """Return an announced edition whose intake is open at `at` for six more days."""
    defaults = {
        "year": 2020,
        "contest_year": 2019,
        "slug": slug,
        "number_prefix": slug[-12:],
        "summary": "Кто может участвовать.",
        "intake_opens_at": at - timedelta(days=1),
        "intake_closes_at": at + timedelta(days=6),
        "state": EditionState.ANNOUNCED,
    }
    contest, _made = Contest.objects.get_or_create(
        title=f"Лучший руководитель ТОС ({slug})", defaults={"short_title": slug}
    )
    return ContestEdition.objects.create(contest=contest, **(defaults | facts))
