"""Pages of words alone: about the branch, its bodies, its rules; and the contacts."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from pages.blocks.text import ARTICLE, STANDARD

from .base import PortalPage
from .story import StoryPage


class StandardPage(StoryPage):
    """A page of text; pages may stand below it."""

    lead = models.TextField(
        _("Вступление"),
        max_length=400,
        blank=True,
        help_text=_("Одно-два предложения о чём страница. Например: Кто мы и чем занимаемся."),
    )
    body = StreamField(
        STANDARD,
        verbose_name=_("Текст"),
        blank=True,
        help_text=_("Из абзацев, снимков, списков людей и сведений. Например: «Президиум» и список его членов"),
    )

    content_panels = [
        *StoryPage.content_panels,
        FieldPanel("lead"),
        FieldPanel("body"),
        StoryPage.consent_panel,
        StoryPage.checks_panel,
    ]
    template = "pages/standard_page.html"
    parent_page_types = ["pages.HomePage", "pages.StandardPage"]
    subpage_types = ["pages.StandardPage"]

    class Meta:
        verbose_name = _("Страница")
        verbose_name_plural = _("Страницы")

    @property
    def summary(self):
        return self.search_description or self.lead

    def search_text(self):
        return " ".join([self.title, self.lead, *self.body.stream_block.get_searchable_content(self.body)])


class ContactsPage(PortalPage):
    """How to find the branch. Name, telephone, address and registration numbers come from the portal's settings."""

    lead = models.TextField(
        _("Вступление"), max_length=400, blank=True, help_text=_("Например: Звоните, пишите, приходите на приём.")
    )
    hours = models.TextField(
        _("Часы приёма"), max_length=400, blank=True, help_text=_("Например: среда, 15:00–18:00, запись по телефону")
    )
    way = models.TextField(
        _("Как пройти"),
        max_length=600,
        blank=True,
        help_text=_("Например: автобус 4, остановка «Площадь»; вход со двора"),
    )
    body = StreamField(
        ARTICLE, verbose_name=_("Ещё"), blank=True, help_text=_("Всё остальное. Например: как доехать на машине")
    )

    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("lead"),
        FieldPanel("hours"),
        FieldPanel("way"),
        FieldPanel("body"),
    ]
    template = "pages/contacts_page.html"
    parent_page_types = ["pages.HomePage"]
    subpage_types: list[str] = []
    max_count = 1

    class Meta:
        verbose_name = _("Контакты")

    @property
    def summary(self):
        return self.search_description or self.lead

    def search_text(self):
        return f"{self.title} {self.lead} {self.hours} {self.way}"
