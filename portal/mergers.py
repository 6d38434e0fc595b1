"""Duplicates in the directory: what looks alike, what a merger would move, the merger and its undoing.

It stands on the roof because rows of the businesses follow: whatever points at an organisation or a school from above is named
in `FOLLOWERS`, and a test finds what is missing there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _

from contests.actions.merger import applications_at, move_applications
from directory.actions.mergers import RIGHT, Follower, merge_duplicate, undo_merger
from directory.forms.merger import MergerForm
from directory.models import School, TosOrganization
from directory.queries import likely_duplicates, representatives_at
from foundation.forms import HouseForm
from foundation.views import FormPage, PlainPage
from olympiad.actions import merger


@dataclass(frozen=True)
class Following:
    """What points at an organisation from a higher floor: the key, its words, how many there are, who moves it."""

    key: str
    words: str | Promise
    count: Callable[..., int]
    move: Follower


FOLLOWERS: dict[str, tuple[Following, ...]] = {
    "organizations": (
        Following("contests.Application.organization", _("Заявки на конкурсы"), applications_at, move_applications),
    ),
    "schools": (
        Following(
            "olympiad.OlympiadParticipant.school",
            _("Участники олимпиад"),
            merger.participants_at,
            merger.move_participants,
        ),
        Following("olympiad.SchoolEntry.school", _("Заявки школ на олимпиады"), merger.entries_at, merger.move_entries),
        Following(
            "olympiad.CommissionMember.school",
            _("Члены комиссий олимпиад"),
            merger.commission_members_at,
            merger.move_commission_members,
        ),
    ),
}
MODELS = {"organizations": TosOrganization, "schools": School}


class KindDoor:
    """The list that the address names."""

    permission = RIGHT
    kwargs: dict[str, Any]

    @cached_property
    def model(self):
        """The model of the list. Raises Http404."""
        try:
            return MODELS[self.kwargs["kind"]]
        except KeyError as unknown:
            raise Http404 from unknown

    @property
    def verbs(self):
        """Who moves what points at the rows from above."""
        return [following.move for following in FOLLOWERS[self.kwargs["kind"]]]

    def index(self) -> str:
        """Address of the desk of duplicates of this list."""
        return reverse("office_duplicates", args=[self.kwargs["kind"]])

    def get_context_data(self, **kwargs):
        facts = {"list_kind": self.kwargs["kind"], "list_title": self.model._meta.verbose_name_plural}
        return super().get_context_data(index_url=self.index(), **facts, **kwargs)


class Duplicates(KindDoor, PlainPage):
    """Rows that look alike, and those that were merged."""

    template_name = "directory/office/duplicates.html"

    def get_context_data(self, **kwargs):
        merged = self.model.objects.filter(merged_into__isnull=False).select_related("merged_into", "municipality")
        return super().get_context_data(
            groups=likely_duplicates(self.model), merged=merged.order_by("-updated_at"), **kwargs
        )


class Merge(KindDoor, FormPage):
    """Of which row this one is a duplicate, what would move, and the merger."""

    needs_proof = True

    form_class = MergerForm
    template_name = "directory/office/merge.html"
    done = _("Записи объединены. Прежнее название осталось среди других названий.")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"duplicate": self.object}

    def get_initial(self):
        kept = self.model.objects.filter(code=self.request.GET.get("kept", "")).first()
        return {"kept": kept and kept.pk}

    def get_context_data(self, **kwargs):
        moves = [
            (_("Представители"), representatives_at(self.object)),
            (_("Другие названия"), self.object.known_names.count()),
        ]
        moves += [(following.words, following.count(self.object)) for following in FOLLOWERS[self.kwargs["kind"]]]
        return super().get_context_data(moves=moves, **kwargs)

    def perform(self, *, kept):
        return merge_duplicate(self.object, by=self.request.user, kept=kept, followers=self.verbs)

    def get_success_url(self):
        return self.index()


class MergerUndo(KindDoor, FormPage):
    """Bring a merged row back."""

    form_class = HouseForm
    template_name = "directory/office/merger_undo.html"
    done = _("Запись возвращена со всем, что к ней относилось.")

    def find(self):
        merged = self.model.objects.filter(merged_into__isnull=False).select_related("merged_into")
        return get_object_or_404(merged, code=self.kwargs["code"])

    def perform(self):
        return undo_merger(self.object, by=self.request.user, followers=self.verbs)

    def get_success_url(self):
        return self.index()


urlpatterns = [
    path("<slug:kind>/duplicates/", Duplicates.as_view(), name="office_duplicates"),
    path("<slug:kind>/duplicates/<str:code>/merge/", Merge.as_view(), name="office_merge"),
    path("<slug:kind>/duplicates/<str:code>/undo/", MergerUndo.as_view(), name="office_merger_undo"),
]
