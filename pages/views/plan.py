"""Doors to the rows of the plan. The plan itself is a page of the site's tree."""

from django.http import Http404
from django.utils import timezone

from foundation.views import DetailPage
from pages.queries.news import news_about
from pages.queries.plan import placed_row
from pages.queries.plan_desk import coverage_about
from pages.views.public import with_addresses


class PlanItemDetail(DetailPage):
    """A row of the plan: its words, its contest, the news and reports about it."""

    public = True
    template_name = "pages/plan_item_detail.html"
    context_object_name = "item"

    def find(self):
        """Return the row by the year of its plan and its number. Raises Http404."""
        self.placed = placed_row(**self.kwargs, at=timezone.now())
        if self.placed is None:
            raise Http404
        return self.placed.row.item

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            plan=self.placed.plan,
            row=self.placed.row,
            neighbours=self.placed,
            news=with_addresses(news_about(self.object), self.request),
            coverage=with_addresses(coverage_about(self.object), self.request),
            **kwargs,
        )
