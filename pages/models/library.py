"""The library of documents: an entry keeps its address while its file gets new versions."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel

from pages.states import DocumentKind

from .base import IndexPage, PortalForm, PortalPage


class DocumentLibraryPage(IndexPage):
    """The library; there is one."""

    template = "pages/document_library_page.html"
    subpage_types = ["pages.DocumentPage"]

    class Meta:
        verbose_name = _("Документы")


class DocumentPageForm(PortalForm):
    """The office form of a document: no two versions begin on one day, no file stands twice."""

    def is_valid(self):
        if not super().is_valid():
            return False
        kept = [form for form in self.formsets["versions"].forms if not form.cleaned_data.get("DELETE")]
        self._refuse_repeated(kept, "valid_from", _("С этого дня уже действует другая редакция. Исправьте день."))
        self._refuse_repeated(kept, "document", _("Этот файл уже стоит в другой редакции. Выберите новый файл."))
        return not self.errors and not any(form.errors for form in kept)

    def _refuse_repeated(self, forms, name, words):
        seen = set()
        for form in forms:
            said = form.cleaned_data.get(name)
            # The same file uploaded a second time has another row and the same bytes.
            mark = (said.file_hash or said.pk) if name == "document" and said else said
            if said and mark in seen:
                form.add_error(name, words)
            seen.add(mark)


class DocumentPage(PortalPage):
    """One document in all its versions; the first in the list is in force."""

    kind = models.CharField(
        _("Вид"),
        max_length=20,
        choices=DocumentKind,
        default=DocumentKind.OTHER,
        help_text=_("По нему документы сгруппированы. Например: положение о конкурсе — «Положение»"),
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
        help_text=_("Он появится и на странице пункта. Например: 5. Олимпиада по местному самоуправлению"),
    )

    base_form_class = DocumentPageForm
    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("kind"),
        FieldPanel("lead"),
        InlinePanel(
            "versions",
            heading=_("Редакции"),
            label=_("Редакция"),
            help_text=_(
                "Выше стоит та, что вступила в силу позже: портал расставит их сам. Прежние остаются доступны читателю"
            ),
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


class DocumentVersion(models.Model):
    """One version: the file, since when it holds, what changed. The day decides which stands first."""

    page = ParentalKey(DocumentPage, on_delete=models.CASCADE, related_name="versions")
    document = models.ForeignKey(
        "wagtaildocs.Document",
        models.PROTECT,
        related_name="+",
        verbose_name=_("Файл"),
        help_text=_("Подписанный текст. Например: Положение о конкурсе.pdf"),
    )
    valid_from = models.DateField(
        _("Действует с"), help_text=_("День, с которого действует эта редакция. Например: 15.01.2020")
    )
    note = models.CharField(
        _("Что изменилось"),
        max_length=250,
        blank=True,
        help_text=_("Например: добавлена номинация «Лучший старейшина»"),
    )

    panels = [FieldPanel("document"), FieldPanel("valid_from"), FieldPanel("note")]

    class Meta:
        ordering = ["-valid_from", "-pk"]
        verbose_name = _("Редакция документа")
        verbose_name_plural = _("Редакции документа")

    def __str__(self):
        return f"{self.valid_from:%d.%m.%Y}"
