"""News: the list and its pages. Photo reports and publications in other media are another kind of page: coverage.py."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel, HelpPanel, MultipleChooserPanel
from wagtail.fields import StreamField

from pages.blocks.text import ARTICLE

from .base import IndexPage
from .media import Photo
from .story import StoryPage


class NewsIndexPage(IndexPage):
    """The list of news; there is one."""

    template = "pages/news_index_page.html"
    subpage_types = ["pages.NewsPage"]

    class Meta:
        verbose_name = _("Новости")


class NewsPage(StoryPage):
    """One piece of news."""

    published_on = models.DateField(
        _("Дата"),
        default=timezone.localdate,
        help_text=_("День новости: по нему они стоят в списке. Например: 18.04.2020"),
    )
    lead = models.TextField(
        _("Главное"),
        max_length=400,
        help_text=_("Что случилось, в одном-двух предложениях. Например: 12 июня открыт приём заявок на конкурс ТОС."),
    )
    body = StreamField(
        ARTICLE,
        verbose_name=_("Текст"),
        blank=True,
        help_text=_(
            "Из абзацев, снимков, цитат и документов. Например: абзац о том, как всё прошло, и цитата участника"
        ),
    )
    plan_item = models.ForeignKey(
        "pages.PlanItem",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="news",
        verbose_name=_("Пункт плана"),
        help_text=_("О чём эта новость: она появится и там. Например: 7. Конкурс «Лучший председатель ТОС»"),
    )
    tags = ClusterTaggableManager(
        through="pages.NewsTag",
        blank=True,
        verbose_name=_("Темы"),
        help_text=_("По ним читатель найдёт похожие новости. Например: субботник, олимпиада"),
    )

    content_panels = [
        HelpPanel(template="pages/office/how_news.html", heading=_("Как писать новость"), classname="collapsed"),
        *StoryPage.content_panels,
        FieldPanel("published_on"),
        FieldPanel("lead"),
        FieldPanel("body"),
        MultipleChooserPanel("photos", heading=_("Снимки"), label=_("Снимок"), chooser_field_name="image"),
        FieldPanel("plan_item"),
        FieldPanel("tags"),
        StoryPage.consent_panel,
        StoryPage.checks_panel,
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

    @property
    def dated_on(self):
        return self.published_on

    def search_text(self):
        return " ".join([self.title, self.lead, *self.body.stream_block.get_searchable_content(self.body)])


class NewsTag(TaggedItemBase):
    """A theme of a piece of news."""

    content_object = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="tagged_items")

    class Meta:
        verbose_name = _("Тема новости")
        verbose_name_plural = _("Темы новостей")


class NewsPhoto(Photo):
    """A photograph under a piece of news."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="photos")

    class Meta(Photo.Meta):
        verbose_name = _("Снимок новости")
        verbose_name_plural = _("Снимки новости")
