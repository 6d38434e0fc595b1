"""The digest of legislation: one entry for an act, in plain words, with a link to its official text."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField

from pages.blocks.text import ARTICLE
from pages.states import LegislationLevel

from .base import IndexPage, PortalPage


class LegislationIndexPage(IndexPage):
    """The digest; there is one."""

    template = "pages/legislation_index_page.html"
    subpage_types = ["pages.LegislationPage"]

    class Meta:
        verbose_name = _("Обзор законодательства")


class LegislationPage(PortalPage):
    """One act and what it changes."""

    level = models.CharField(
        _("Уровень"),
        max_length=20,
        choices=LegislationLevel,
        default=LegislationLevel.FEDERAL,
        help_text=_("Кто его принял. Например: федеральный, если закон подписал Президент"),
    )
    act_name = models.TextField(
        _("Полное название"),
        max_length=600,
        help_text=_("Как в самом документе, с видом. Например: Федеральный закон «О…»"),
    )
    act_number = models.CharField(_("Номер"), max_length=60, help_text=_("Например: 131-ФЗ"))
    act_date = models.DateField(
        _("Дата принятия"), help_text=_("День, который стоит в документе. Например: 06.10.2003")
    )
    in_force_from = models.DateField(
        _("Действует с"),
        null=True,
        blank=True,
        help_text=_("Если день вступления в силу известен. Например: 01.01.2009"),
    )
    official_url = models.URLField(
        _("Официальный текст"),
        blank=True,
        help_text=_("Где он опубликован. Например: https://publication.pravo.gov.ru/…"),
    )
    lead = models.TextField(
        _("Коротко"),
        max_length=400,
        help_text=_("Что изменилось и для кого. Например: Порядок регистрации ТОС упрощён."),
    )
    body = StreamField(
        ARTICLE,
        verbose_name=_("Подробно"),
        blank=True,
        help_text=_("Что это значит для читателя. Например: абзац «Что делать председателю ТОС»"),
    )

    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("lead"),
        FieldPanel("level"),
        FieldPanel("act_name"),
        FieldRowPanel([FieldPanel("act_number"), FieldPanel("act_date"), FieldPanel("in_force_from")]),
        FieldPanel("official_url"),
        FieldPanel("body"),
    ]
    template = "pages/legislation_page.html"
    parent_page_types = ["pages.LegislationIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("Запись обзора законодательства")
        verbose_name_plural = _("Записи обзора законодательства")
        indexes = [models.Index(fields=["-act_date"], name="legislation_by_date")]

    @property
    def summary(self):
        return self.search_description or self.lead

    @property
    def dated_on(self):
        return self.act_date

    def search_text(self):
        words = self.body.stream_block.get_searchable_content(self.body)
        return " ".join([self.title, self.act_name, self.act_number, self.lead, *words])
