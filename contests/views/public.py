"""Doors for everybody: the contests, one contest, its published results."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from contests.models import ContestEdition
from contests.queries.public import edition_page, editions_with_nominations, published_standings
from contests.queries.recount import published_marks
from foundation.views import DetailPage, ListPage, PublicFile


class ContestList(ListPage):
    """All announced contests, what is open now first."""

    public = True
    template_name = "contests/contest_list.html"

    def get_queryset(self):
        return editions_with_nominations(timezone.now())


class EditionDoor:
    """What is read of one announced contest."""

    public = True
    model = ContestEdition
    address = "slug"
    context_object_name: str | None = "edition"

    def visible(self):
        """Only what was announced, whoever asks: the page is the same for everybody and may be kept by a cache."""
        return ContestEdition.objects.announced().select_related("contest")


class ContestPage(EditionDoor, DetailPage):
    """Who may take part, until when, what to prepare, how it is scored."""

    template_name = "contests/contest.html"

    def get_context_data(self, **kwargs):
        page = edition_page(self.object)
        now = timezone.now()
        return super().get_context_data(page=page, is_open=self.object.intake_is_open(now), now=now, **kwargs)


class RegulationDownload(EditionDoor, PublicFile):
    """The regulation as a file, the version that the address names: for everybody, once the contest is announced."""

    def file(self):
        """Return the file. Raises Http404 where there is no such version."""
        version = get_object_or_404(self.object.regulations, number=self.kwargs["number"])
        with version.file.open() as kept:
            return kept.read(), version.name, version.content_type


class ContestResults(EditionDoor, DetailPage):
    """The places, after publication only."""

    template_name = "contests/results.html"

    def get_context_data(self, **kwargs):
        if not self.object.is_published:
            raise Http404
        return super().get_context_data(standings=published_standings(self.object), **kwargs)


class RecountPage(EditionDoor, DetailPage):
    """The places counted again by whoever looks, in his own browser, from the published marks."""

    template_name = "contests/recount.html"

    def get_context_data(self, **kwargs):
        marks = published_marks(self.object)
        if marks is None:
            raise Http404
        return super().get_context_data(marks=marks, **kwargs)


class PublishedMarksFile(EditionDoor, PublicFile):
    """The published marks as a file."""

    def file(self):
        """Return the document. Raises Http404 before the publication."""
        marks = published_marks(self.object)
        if marks is None:
            raise Http404
        return marks.text.encode(), f"{self.object.slug}-marks.json", "application/json"
