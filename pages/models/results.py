"""Results that the branch has published: a page shows what a business published and never changes afterwards."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from .base import IndexPage, PortalForm, PortalPage

NOT_YET = _("Конкурс ещё не опубликовал итоги. Сохраните черновик и опубликуйте страницу после него.")
FOR_EVER = _("Итоги опубликованы, поэтому страница больше не меняется. Новое расскажите отдельной новостью.")


class ResultsIndexPage(IndexPage):
    """The list of results; there is one."""

    template = "pages/results_index_page.html"
    subpage_types = ["pages.ResultsPage"]

    class Meta:
        verbose_name = _("Итоги")


class ResultsPageForm(PortalForm):
    """The office form of results: nothing goes out before the contest has published its places."""

    def clean(self):
        cleaned = super().clean()
        edition = cleaned.get("contest_edition")
        goes_out = {"action-publish", "action-submit"} & set(self.data)
        if goes_out and edition and not edition.is_published:
            self.add_error("contest_edition", gettext(NOT_YET))
        return cleaned


class ResultsPage(PortalPage):
    """The results of one contest, with the branch's word about them. The table comes from the contest's signed protocol."""

    contest_edition = models.OneToOneField(
        "contests.ContestEdition",
        models.PROTECT,
        related_name="+",
        verbose_name=_("Конкурс"),
        help_text=_("Чьи это итоги. Например: Лучший руководитель ТОС – 2020"),
    )
    lead = models.TextField(
        _("Слово к итогам"), max_length=600, help_text=_("Например: Поздравляем победителей! Дипломы вручат 12 июня.")
    )

    base_form_class = ResultsPageForm
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

    def clean(self):
        """Refuse to go out before the contest, and to change afterwards: by the form, a schedule or a program alike."""
        super().clean()
        if self.live and not self.contest_edition.is_published:
            raise ValidationError({"contest_edition": NOT_YET})
        public = ResultsPage.objects.live().filter(pk=self.pk).first()
        if public and public.shown != self.shown:
            raise ValidationError(FOR_EVER)

    @property
    def shown(self) -> tuple:
        """What the public page consists of."""
        return self.contest_edition_id, self.title, self.slug, self.lead
