"""Links of published pages that lead nowhere, as the last look found them. Every look writes the list anew."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pages.states import LinkReason

WORDS_LENGTH = 200
TARGET_LENGTH = 500


class LinkFault(models.Model):
    """One link that should be corrected."""

    page = models.ForeignKey(
        "wagtailcore.Page", models.CASCADE, related_name="+", verbose_name=_("Страница"), editable=False
    )
    words = models.CharField(_("Слова ссылки"), max_length=WORDS_LENGTH, blank=True, editable=False)
    target = models.CharField(_("Куда ведёт"), max_length=TARGET_LENGTH, editable=False)
    reason = models.CharField(_("Что не так"), max_length=20, choices=LinkReason, editable=False)
    found_at = models.DateTimeField(_("Когда замечено"), editable=False)

    class Meta:
        verbose_name = _("Битая ссылка")
        verbose_name_plural = _("Битые ссылки")
        ordering = ["page__title", "pk"]

    def __str__(self):
        return self.words or self.target
