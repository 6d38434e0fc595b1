"""The roof's own doors: the cabinet, the panel for low vision, the style guide, two lights for the operator."""

from django.core.cache import cache
from django.db import connection
from django.http import JsonResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import View

from accounts.rules import display_name
from foundation.jobs import worker_is_alive
from foundation.views import Door, PlainPage
from portal.cabinet import cards_of
from portal.display import COOKIE, COOKIE_AGE, Display
from portal.styleguide import examples, shown


class Cabinet(PlainPage):
    """Everything that waits for the person who signed in."""

    permission = "accounts.open_cabinet"
    template_name = "cabinet_home.html"

    def get_context_data(self, **kwargs):
        person = self.request.user
        return super().get_context_data(cards=cards_of(person), name=display_name(person), **kwargs)


# Without a token, because pages for everybody carry none: the act only colours the visitor's own screen.
@method_decorator(csrf_exempt, name="dispatch")
class DisplaySettings(Door, View):
    """Keep the choices of the panel in a cookie and return to the page."""

    public = True
    http_method_names = ["post"]

    def post(self, request):
        """Set or reset the cookie; never follow an address to another site."""
        target = request.POST.get("next", "/")
        if not url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure()):
            target = "/"
        response = redirect(target)
        choice = Display() if "reset" in request.POST else Display.of(request.POST)
        if choice.is_default:
            response.delete_cookie(COOKIE)
        else:
            response.set_cookie(COOKIE, choice.as_cookie(), max_age=COOKIE_AGE, samesite="Lax", httponly=True)
        return response


class StyleGuide(PlainPage):
    """Every component in every state."""

    permission = "accounts.view_styleguide"
    template_name = "styleguide/index.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(examples=examples(), **shown(), **kwargs)


class Alive(Door, View):
    """200 while the process answers."""

    public = True

    def get(self, request):
        """Answer without touching anything."""
        return JsonResponse({"alive": True})


class Ready(Door, View):
    """200 when the database and the cache answer; tells whether the worker lives."""

    public = True

    def get(self, request):
        """Ask the database and the cache one question each."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        cache.get("ready")
        return JsonResponse({"ready": True, "worker": worker_is_alive()})
