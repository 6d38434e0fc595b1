"""On the front page of the office: where an editor begins, and what waits for him. Each panel says so when nothing does."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from foundation.permissions import allows
from pages.models import NewsIndexPage
from pages.queries import front
from pages.queries.plan import current_plan


class WritingPanel(Component):
    """Write a piece of news, open the plan. Two queries."""

    name = "site_writing"
    template_name = "pages/office/writing.html"
    order = 60

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return the place of news and the plan of this year."""
        return {
            "news_index": NewsIndexPage.objects.first(),
            "plan": current_plan(at=timezone.now()),
            "may_load_plan": allows(parent_context["request"].user, "pages.import_plan"),
        }


class WaitingPanel(Component):
    """A list of what waits, with the words for when nothing does."""

    template_name = "pages/office/waiting.html"
    heading: ClassVar[Promise]
    empty: ClassVar[Promise]
    # What waits for a person, where the panel asks nothing else.
    ask: ClassVar[Callable]

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return the rows, and where all of them are."""
        user = parent_context["request"].user
        facts = {"id": self.name, "heading": self.heading, "empty": self.empty, "all_url": self.all_url()}
        return facts | {"waiting": self.waiting(user)}

    def waiting(self, user) -> front.Waiting:
        """Return what waits for this person."""
        return type(self).ask(user)

    def all_url(self) -> str:
        """Return the address of the whole list, if it has a page of its own."""
        return ""


class ReviewPanel(WaitingPanel):
    """For publishers and the secretary."""

    name = "site_review"
    order = 55
    heading = _("Ждут моей проверки")
    empty = _("Ничего: все отправленные страницы проверены.")
    ask = front.to_review


class DraftsPanel(WaitingPanel):
    """For whoever writes."""

    name = "site_drafts"
    order = 65
    heading = _("Мои черновики")
    empty = _("Ничего: всё, что вы писали, на сайте.")
    ask = front.drafts_of


class UntoldPanel(WaitingPanel):
    """For those who record the execution of the plan."""

    name = "site_untold"
    order = 70
    heading = _("Пункты плана, срок которых прошёл, без освещения")
    empty = _("Ничего: обо всём, что прошло, рассказано.")

    def waiting(self, user):
        """Return the rows of the current plan."""
        at = timezone.now()
        self.plan = current_plan(at=at)
        return front.untold(self.plan, at=at)

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return the rows; the whole list is a tab of the desk of the plan."""
        facts = super().get_context_data(parent_context)
        desk = f"{reverse('office_plan', args=[self.plan.year])}?waits=coverage" if self.plan else ""
        return facts | {"all_url": desk}


class OldPagesPanel(WaitingPanel):
    """For everybody who can correct them."""

    name = "site_old_pages"
    order = 80
    heading = _("Страницы старше года")
    empty = _("Ничего: всё, чему верят, обновлялось в этом году.")

    def waiting(self, user):
        """Return the pages that nobody has looked at."""
        return front.old_pages(at=timezone.now())


class LinksPanel(WaitingPanel):
    """For everybody who can correct them."""

    name = "site_links"
    order = 90
    heading = _("Битые ссылки")
    empty = _("Ничего: все ссылки куда-нибудь ведут. Портал проверяет их каждую ночь.")

    def waiting(self, user):
        """Return the links that lead nowhere."""
        return front.broken_links()

    def all_url(self):
        """Return the address of the report."""
        return reverse("office_links")


# Which panel is for whom.
PANELS = [
    (WritingPanel, "pages.write_page"),
    (ReviewPanel, "pages.publish_page"),
    (DraftsPanel, "pages.write_page"),
    (UntoldPanel, "pages.record_execution"),
    (OldPagesPanel, "pages.write_page"),
    (LinksPanel, "pages.view_link_fault"),
]
WAGTAILS_OWN = "wagtail.admin.views.home"


def arrange_front_page(request, panels: list) -> None:
    """Put our panels where Wagtail's were: its own ask the database for every row anew."""
    panels[:] = [panel for panel in panels if type(panel).__module__ != WAGTAILS_OWN]
    panels += [panel() for panel, permission in PANELS if allows(request.user, permission)]
