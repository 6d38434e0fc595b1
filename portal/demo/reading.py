"""What the site of the demo tells: news, reports, practices, laws, documents, results. Everything is made up but the laws."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.conf import settings
from django.utils import timezone

from contests.models import ContestEdition
from directory.models import Municipality
from foundation.documents.page import LetterheadDocument, build
from foundation.documents.text import paragraph
from pages.actions.additions import add_document, add_picture
from pages.actions.execution import add_activity
from pages.actions.publication import publish_page
from pages.models import (
    BestPracticePage,
    CoveragePage,
    CoveragePhoto,
    DocumentPage,
    DocumentVersion,
    LegislationPage,
    NewsPage,
    NewsPhoto,
    PlanItem,
    PracticePhoto,
    ResultsPage,
)
from pages.models.media import Photo
from pages.states import DocumentKind, LegislationLevel
from portal.demo import contests, words
from portal.demo.pictures import picture


def publish_reading(*, publisher, secretary) -> None:
    """Fill every section of the site as the publishing editor would; the plan's near days are the secretary's."""
    _news(publisher)
    _coverage(publisher)
    _practices(publisher)
    for title, facts in words.LAWS:
        level = LegislationLevel(facts["level"])
        publish_page(
            LegislationPage, by=publisher, title=title, **facts | {"level": level, "body": _text(facts["body"])}
        )
    _documents(publisher)
    edition = ContestEdition.objects.get(slug=contests.REGIONAL["slug"])
    publish_page(ResultsPage, by=publisher, contest_edition=edition, **words.RESULTS)
    today = timezone.localdate()
    for number, days, title, place in words.AHEAD:
        day = today + timedelta(days=days)
        add_activity(PlanItem.objects.get(number=number), by=secretary, title=title, place=place, starts_on=day)


def _news(publisher) -> None:
    for days, title, lead, body, themes, number, scenes in words.NEWS:
        publish_page(
            NewsPage,
            by=publisher,
            title=title,
            published_on=timezone.localdate() - timedelta(days=days),
            lead=lead,
            body=_text(body),
            tags=themes,
            plan_item=_row(number),
            photos=_photos(NewsPhoto, scenes, publisher),
        )


def _coverage(publisher) -> None:
    for days, title, lead, body, number, scenes, videos, mentions in words.REPORTS:
        publish_page(
            CoveragePage,
            by=publisher,
            title=title,
            happened_on=timezone.localdate() - timedelta(days=days),
            lead=lead,
            body=_text(body),
            plan_item=_row(number),
            photos=_photos(CoveragePhoto, scenes, publisher),
            videos=[("video", video) for video in videos],
            mentions=[("mention", mention) for mention in mentions],
        )


def _practices(publisher) -> None:
    for title, place, facts, scenes in words.PRACTICES:
        publish_page(
            BestPracticePage,
            by=publisher,
            title=title,
            municipality=Municipality.objects.get(name=place),
            photos=_photos(PracticePhoto, scenes, publisher),
            **facts,
        )


def _documents(publisher) -> None:
    for title, kind, lead, number, versions in words.DOCUMENTS:
        rows = [
            DocumentVersion(
                document=add_document(by=publisher, title=title, content=_paper(title, day)),
                valid_from=day,
                note=note,
            )
            for day, note in versions
        ]
        publish_page(
            DocumentPage,
            by=publisher,
            title=title,
            kind=DocumentKind(kind),
            lead=lead,
            plan_item=_row(number),
            versions=rows,
        )


def _paper(title: str, day: date) -> bytes:
    text = f"Это образец документа из демонстрации портала, редакция от {day:%d.%m.%Y}. Здесь будет настоящий текст."
    return build(LetterheadDocument(organisation=settings.BRANCH_SHORT_NAME, title=title, body=[paragraph(text)]))


def _row(number: int | None) -> PlanItem | None:
    return PlanItem.objects.get(number=number) if number else None


def _text(paragraphs: Iterable[str]) -> list[tuple[str, str]]:
    return [("paragraph", f"<p>{text}</p>") for text in paragraphs]


def _photos(kind: type[Photo], scenes, publisher) -> list[Photo]:
    return [
        kind(
            image=add_picture(
                by=publisher,
                title=seen,
                description=seen,
                content=picture(scene, seed),
            ),
            caption=caption,
            sort_order=order,
        )
        for order, (scene, seed, seen, caption) in enumerate(scenes)
    ]
