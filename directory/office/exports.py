"""The registers as workbooks: the same heads as the lists that are loaded, so that what was taken out can be loaded again."""

from collections import defaultdict

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.models import KnownName, School, TosOrganization
from directory.models.organization import KEYS
from directory.queries import called
from foundation.documents.spreadsheet import Sheet, SheetColumn, render_xlsx
from foundation.importing.template import XLSX
from foundation.views import DownloadPage


def _school(row: School) -> list:
    return [row.name, row.full_name, row.number]


def _organization(row: TosOrganization) -> list:
    return [row.name, row.get_kind_display().partition(" – ")[0], row.charter_registered_on, row.residents]


KINDS = {
    "schools": (
        School,
        (
            SheetColumn("Краткое название", width=34),
            SheetColumn("Полное название", width=50),
            SheetColumn("Номер", "integer", 10),
        ),
        _school,
    ),
    "organizations": (
        TosOrganization,
        (
            SheetColumn("Название", width=40),
            SheetColumn("Вид", width=20),
            SheetColumn("Устав зарегистрирован", "date", 20),
            SheetColumn("Число жителей", "integer", 14),
        ),
        _organization,
    ),
}
COMMON = (
    SheetColumn("Муниципальное образование", width=34),
    SheetColumn("Адрес", width=40),
    SheetColumn("Другие названия", width=40),
    SheetColumn("Прекратила деятельность", "date", 16),
)


class ListExport(DownloadPage):
    """The list, or what of it answers the words `q`; people are not in it."""

    permission = "directory.export_lists"
    needs_proof = True

    def file(self):
        if self.kwargs["kind"] not in KINDS:
            raise Http404
        model, columns, facts = KINDS[self.kwargs["kind"]]
        rows = called(model.objects.distinct_ones(), self.request.GET.get("q", "")).by_name()
        others = _other_names(model)
        cells = [
            [*facts(row), row.municipality.name, row.address, "; ".join(others[row.pk]), row.closed_on] for row in rows
        ]
        title = str(model._meta.verbose_name_plural)
        sheet = Sheet(title, [*columns, *COMMON], cells, made_at=timezone.now())
        return render_xlsx(sheet), _("%(list)s.xlsx") % {"list": title}, XLSX


def _other_names(model) -> dict[int, list[str]]:
    key = KEYS[model._meta.model_name]
    names = defaultdict(list)
    for pk, name in KnownName.objects.filter(**{f"{key}__isnull": False}).values_list(f"{key}_id", "name"):
        names[pk].append(name)
    return names
