"""How allauth speaks to the house: its mail goes through the post office, its people have three-part names."""

from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.urls import reverse

from accounts import letters
from accounts.rules import display_name
from foundation.limits import visitor_address

# allauth's name of a mail -> our letter and the fact that holds its link.
LETTERS = {
    "account/email/email_confirmation_signup": (letters.sign_up_confirmation, "activate_url"),
    "account/email/email_confirmation": (letters.email_confirmation, "activate_url"),
    "account/email/account_already_exists": (letters.account_exists, "password_reset_url"),
    "account/email/unknown_account": (letters.unknown_account, "signup_url"),
    "account/email/password_reset_key": (letters.password_reset, "password_reset_url"),
    "account/email/password_reset": (letters.password_changed, None),
    "account/email/password_changed": (letters.password_changed, None),
    "account/email/password_set": (letters.password_changed, None),
    "account/email/email_changed": (letters.email_changed, None),
    "account/email/email_deleted": (letters.email_removed, None),
}
FACTS = {
    "timestamp": "at",
    "ip": "ip",
    "from_email": "from_email",
    "to_email": "to_email",
    "deleted_email": "deleted_email",
}


class AccountAdapter(DefaultAccountAdapter):
    """No mail leaves inside a request: a dead server is no error, and known and unknown addresses take the same time."""

    def send_mail(self, template_prefix, email, context):
        """Post the letter that stands for allauth's template. Raises KeyError for a mail that nobody has written yet."""
        kind, link = LETTERS[template_prefix]
        user = context.get("user")
        facts = {ours: context[theirs] for theirs, ours in FACTS.items() if theirs in context}
        kind.post(
            to=email,
            about=user,
            name=display_name(user) if user else "",
            link=own_address(context[link] if link else reverse("account_reset_password")),
            **facts,
        )

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        """Tell a person what happened to his account, by his name."""
        super().send_notification_mail(template_prefix, user, {"user": user, **(context or {})}, email)

    def save_user(self, request, user, form, commit=True):
        """Write a person who signed up, the patronymic included."""
        user.patronymic = form.cleaned_data.get("patronymic", "")
        return super().save_user(request, user, form, commit)

    def _get_login_attempts_cache_key(self, request, **credentials):
        # By account and address together: a stranger who guesses must not lock the owner out from elsewhere.
        account = super()._get_login_attempts_cache_key(request, **credentials)
        return f"{account}:{visitor_address(request)}"


def own_address(url: str) -> str:
    """Return `url` under the portal's own name, whatever name the visitor called it by."""
    parts = urlsplit(url)
    query = f"?{parts.query}" if parts.query else ""
    return f"{settings.BASE_URL.rstrip('/')}{parts.path}{query}"
