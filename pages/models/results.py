"""Results that the branch has published: a page shows what a business published and never changes afterwards."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from .base import IndexPage, PortalPage


class ResultsIndexPage(IndexPage):
    """The list of results; there is one."""

    template = "pages/results_index_page.html"
    subpage_types = ["pages.ResultsPage"]

    class Meta:
        verbose_name = _("Итоги")


class ResultsPage(PortalPage):
    """The results of one contest, with the branch's word about them. The table comes from the contest's signed protocol."""

    contest_edition = models.OneToOneField(
        "contests.ContestEdition",
        models.PROTECT,
        related_name="+",
        verbose_name=_("Конкурс"),
        help_text=_("Чьи это итоги"),
    )
    lead = models.TextField(
        _("Слово к итогам"), max_length=600, help_text=_("Например: Поздравляем победителей! Дипломы вручат 12 июня.")
    )

    content_panels = [*PortalPage.content_panels, FieldPanel("contest_edition"), FieldPanel("lead")]
    template = "pages/results_page.html"
    parent_page_types = ["pages.ResultsIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("Страница итогов")
        verbose_name_plural = _("Страницы итогов")

    @property
    def summary(self):
        return self.search_description or self.lead

    def search_text(self):
        return f"{self.title} {self.lead} {self.contest_edition}"
