"""Doors for everybody: how to join, the governing bodies, the growth of the branch, members who stand in elections."""

from django.utils import timezone

from foundation.views import PlainPage
from members.queries.bodies import public_bodies
from members.queries.candidates import public_elections
from members.queries.growth import growth


class HowToJoin(PlainPage):
    """Who may join, what to write, who decides and when."""

    public = True
    template_name = "members/how_to_join.html"


class Bodies(PlainPage):
    """The governing bodies with the people who agreed to be named."""

    public = True
    template_name = "members/bodies.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(bodies=public_bodies(timezone.localdate()), **kwargs)


class Growth(PlainPage):
    """How many members there are: by years, and by months of one of them."""

    public = True
    template_name = "members/growth.html"

    def get_context_data(self, **kwargs):
        asked = self.request.GET.get("year", "")
        year = int(asked) if asked.isdecimal() else None
        return super().get_context_data(growth=growth(year=year, today=timezone.localdate()), **kwargs)


class Candidates(PlainPage):
    """Members who stand in elections and agreed to be listed. No campaigning."""

    public = True
    template_name = "members/candidates.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(elections=public_elections(), **kwargs)
