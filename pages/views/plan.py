"""Doors to the rows of the plan. The plan itself is a page of the site's tree."""

from django.shortcuts import get_object_or_404
from django.utils import timezone

from foundation.views import DetailPage
from pages import queries
from pages.blocks.live import contest_mark
from pages.models import PlanItem
from pages.views.public import with_addresses


class PlanItemDetail(DetailPage):
    """A row of the plan: its words, its contest, the news about it."""

    model = PlanItem
    public = True
    template_name = "pages/plan_item_detail.html"
    context_object_name = "item"

    def find(self):
        """Return the row by the year of its plan and its number. Raises Http404."""
        rows = queries.plan_items(self.visible())
        return get_object_or_404(rows, section__plan__year=self.kwargs["year"], number=self.kwargs["number"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            plan=self.object.section.plan,
            mark=contest_mark(self.object.contest_edition, at=timezone.now()),
            neighbours=queries.neighbours_of(self.object),
            news=with_addresses(queries.news_about(self.object), self.request),
            **kwargs,
        )
