"""Doors to the rows of the plan. The plan itself is a page of the site's tree."""

from django.shortcuts import get_object_or_404
from django.utils import timezone

from foundation.views import DetailPage
from pages.models import PlanItem
from pages.queries.news import news_about
from pages.queries.plan import neighbours_of, plan_items, plan_row
from pages.views.public import with_addresses


class PlanItemDetail(DetailPage):
    """A row of the plan: its words, its contest, the news about it."""

    model = PlanItem
    public = True
    template_name = "pages/plan_item_detail.html"
    context_object_name = "item"

    def find(self):
        """Return the row by the year of its plan and its number. Raises Http404."""
        rows = plan_items(self.visible())
        return get_object_or_404(rows, section__plan__year=self.kwargs["year"], number=self.kwargs["number"])

    def get_context_data(self, **kwargs):
        plan = self.object.section.plan
        return super().get_context_data(
            plan=plan,
            row=plan_row(self.object, year=plan.year, at=timezone.now()),
            neighbours=neighbours_of(self.object),
            news=with_addresses(news_about(self.object), self.request),
            **kwargs,
        )
