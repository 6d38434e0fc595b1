"""How allauth speaks to the house: its mail goes through the post office, its people have three-part names."""

import base64
import hashlib
from io import BytesIO
from urllib.parse import urlsplit

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as allauth_context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.encoding import force_str
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import letters
from accounts.proof import is_proved
from accounts.rules import display_name
from accounts.waiting import seconds_left, sign_ins_a_minute, slow_down, too_many_words
from foundation.limits import is_beyond, visitor_address, visitor_network, within_limit

# Wrong passwords for one account, from everywhere together, before its attempts are slowed down.
GUESSES, GUESSES_SECONDS = 10, 15 * 60
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
    "account/email/login_code": (letters.sign_in_code, None),
    "mfa/email/totp_activated": (letters.second_factor_changed, None),
    "mfa/email/totp_deactivated": (letters.second_factor_changed, None),
    "mfa/email/webauthn_added": (letters.second_factor_changed, None),
    "mfa/email/webauthn_removed": (letters.second_factor_changed, None),
    "mfa/email/recovery_codes_generated": (letters.second_factor_changed, None),
    "socialaccount/email/account_connected": (letters.way_in_changed, None),
    "socialaccount/email/account_disconnected": (letters.way_in_changed, None),
}
CHANGES = {
    "mfa/email/totp_activated": gettext_lazy("подключено приложение с кодами"),
    "mfa/email/totp_deactivated": gettext_lazy("отключено приложение с кодами"),
    "mfa/email/webauthn_added": gettext_lazy("добавлен ключ входа"),
    "mfa/email/webauthn_removed": gettext_lazy("удалён ключ входа"),
    "mfa/email/recovery_codes_generated": gettext_lazy("выданы новые запасные коды, прежние не действуют"),
    "socialaccount/email/account_connected": gettext_lazy("подключён вход через Яндекс ID или VK ID"),
    "socialaccount/email/account_disconnected": gettext_lazy("отключён вход через Яндекс ID или VK ID"),
}
WAYS_TO_PROVE = {
    "reauthenticate": gettext_lazy("Паролем"),
    "mfa_reauthenticate": gettext_lazy("Кодом из приложения или запасным кодом"),
    "mfa_reauthenticate:webauthn": gettext_lazy("Ключом этого устройства"),
}
FACTS = {
    "timestamp": "at",
    "ip": "ip",
    "from_email": "from_email",
    "to_email": "to_email",
    "deleted_email": "deleted_email",
    "code": "code",
}


class AccountAdapter(DefaultAccountAdapter):
    """No mail leaves inside a request: a dead server is no error, and known and unknown addresses take the same time."""

    def send_mail(self, template_prefix, email, context):
        """Post the letter that stands for allauth's template. Raises KeyError for a mail that nobody has written yet."""
        kind, link = LETTERS[template_prefix]
        user = context.get("user")
        facts = {ours: context[theirs] for theirs, ours in FACTS.items() if theirs in context}
        if change := CHANGES.get(template_prefix):
            facts["change"] = str(change)
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

    def is_reauthentication_required(self, *, app, **kwargs):
        """Ask again only whoever has not shown who he is for a while: who has just signed in is not asked twice."""
        return super().is_reauthentication_required(app=app, **kwargs) and not is_proved(allauth_context.request)

    def get_reauthentication_methods(self, user):
        """Return allauth's ways to show who one is, in the words of the house."""
        ways = super().get_reauthentication_methods(user)
        return [way | {"description": WAYS_TO_PROVE[way["id"]]} for way in ways]

    def pre_authenticate(self, request, **credentials):
        """Count one more attempt. Raises ValidationError beyond a limit, saying when to come back and which way is open.

        Kept apart are the address (a school has more), the account with its network, and the account alone, which is
        slowed down and never refused: whoever guesses it from a hundred places must not shut its owner out.
        """
        account = self._account_of(credentials)
        if is_beyond(f"guesses:{account}", GUESSES, GUESSES_SECONDS):
            slow_down()
        address = visitor_address(request)
        if not within_limit(f"sign-in:{address}", sign_ins_a_minute(address), seconds=60):
            raise ValidationError(too_many_words(60))
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError as refused:
            key = self._get_login_attempts_cache_key(request, **credentials)
            raise ValidationError(too_many_words(seconds_left(request, "login_failed", key))) from refused

    def authentication_failed(self, request, **credentials):
        """Count a wrong password against the account, wherever it came from and whether there is such an account or not."""
        within_limit(f"guesses:{self._account_of(credentials)}", GUESSES, GUESSES_SECONDS)

    def _account_of(self, credentials):
        return hashlib.sha256(credentials.get("email", "").lower().encode()).hexdigest()[:32]

    def _get_login_attempts_cache_key(self, request, **credentials):
        # By account and network together: a stranger who guesses must not lock the owner out from elsewhere.
        account = super()._get_login_attempts_cache_key(request, **credentials)
        return f"{account}:{visitor_network(request)}"


class SecondFactorAdapter(DefaultMFAAdapter):
    """Keys of the applications lie encrypted in the database and in its backups; their pictures are drawn for any theme."""

    def encrypt(self, text):
        """Return `text` as only this portal can read it."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        """Return what was encrypted, under the present secret key or an earlier one."""
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def build_totp_svg(self, url):
        """Return the QR code of a key, dark on white with its quiet zone."""
        image, drawing = segno.make(url, error="m", micro=False), BytesIO()
        image.save(drawing, kind="svg", scale=5, light="#fff", xmldecl=False)
        return drawing.getvalue().decode()

    def generate_authenticator_name(self, user, type):  # noqa: A002 - allauth names it so
        """Return the name that a new key is offered."""
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return _("Ключ входа") if number == 1 else _("Ключ входа %(number)d") % {"number": number}


def _cipher() -> MultiFernet:
    keys = [force_str(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    return MultiFernet(
        [Fernet(base64.urlsafe_b64encode(hashlib.sha256(f"second factor:{key}".encode()).digest())) for key in keys]
    )


def own_address(url: str) -> str:
    """Return `url` under the portal's own name, whatever name the visitor called it by."""
    parts = urlsplit(url)
    query = f"?{parts.query}" if parts.query else ""
    return f"{settings.BASE_URL.rstrip('/')}{parts.path}{query}"
