"""Loading lists of schools and of organisations: the doors of the house's wizard, each kind under its own address."""

from typing import Any

from django.http import Http404
from django.urls import reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from directory.office.importers import IMPORTERS, RIGHT
from foundation.importing import views

INDEXES = {"schools": "school:index", "organizations": "tosorganization:index"}


class ListDoor:
    """What the doors of both lists share: the kind stands in the address."""

    permission = RIGHT
    route = "office_list"
    kwargs: dict[str, Any]

    @cached_property
    def importer(self) -> Any:
        """The declaration of the list that the address names. Raises Http404."""
        try:
            return IMPORTERS[self.kwargs["kind"]]()
        except KeyError as unknown:
            raise Http404 from unknown

    @cached_property
    def crumbs(self) -> Any:
        """The way here: the office, the list."""
        index = reverse_lazy(INDEXES[self.kwargs["kind"]])
        return ((_("Кабинет отделения"), reverse_lazy("wagtailadmin_home")), (self.importer.title, index))


class ListSource(ListDoor, views.ImportSource):
    """Cells or a file."""


class ListTable(ListDoor, views.ImportTable):
    """The list with its mistakes."""


class ListUndo(ListDoor, views.ImportUndo):
    """The way back: rows are deleted."""

    needs_proof = True


class ListRest(ListDoor, views.ImportRest):
    """What was left out."""


class ListTemplate(ListDoor, views.ImportTemplate):
    """The template."""
