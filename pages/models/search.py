"""What can be found on the site: one row for a page and one for each row of a plan, by stems that any engine compares."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from foundation.search import SearchStems, stems

from .base import readable


class SearchEntryQuerySet(models.QuerySet):
    """Words about what can be found."""

    def readable(self):
        """What anybody may read at this moment: the page is asked, so a withdrawn one is gone at once."""
        return self.filter(page__in=readable(Page.objects))


class SearchEntry(SearchStems):
    """A thing that is found by its words. Its address is that of its page, with `anchor` behind it."""

    page = models.ForeignKey(Page, models.CASCADE, related_name="+", verbose_name=_("Страница"))
    anchor = models.CharField(_("Часть страницы"), max_length=40, blank=True)
    kind = models.CharField(_("Что это"), max_length=60)
    title = models.TextField(_("Название"))
    text = models.TextField(_("Слова"), blank=True)
    title_stems = models.TextField(editable=False, default="", blank=True)
    dated_on = models.DateField(_("Дата"), null=True, blank=True)

    objects = SearchEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("Запись поиска")
        verbose_name_plural = _("Записи поиска")
        constraints = [models.UniqueConstraint(fields=["page", "anchor"], name="search_entry_once_in_page")]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        """Save with fresh stems of the title too: what is named so stands before what only speaks of it."""
        self.title_stems = stems(self.title)
        super().save(*args, **kwargs)

    def search_text(self):
        return f"{self.title} {self.text}"
