"""The library of documents: an entry keeps its address while its file gets new versions."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable

from pages.states import DocumentKind

from .base import IndexPage, PortalPage


class DocumentLibraryPage(IndexPage):
    """The library; there is one."""

    template = "pages/document_library_page.html"
    subpage_types = ["pages.DocumentPage"]

    class Meta:
        verbose_name = _("Документы")


class DocumentPage(PortalPage):
    """One document in all its versions; the first in the list is in force."""

    kind = models.CharField(
        _("Вид"),
        max_length=20,
        choices=DocumentKind,
        default=DocumentKind.OTHER,
        help_text=_("По нему документы сгруппированы"),
    )
    lead = models.TextField(
        _("О чём"), max_length=400, blank=True, help_text=_("Например: Кто может участвовать в конкурсе и как.")
    )
    plan_item = models.ForeignKey(
        "pages.PlanItem",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="documents",
        verbose_name=_("Пункт плана"),
        help_text=_("К какому пункту плана этот документ"),
    )

    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("kind"),
        FieldPanel("lead"),
        InlinePanel(
            "versions",
            heading=_("Редакции"),
            label=_("Редакция"),
            help_text=_("Новая редакция добавляется сверху; прежние остаются и доступны читателю"),
            min_num=1,
        ),
        FieldPanel("plan_item"),
    ]
    template = "pages/document_page.html"
    parent_page_types = ["pages.DocumentLibraryPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("Документ с редакциями")
        verbose_name_plural = _("Документы с редакциями")

    @property
    def summary(self):
        return self.search_description or self.lead

    def search_text(self):
        notes = [version.note for version in self.versions.all()]
        return " ".join([self.title, self.lead, self.get_kind_display(), *notes])


class DocumentVersion(Orderable):
    """One version: the file, since when it holds, what changed."""

    page = ParentalKey(DocumentPage, on_delete=models.CASCADE, related_name="versions")
    document = models.ForeignKey("wagtaildocs.Document", models.PROTECT, related_name="+", verbose_name=_("Файл"))
    valid_from = models.DateField(_("Действует с"), help_text=_("День, с которого действует эта редакция"))
    note = models.CharField(
        _("Что изменилось"),
        max_length=250,
        blank=True,
        help_text=_("Например: добавлена номинация «Лучший старейшина»"),
    )

    panels = [FieldPanel("document"), FieldPanel("valid_from"), FieldPanel("note")]

    class Meta(Orderable.Meta):
        verbose_name = _("Редакция документа")
        verbose_name_plural = _("Редакции документа")
