"""Best practices of municipalities: what was wrong, what was done, what came of it, whom to ask."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, MultipleChooserPanel

from .base import IndexPage
from .media import Photo
from .story import StoryPage


class PracticeIndexPage(IndexPage):
    """The list of practices; there is one."""

    template = "pages/practice_index_page.html"
    subpage_types = ["pages.BestPracticePage"]

    class Meta:
        verbose_name = _("Лучшие практики")


class BestPracticePage(StoryPage):
    """One practice, told so that a neighbour can repeat it."""

    municipality = models.ForeignKey(
        "directory.Municipality",
        models.PROTECT,
        related_name="+",
        verbose_name=_("Муниципальное образование"),
        help_text=_("Где это сделали. Например: Вяземский муниципальный округ"),
    )
    year = models.PositiveSmallIntegerField(
        _("Год"), null=True, blank=True, help_text=_("Когда сделано. Например: 2020")
    )
    problem = models.TextField(
        _("В чём была беда"),
        max_length=1500,
        help_text=_("Например: Во дворе не было ни одной урны, мусор лежал у подъездов."),
    )
    solution = models.TextField(
        _("Что сделали"), max_length=3000, help_text=_("По шагам, с ценой и сроками. Например: Собрали собрание дома…")
    )
    result = models.TextField(
        _("Что получилось"), max_length=1500, help_text=_("С числами. Например: Двор убирают сами, жалоб нет два года.")
    )
    contacts = models.TextField(
        _("Кого спросить"),
        max_length=400,
        blank=True,
        help_text=_("Должность и телефон, с согласия человека. Например: председатель ТОС, 8 900 000-00-00"),
    )

    story_fields = ("problem", "solution", "result", "contacts")
    content_panels = [
        *StoryPage.content_panels,
        FieldPanel("municipality"),
        FieldPanel("year"),
        FieldPanel("problem"),
        FieldPanel("solution"),
        FieldPanel("result"),
        FieldPanel("contacts"),
        MultipleChooserPanel("photos", heading=_("Снимки"), label=_("Снимок"), chooser_field_name="image"),
        StoryPage.consent_panel,
        StoryPage.checks_panel,
    ]
    template = "pages/best_practice_page.html"
    parent_page_types = ["pages.PracticeIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("Лучшая практика")
        verbose_name_plural = _("Лучшие практики")

    @property
    def summary(self):
        return self.search_description or self.result

    def search_text(self):
        return f"{self.title} {self.municipality.name} {self.problem} {self.solution} {self.result}"


class PracticePhoto(Photo):
    """A photograph of a practice."""

    page = ParentalKey(BestPracticePage, on_delete=models.CASCADE, related_name="photos")

    class Meta(Photo.Meta):
        verbose_name = _("Снимок практики")
        verbose_name_plural = _("Снимки практики")
