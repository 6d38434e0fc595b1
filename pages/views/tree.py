"""The door to every page of the site's tree: Wagtail finds the page, asks its locks and draws it."""

from django.views.generic import View
from wagtail.views import serve

from foundation.views import Door
from pages.models.routing import know_the_site


class SitePage(Door, View):
    """A published page, by its path."""

    public = True

    def get(self, request, path):
        """Answer with the page, with the way to sign in where it is locked, or 404."""
        know_the_site(request)
        return serve(request, path)
