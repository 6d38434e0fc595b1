"""Wagtail's listings and forms over our verbs: the office asks the rules table, fills in a form, and a verb writes.

A viewset gives `model`, `panels`, `add_verb`, `change_verb` and `list_related`; its menu, its list and its history come from Wagtail.
Deleting, copying and bulk changes have no door here.
"""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.urls import path
from django.utils.functional import cached_property
from wagtail.admin.views import generic
from wagtail.admin.views.generic.history import HistoryView
from wagtail.admin.viewsets.model import ModelViewSet

from foundation.errors import Refusal


class HouseIndexView(generic.IndexView):
    """A list for those who work in the office: only the rows that the model lets this person see."""

    any_permission_required = ["add", "change"]
    list_related = ()

    def get_base_queryset(self):
        """Return the rows by the model's own `visible_to`, with what the columns name."""
        rows = self.permission_policy.instances_user_has_any_permission_for(
            self.request.user, self.any_permission_required
        )
        # Without names `select_related()` would follow every relation.
        return rows.select_related(*self.list_related) if self.list_related else rows


class VerbFormMixin:
    """A form of the office whose cleaned answers go to one verb by keyword; what the verb refuses is shown in the form."""

    verb: Callable[..., Any] | None = None

    def save_instance(self):
        """Call the verb: with the object first where there is one."""
        subject = [self.object] if self.object else []
        return self.verb(*subject, by=self.request.user, **self.form.cleaned_data)

    def form_valid(self, form):
        """Run the verb; a refusal or a fault it found returns the form with everything typed."""
        try:
            return super().form_valid(form)
        except Refusal as refusal:
            form.add_error(None, refusal.reason)
        except ValidationError as error:
            self.take(form, error)
        self.produced_error_message = self.get_error_message()
        return self.form_invalid(form)

    def take(self, form, error):
        """Show every fault at its field where the form has it, on top otherwise."""
        faults = error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
        for name, messages in faults.items():
            form.add_error(name if name in form.fields else None, messages)


class VerbCreateView(VerbFormMixin, generic.CreateView):
    """A new object, written by a verb."""


class VerbEditView(VerbFormMixin, generic.EditView):
    """An object changed by a verb, which reads the row again under a lock."""


class HouseHistoryView(HistoryView):
    """The history of one object; where nothing can be edited, no button says so."""

    @cached_property
    def header_buttons(self):
        """Return the button to the form, if there is a form."""
        return super().header_buttons if self.edit_url_name else []

    def user_can_unschedule(self):
        """Tell that nothing here is published by the clock, so there is no such right to ask for."""
        return False


class VerbViewSet(ModelViewSet):
    """List, forms and history of one model. Without a verb there is no form, and the list only shows."""

    add_verb: Callable[..., Any] | None = None
    change_verb: Callable[..., Any] | None = None
    list_related: tuple[str, ...] = ()
    index_view_class = HouseIndexView
    add_view_class = VerbCreateView
    edit_view_class = VerbEditView
    history_view_class = HouseHistoryView
    copy_view_enabled = False
    add_to_reference_index = False

    def get_common_view_kwargs(self, **kwargs):
        """Leave out the addresses of doors that do not exist."""
        closed = {"delete_url_name": None, "usage_url_name": None}
        if not self.add_verb:
            closed["add_url_name"] = None
        if not self.change_verb:
            closed["edit_url_name"] = None
        return super().get_common_view_kwargs(**closed, **kwargs)

    def get_index_view_kwargs(self, **kwargs):
        """Tell the list which related rows its columns name."""
        return super().get_index_view_kwargs(list_related=self.list_related, **kwargs)

    def get_history_view_kwargs(self, **kwargs):
        """Show the history to whoever has the list: there are lists that nobody may change."""
        rights = self.index_view_class.any_permission_required
        return super().get_history_view_kwargs(any_permission_required=rights, **kwargs)

    def get_add_view_kwargs(self, **kwargs):
        """Hand the form its verb."""
        return super().get_add_view_kwargs(verb=self.add_verb, **kwargs)

    def get_edit_view_kwargs(self, **kwargs):
        """Hand the form its verb."""
        return super().get_edit_view_kwargs(verb=self.change_verb, **kwargs)

    def get_urlpatterns(self):
        """Return the doors that exist: the list, the history, and the forms that have a verb."""
        pk = f"<{self.pk_path_converter}:pk>/"
        doors = [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path(f"history/{pk}", self.history_view, name="history"),
            path(f"history-results/{pk}", self.history_results_view, name="history_results"),
        ]
        if self.add_verb:
            doors.append(path("new/", self.add_view, name="add"))
        if self.change_verb:
            doors.append(path(f"edit/{pk}", self.edit_view, name="edit"))
        return doors
