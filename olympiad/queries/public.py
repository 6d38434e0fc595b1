"""What anybody may read: announced olympiads with their stages and rules. Nothing here knows a pupil."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.russian.dates import date_words
from olympiad.models import OlympiadEdition, Stage


def announced_editions():
    """Return every olympiad that the public may know of, the newest first."""
    return OlympiadEdition.objects.announced().select_related("olympiad").prefetch_related("stages")


def stages_of(edition: OlympiadEdition) -> list[Stage]:
    """Return the stages of an edition in their order, each knowing its edition already."""
    stages = list(edition.stages.order_by("order"))
    for stage in stages:
        stage.edition = edition
    return stages


def way_of(stage: Stage, *, at: datetime) -> list[dict]:
    """Return the terms of a stage as the items of a timeline, told as of `at`."""
    terms = [
        (_("Школы заявляют участников"), stage.registration_opens_at, stage.registration_closes_at),
        (_("Олимпиада"), stage.starts_at, stage.starts_at + timedelta(minutes=stage.duration_minutes)),
        (_("Показ работ"), stage.works_shown_from, stage.works_shown_from),
        (_("Апелляции"), stage.works_shown_from, stage.appeals_until),
    ]
    return [
        {"label": words, "when": _when(begins, ends), "state": _state(begins, ends, at)}
        for words, begins, ends in terms
        if begins and ends
    ]


def _when(begins, ends) -> str:
    begins, ends = timezone.localtime(begins), timezone.localtime(ends)
    if begins.date() == ends.date():
        return f"{date_words(begins)}, {begins:%H:%M}"
    return _("%(from)s – %(to)s, до %(hour)s") % {
        "from": date_words(begins), "to": date_words(ends), "hour": f"{ends:%H:%M}",
    }  # fmt: skip


def _state(begins, ends, at) -> str:
    if at >= ends:
        return "done"
    return "now" if at >= begins else "next"
