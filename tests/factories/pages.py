"""Sites, plans and news for tests. A site is built by the act that builds every site."""

from datetime import date, timedelta

import factory
from wagtail.models import Page

from contests.models import Contest, ContestEdition
from contests.states import EditionState
from pages.actions.plan import import_plan
from pages.actions.site import build_site
from pages.models import CoverageIndexPage, CoveragePage, HomePage, NewsIndexPage, NewsPage, WorkPlanPage
from pages.plan_reading.parsed import ParsedItem, ParsedPlan, ParsedSection

DAY = date(2020, 1, 1)


def site() -> HomePage:
    """Return the home page of a built site."""
    return build_site(by=None)


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


class NewsPageFactory(factory.django.DjangoModelFactory):
    """A published piece of news; each is a day younger than the one before."""

    class Meta:
        model = NewsPage

    title = factory.Sequence(lambda n: f"Новость {n}")
    slug = factory.Sequence(lambda n: f"novost-{n}")
    published_on = factory.Sequence(lambda n: DAY + timedelta(days=n))
    lead = "Что случилось."

    @classmethod
    def _create(cls, model_class, *args, **kwargs) -> Page:
        if not NewsIndexPage.objects.exists():
            site()
        return NewsIndexPage.objects.get().add_child(instance=model_class(*args, **kwargs))


class CoveragePageFactory(factory.django.DjangoModelFactory):
    """A published report about one occasion."""

    class Meta:
        model = CoveragePage

    title = factory.Sequence(lambda n: f"Рассказ {n}")
    slug = factory.Sequence(lambda n: f"rasskaz-{n}")
    happened_on = factory.Sequence(lambda n: DAY + timedelta(days=n))
    lead = "Что было."

    @classmethod
    def _create(cls, model_class, *args, **kwargs) -> Page:
        index = CoverageIndexPage.objects.first() or site().add_child(
            instance=CoverageIndexPage(title="Фото и публикации", slug="coverage")
        )
        return index.add_child(instance=model_class(*args, **kwargs))


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
