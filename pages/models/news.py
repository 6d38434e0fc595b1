"""News: the list and its pages. Photo reports and publications in other media are another kind of page."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from pages.blocks.text import ARTICLE

from .base import PortalPage


class NewsIndexPage(PortalPage):
    """The list of news; there is one."""

    intro = models.TextField(
        _("Вступление"), max_length=300, blank=True, help_text=_("Например: Чем живёт отделение и его партнёры.")
    )

    content_panels = [*PortalPage.content_panels, FieldPanel("intro")]
    template = "pages/news_index_page.html"
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.NewsPage"]
    max_count = 1

    class Meta:
        verbose_name = _("Новости")

    @property
    def summary(self):
        return self.search_description or self.intro


class NewsPage(PortalPage):
    """One piece of news."""

    published_on = models.DateField(
        _("Дата"), default=timezone.localdate, help_text=_("День новости. По нему новости стоят в списке")
    )
    lead = models.TextField(
        _("Главное"),
        max_length=400,
        help_text=_("Что случилось, в одном-двух предложениях. Например: 12 июня открыт приём заявок на конкурс ТОС."),
    )
    body = StreamField(ARTICLE, verbose_name=_("Текст"), blank=True)
    plan_item = models.ForeignKey(
        "pages.PlanItem",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="news",
        verbose_name=_("Пункт плана"),
        help_text=_("О каком пункте плана эта новость"),
    )

    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("published_on"),
        FieldPanel("lead"),
        FieldPanel("body"),
        FieldPanel("plan_item"),
    ]
    template = "pages/news_page.html"
    parent_page_types = ["pages.NewsIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("Новость")
        verbose_name_plural = _("Новости")
        indexes = [models.Index(fields=["-published_on"], name="news_by_date")]

    @property
    def summary(self):
        return self.search_description or self.lead

    def search_text(self):
        return " ".join([self.title, self.lead, *self.body.stream_block.get_searchable_content(self.body)])
