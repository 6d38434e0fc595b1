"""What all desks of one olympiad share: the olympiad, the tabs over it, the stage that the address names."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from olympiad.models import OlympiadEdition, OlympiadParticipant, Stage

TABS = (
    ("edition", _("Обзор"), "office_olympiad"),
    ("rules", _("Правила"), "office_olympiad_rules"),
)
STAGE_TABS = (
    ("queue", _("Участники"), "office_olympiad_queue"),
    ("schools", _("Школы"), "office_olympiad_schools"),
    ("day", _("День олимпиады"), "office_olympiad_day"),
)


def tabs_of(edition, current: str, stage=None) -> list[dict]:
    """Return the desks of an olympiad, and of its stage where one is open."""
    tabs = [
        {"label": label, "url": reverse(name, args=[edition.slug]), "current": tab == current}
        for tab, label, name in TABS
    ]
    of_stage = [
        {"label": label, "url": reverse(name, args=[edition.slug, stage.order]), "current": tab == current}
        for tab, label, name in STAGE_TABS
        if stage
    ]
    return [*tabs, *of_stage]


class OlympiadRoom:
    """The pages of one olympiad."""

    model: Any = OlympiadEdition
    address = "slug"
    tab = "edition"
    permission = "olympiad.view_olympiadedition"
    kwargs: dict[str, Any]
    object: Any
    request: Any

    def visible(self):
        """Every olympiad that this person may know of, with its series and rules."""
        return OlympiadEdition.objects.visible_to(self.request.user).select_related("olympiad", "rules")

    @property
    def edition(self):
        """The olympiad whose room this is."""
        return self.object

    @property
    def stage(self):
        """The stage that the address names, the first one where it names none; None without any. Raises Http404."""
        if "stage" not in self.kwargs:
            return self.edition.stages.order_by("order").first()
        return get_object_or_404(
            Stage.objects.select_related("edition__olympiad", "edition__rules"),
            edition=self.edition,
            order=self.kwargs["stage"],
        )

    def get_context_data(self, **kwargs):
        stage = self.stage
        shared = {
            "edition": self.edition,
            "stage": stage,
            "tabs": tabs_of(self.edition, self.tab, stage),
            "frame": "olympiad/office_room.html",
        }
        return super().get_context_data(**shared, **kwargs)


class ParticipantRoom:
    """The pages of one participant that was sent, for the organiser."""

    model = OlympiadParticipant
    permission = "olympiad.decide_participant"
    context_object_name: str | None = "participant"
    request: Any
    object: Any

    def visible(self):
        """Return what schools have sent, with everything that the card names."""
        related = ("stage__edition__olympiad", "stage__edition__rules", "pupil", "school__municipality")
        sent = OlympiadParticipant.objects.visible_to(self.request.user).sent()
        return sent.select_related(*related).with_disputes()

    def get_context_data(self, **kwargs):
        stage = self.object.stage
        shared = {"edition": stage.edition, "stage": stage, "tabs": tabs_of(stage.edition, "queue", stage)}
        return super().get_context_data(frame="olympiad/office_room.html", **shared, **kwargs)
