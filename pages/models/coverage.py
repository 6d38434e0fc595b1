"""Coverage: photographs, videos and publications in other media, bound to a row of the plan or to one activity of it."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, MultipleChooserPanel
from wagtail.fields import StreamField

from pages.blocks.media import MENTIONS, VIDEOS
from pages.blocks.text import ARTICLE

from .base import IndexPage
from .media import Photo
from .story import StoryPage


class CoverageIndexPage(IndexPage):
    """The list of coverage; there is one."""

    template = "pages/coverage_index_page.html"
    subpage_types = ["pages.CoveragePage"]

    class Meta:
        verbose_name = _("Фото и публикации")


class CoveragePage(StoryPage):
    """A report about one occasion."""

    happened_on = models.DateField(
        _("Когда было"), default=timezone.localdate, help_text=_("День самого мероприятия. Например: 18.04.2020")
    )
    lead = models.TextField(
        _("Главное"),
        max_length=400,
        help_text=_("Что было, где и сколько пришло. Например: Урок прошёл в шести школах."),
    )
    body = StreamField(
        ARTICLE,
        verbose_name=_("Рассказ"),
        blank=True,
        help_text=_(
            "Из абзацев, снимков, цитат и документов. Например: абзац о том, как всё прошло, и цитата участника"
        ),
    )
    videos = StreamField(
        VIDEOS, verbose_name=_("Записи"), blank=True, help_text=_("Ссылки на видео. Например: запись награждения")
    )
    mentions = StreamField(
        MENTIONS,
        verbose_name=_("Публикации в других изданиях"),
        blank=True,
        help_text=_("Кто ещё написал об этом. Например: газета «Рабочий путь»"),
    )
    plan_item = models.ForeignKey(
        "pages.PlanItem",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="coverage",
        verbose_name=_("Пункт плана"),
        help_text=_("О чём этот рассказ: он появится и там. Например: 7. Конкурс «Лучший председатель ТОС»"),
    )
    activity = models.ForeignKey(
        "pages.PlanActivity",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="coverage",
        verbose_name=_("Мероприятие по плану"),
        help_text=_("Если у пункта их несколько. Например: заседание Президиума 12 марта"),
    )

    content_panels = [
        *StoryPage.content_panels,
        FieldPanel("happened_on"),
        FieldPanel("lead"),
        FieldPanel("body"),
        MultipleChooserPanel("photos", heading=_("Снимки"), label=_("Снимок"), chooser_field_name="image"),
        FieldPanel("videos"),
        FieldPanel("mentions"),
        MultiFieldPanel([FieldPanel("plan_item"), FieldPanel("activity")], heading=_("О чём это")),
        StoryPage.consent_panel,
        StoryPage.checks_panel,
    ]
    template = "pages/coverage_page.html"
    parent_page_types = ["pages.CoverageIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("Рассказ о мероприятии")
        verbose_name_plural = _("Рассказы о мероприятиях")
        indexes = [models.Index(fields=["-happened_on"], name="coverage_by_date")]

    @property
    def summary(self):
        return self.search_description or self.lead

    @property
    def dated_on(self):
        return self.happened_on

    def search_text(self):
        streams = (self.body, self.videos, self.mentions)
        words = [text for stream in streams for text in stream.stream_block.get_searchable_content(stream)]
        return " ".join([self.title, self.lead, *words])


class CoveragePhoto(Photo):
    """A photograph of the occasion."""

    page = ParentalKey(CoveragePage, on_delete=models.CASCADE, related_name="photos")

    class Meta(Photo.Meta):
        verbose_name = _("Снимок рассказа")
        verbose_name_plural = _("Снимки рассказа")
