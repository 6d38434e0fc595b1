"""The doors of the wizard: where the list comes from, the list with its mistakes, the way back, the template, what was left.

A floor derives them and gives `importer`, `permission` and `route`, the common beginning of the names of its addresses:
`<route>_source`, `_table`, `_undo`, `_rest`, `_template`.
"""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from foundation.forms import HouseForm
from foundation.importing.forms import SourceForm, TableForm
from foundation.importing.screen import LOADINGS, Screen
from foundation.importing.template import XLSX, rest_of, template_of
from foundation.importing.verbs import (
    checked_table,
    keep_table,
    lines_of,
    revise_table,
    undo_table,
    why_not_undone,
    write_table,
)
from foundation.models import ImportedTable
from foundation.views import Door, DownloadPage, FormPage


class ImportDoor(Door):
    """What all doors of one wizard share."""

    route = ""
    # Typed loosely: a floor gives them as attributes or as properties.
    importer: Any
    crumbs: Any = ()
    kwargs: dict[str, Any]

    def find(self):
        """Return the list of this kind and subject that the address names; a door without one has none."""
        if self.address not in self.kwargs or self.model is None:
            return None
        return get_object_or_404(ImportedTable.objects.of(self.importer), code=self.kwargs[self.address])

    def url(self, name: str, **more) -> str:
        """Return the address of another door of this wizard."""
        kept = {key: value for key, value in self.kwargs.items() if key != self.address}
        return reverse(f"{self.route}_{name}", kwargs=kept | more)

    def get_context_data(self, **kwargs):
        common = {"importer": self.importer, "crumbs": self.crumbs, "source_url": self.url("source")}
        return super().get_context_data(**common, **kwargs)


class ImportSource(ImportDoor, FormPage):
    """The first step: the cells or the file; below it, what was loaded before."""

    form_class = SourceForm
    template_name = "importing/source.html"
    done = _("Список прочитан. Пока ничего не записано.")

    def perform(self, *, lines, file_name):
        return keep_table(self.importer, by=self.request.user, lines=lines, file_name=file_name)

    def get_success_url(self):
        return self.url("table", code=self.object.code)

    def get_context_data(self, **kwargs):
        tables = ImportedTable.objects.of(self.importer).select_related("loaded_by").defer("rows", "written")[:LOADINGS]
        loadings = [(table, self.url("table", code=table.code)) for table in tables]
        return super().get_context_data(template_url=self.url("template"), loadings=loadings, **kwargs)


class ImportTable(ImportDoor, FormPage):
    """The list: columns, all mistakes at once with the cells to correct, duplicates; then what was written and the way back."""

    model = ImportedTable
    form_class = TableForm
    context_object_name = "table"
    done = ""

    def get_template_names(self):
        return ["importing/written.html" if self.object.written_at else "importing/table.html"]

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"importer": self.importer, "table": self.object}

    def perform(self, **corrections):
        """Take the corrections; write when asked to and when what would be written is what was shown."""
        table, changed = revise_table(self.object, self.importer, by=self.request.user, **corrections)
        left = len(checked_table(table, self.importer).to_leave) if changed else 0
        if "write" not in self.request.POST or (changed and left):
            self.done = _("Исправления сохранены и проверены. Пока ничего не записано.")
            return table
        self.done = _("Список записан.")
        return write_table(table, self.importer, by=self.request.user)

    def get_success_url(self):
        return self.url("table", code=self.object.code)

    def get_context_data(self, **kwargs):
        if self.object.written_at:
            refusal = why_not_undone(self.object, at=timezone.now())
            code = self.object.code
            urls = {"undo_url": self.url("undo", code=code), "rest_url": self.url("rest", code=code)}
            return super().get_context_data(refusal=refusal, **urls, **kwargs)
        checked = checked_table(self.object, self.importer)
        return super().get_context_data(screen=Screen(self.importer, self.object, checked), **kwargs)

    def form_invalid(self, form, status=422):
        """Show the list as it stands now: another window may have written it meanwhile."""
        self.object = self.find()
        return super().form_invalid(form, status=status)


class ImportUndo(ImportDoor, FormPage):
    """The question before undoing."""

    model = ImportedTable
    form_class = HouseForm
    template_name = "importing/undo.html"
    context_object_name = "table"
    done = _("Запись отменена.")

    def perform(self):
        return undo_table(self.object, self.importer, by=self.request.user)

    def get_success_url(self):
        return self.url("table", code=self.object.code)

    def get_context_data(self, **kwargs):
        refusal = why_not_undone(self.object, at=timezone.now())
        return super().get_context_data(refusal=refusal, table_url=self.url("table", code=self.object.code), **kwargs)


class ImportTemplate(ImportDoor, DownloadPage):
    """The template to fill in."""

    def file(self):
        return template_of(self.importer), gettext("%(list)s, образец.xlsx") % {"list": self.importer.title}, XLSX


class ImportRest(ImportDoor, DownloadPage):
    """The rows that were left out, to be corrected and loaded again."""

    model = ImportedTable

    def file(self):
        left = set(self.object.written.get("left", ()))
        rows = [line.cells for line in lines_of(self.object) if line.number in left]
        if not rows:
            raise Http404
        return rest_of(str(self.importer.title), self.object.head, rows), gettext("Оставшиеся строки.xlsx"), XLSX
