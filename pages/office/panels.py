"""On the front page of the office: where an editor begins, and what he has not published yet."""

from typing import Any

from django.utils import timezone
from wagtail.admin.ui.components import Component

from foundation.permissions import allows
from pages.models import NewsIndexPage
from pages.queries.news import news_not_published
from pages.queries.plan import current_plan


class WritingPanel(Component):
    """Write a piece of news, open the plan, finish a draft. Three queries."""

    name = "site_writing"
    template_name = "pages/office/writing.html"
    order = 60

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return the place of news, the plan of this year and the latest drafts."""
        return {
            "news_index": NewsIndexPage.objects.first(),
            "plan": current_plan(at=timezone.now()),
            "drafts": list(news_not_published()),
            "may_load_plan": allows(parent_context["request"].user, "pages.import_plan"),
        }
