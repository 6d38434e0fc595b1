"""Doors for everybody: the olympiads, the page of one. No participant is on them."""

from django.utils import timezone

from foundation.views import DetailPage, ListPage
from olympiad.models import OlympiadEdition
from olympiad.queries.public import announced_editions, stages_of, way_of
from olympiad.queries.publication import results_are_out


class EditionList(ListPage):
    """All announced olympiads, the newest first."""

    public = True
    template_name = "olympiad/edition_list.html"

    def get_queryset(self):
        return announced_editions()


class EditionPage(DetailPage):
    """For whom, when, how to take part, by which rules."""

    public = True
    model = OlympiadEdition
    address = "slug"
    context_object_name = "edition"
    template_name = "olympiad/edition.html"

    def visible(self):
        """Only what was announced, whoever asks: the page is the same for everybody and may be kept by a cache."""
        return announced_editions().select_related("rules")

    def get_context_data(self, **kwargs):
        now = timezone.now()
        stages = [(stage, stage.registration_is_open(now), way_of(stage, at=now)) for stage in stages_of(self.object)]
        is_out = results_are_out(self.object)
        return super().get_context_data(stages=stages, rules=self.object.rules, results_are_out=is_out, **kwargs)
