"""What a session must have shown before a page opens. Pages say themselves what they ask for; here it is asked."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from accounts.proof import lacks_second_factor

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
