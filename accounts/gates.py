"""What a session must have shown before a page opens. Pages say themselves what they ask for; here it is asked."""

import secrets

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import redirect
from django.utils.datastructures import MultiValueDict
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from accounts.proof import is_proved, lacks_second_factor

# Beside our public doors: where somebody proves who he is or leaves, and the files of public pages.
OPEN = {
    "account_confirm_email",
    "account_login",
    "account_logout",
    "account_reauthenticate",
    "account_reset_password_from_key",
    "django.views.static.serve",
    "sitemap",
    "wagtaildocs_serve",
}
NEXT = "second_factor_next"
# What Wagtail's own pages do that cannot be taken back: the view's name and the button or part of the address, "" for any.
OFFICE_ACTS = {
    ("wagtailadmin_pages:add", "action-publish"),
    ("wagtailadmin_pages:edit", "action-publish"),
    ("wagtailadmin_pages:delete", ""),
    ("wagtailadmin_pages:unpublish", ""),
    ("wagtailadmin_pages:workflow_action", "approve"),
    ("wagtail_bulk_action", "publish"),
    ("wagtail_bulk_action", "unpublish"),
    ("wagtail_bulk_action", "delete"),
    ("wagtailimages:delete", ""),
    ("wagtaildocs:delete", ""),
    ("wagtailadmin_collections:delete", ""),
}
POSTPONED = "postponed_act"


class SecondFactorMiddleware:
    """Who is signed in without the second factor that his role asks for reaches public pages, the set-up and the exit."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Send to the set-up whoever owes the second factor, and remember where he wanted to go."""
        # Asking for the user would open the session of an anonymous visitor, so the cookie is looked at first.
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or is_open_to_everybody(request, view):
            return None
        if not request.user.is_authenticated or not lacks_second_factor(request):
            return None
        if request.method == "GET":
            request.session[NEXT] = request.get_full_path()
        messages.warning(request, _("Ваша роль открывается после второго шага входа. Настройте его один раз."))
        return redirect("mfa_index")


def is_open_to_everybody(request, view) -> bool:
    """Tell whether a page is public, or one of those on which somebody proves who he is."""
    name = request.resolver_match.view_name
    is_public = getattr(getattr(view, "view_class", None), "public", False)
    return is_public or name in OPEN or name.startswith("mfa_")


class ProofMiddleware:
    """Before what cannot be taken back whoever acts shows again who he is, and the act goes on as if nothing had been.

    What he sent waits in his own session, under its address, for one return: no form is filled in twice. What a door or a
    move asks for stands with it (`needs_proof`); what Wagtail's own pages do stands above. docs/decisions/0015.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Ask, or hand the act that waited to the page that it was meant for."""
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or not request.user.is_authenticated:
            return None
        if is_proved(request):
            resume(request)
            return None
        # What this asks of the database, only a request that needs a proof pays for.
        if not asks_for_proof(request, view, kwargs):
            return None
        ways = get_adapter().get_reauthentication_methods(request.user)
        if not ways:
            return None
        return redirect(f"{ways[0]['url']}?{urlencode({'next': postpone(request)})}")


def asks_for_proof(request, view, kwargs) -> bool:
    """Tell whether this request is for something that only whoever has just shown who he is may do."""
    asks = getattr(getattr(view, "view_class", None), "asks_for_proof", None)
    if asks and asks(**kwargs):
        return True
    name = request.resolver_match.view_name
    said = {"", *request.POST, *(value for value in kwargs.values() if isinstance(value, str))}
    return request.method == "POST" and any((name, act) in OFFICE_ACTS for act in said)


def postpone(request) -> str:
    """Keep what was sent until its sender has shown who he is; return the address that brings him back to it."""
    request.session.pop(POSTPONED, None)
    if request.method != "POST":
        return request.get_full_path()
    number = secrets.token_urlsafe(12)
    request.session[POSTPONED] = {"number": number, "at": request.path, "sent": request.POST.urlencode()}
    if request.FILES:
        messages.warning(request, _("Файл придётся приложить ещё раз: остальное сохранено."))
    asked = request.GET.copy()
    asked[POSTPONED] = number
    return f"{request.path}?{asked.urlencode()}"


def resume(request) -> None:
    """Make of the return to a postponed act the act itself. It was checked against forgery when it was sent, and waits once."""
    number = request.GET.get(POSTPONED) if request.method == "GET" else None
    waiting = request.session.get(POSTPONED) if number else None
    if waiting and (waiting["number"], waiting["at"]) == (number, request.path):
        del request.session[POSTPONED]
        request.method = request.META["REQUEST_METHOD"] = "POST"
        request.POST, request._files = QueryDict(waiting["sent"]), MultiValueDict()
