"""The desk of names: what was renamed and when, what people call it. One desk for organisations, schools and territories."""

from collections.abc import Callable
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from directory.actions.names import RIGHT, add_alias, drop_name, rename
from directory.forms.names import AliasForm, RenameForm
from directory.models import Municipality, School, TosOrganization
from foundation.forms import HouseForm
from foundation.views import FormPage

SUBJECTS = {"schools": School, "organizations": TosOrganization, "municipalities": Municipality}


class NamesDesk(FormPage):
    """The names of one subject, and the form for one more that people use."""

    permission = RIGHT
    form_class: type[HouseForm] = AliasForm
    verb: Callable[..., Any] = staticmethod(add_alias)
    template_name = "directory/office/names.html"
    done = _("Название записано.")
    renames = False

    @cached_property
    def model(self):
        """What the address speaks of. Raises Http404."""
        try:
            return SUBJECTS[self.kwargs["kind"]]
        except KeyError as unknown:
            raise Http404 from unknown

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            subject=self.object,
            names=self.object.known_names.all(),
            renames=self.renames,
            list_title=self.model._meta.verbose_name_plural,
            index_url=reverse(f"{self.model._meta.model_name}:index"),
            alias_url=self.url("names"),
            rename_url=self.url("rename"),
            **kwargs,
        )

    def url(self, name: str) -> str:
        """Return the address of the desk or of the form of renaming, for the same subject."""
        return reverse(f"office_{name}", kwargs={"kind": self.kwargs["kind"], "code": self.kwargs["code"]})

    def get_success_url(self):
        return self.url("names")


class RenameDesk(NamesDesk):
    """The same, with the form for a new name."""

    form_class = RenameForm
    verb = staticmethod(rename)
    done = _("Переименование записано. По прежнему названию тоже можно найти.")
    renames = True


class NameDrop(NamesDesk):
    """Take away a name that was written by mistake."""

    form_class = HouseForm
    needs_proof = True
    done = _("Название убрано.")

    def perform(self):
        known = get_object_or_404(self.object.known_names, code=self.kwargs["name"])
        return drop_name(self.object, by=self.request.user, known_name=known)
