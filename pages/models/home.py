"""The home page. What is open, the plan and the news come to it from the queries; the editor writes only the greeting."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.url_routing import RouteResult

from .base import PortalPage
from .routing import page_at


class HomePage(PortalPage):
    """The first page; there is one."""

    heading = models.CharField(
        _("Заголовок"),
        max_length=120,
        help_text=_("Крупные слова в начале страницы. Например: Местные дела решаем вместе"),
    )
    intro = models.TextField(
        _("Вступление"),
        max_length=400,
        help_text=_("Одно-два предложения о том, кто мы. Например: Мы проводим конкурсы ТОС и олимпиаду в Смоленске."),
    )

    content_panels = [*PortalPage.content_panels, FieldPanel("heading"), FieldPanel("intro")]
    template = "pages/home_page.html"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "pages.PlanIndexPage",
        "pages.NewsIndexPage",
        "pages.CoverageIndexPage",
        "pages.PracticeIndexPage",
        "pages.LegislationIndexPage",
        "pages.DocumentLibraryPage",
        "pages.ResultsIndexPage",
        "pages.StandardPage",
        "pages.ContactsPage",
    ]
    max_count = 1

    class Meta:
        verbose_name = _("Главная страница")

    @property
    def summary(self):
        return self.search_description or self.intro

    def search_text(self):
        return f"{self.title} {self.heading} {self.intro}"

    def findables(self):
        """Return nothing: whoever searches has seen the first page."""
        return []

    def route(self, request, path_components):
        """Find a page by its whole address at once; Wagtail would walk there, two queries a level."""
        page = page_at("".join([self.url_path, *(f"{slug}/" for slug in path_components)]))
        return RouteResult(page) if page else super().route(request, path_components)
