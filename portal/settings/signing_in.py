"""Who signs in, how, how often and for how long: the part of base.py that is about people."""

from pathlib import Path

from .env import read

env = read(Path(__file__).resolve().parent.parent.parent / ".env")

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATION}.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "cabinet"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "accounts.forms.signup.NameForm"
ACCOUNT_FORMS = {
    "signup": "accounts.forms.signup_page.SignupPageForm",
    "request_login_code": "accounts.forms.codes.RequestCodeForm",
}
ACCOUNT_SIGNUP_FORM_HONEYPOT_FIELD = "website"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = "accounts.rules.display_name"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
# How long a proof of who somebody is holds before what cannot be taken back (accounts/proof.py).
ACCOUNT_REAUTHENTICATION_TIMEOUT = env.int("PROOF_SECONDS", default=15 * 60)
# The way in that nobody's guessing can close: a code in a letter.
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 8, "dashed": False}
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
# Roles that work only after a second factor has been shown in this session; names as in accounts/roles.py.
SECOND_FACTOR_REQUIRED_FOR = env.list(
    "SECOND_FACTOR_REQUIRED_FOR", default=["secretary", "publisher", "editor", "juror", "school_coordinator"]
)
# How many days the link of an invitation opens.
INVITATION_DAYS = env.int("INVITATION_DAYS", default=7)
MFA_ADAPTER = "accounts.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# The clock of an old telephone may be half a minute off.
MFA_TOTP_TOLERANCE = 1
MFA_TOTP_ISSUER = "ВСМС Смоленск"
# Nobody is signed in whose address was not confirmed; a new address that waits for its letter must not close the page.
MFA_ALLOW_UNVERIFIED_EMAIL = True
# A school's sixty pupils share one address, and a stranger must not lock a juror out: how often one may sign in from an
# address is counted in accounts/adapter.py, which knows the schools; a guessed account is slowed down, never closed.
SIGN_INS_A_MINUTE = env.int("SIGN_INS_A_MINUTE", default=300)
SCHOOL_SIGN_INS_A_MINUTE = env.int("SCHOOL_SIGN_INS_A_MINUTE", default=600)
# Networks of schools for the days of an olympiad, «203.0.113.0/24,198.51.100.7».
SCHOOL_NETWORKS = env.list("SCHOOL_NETWORKS", default=[])
GUESSED_ACCOUNT_DELAY_SECONDS = env.float("GUESSED_ACCOUNT_DELAY_SECONDS", default=2)
ACCOUNT_RATE_LIMITS = {
    "login": "600/m/ip",
    "login_failed": "60/m/ip,10/15m/key",
    "signup": "60/m/ip",
    "reset_password": "20/m/ip,3/h/key",
    "confirm_email": "1/1m/key",
    "request_login_code": "20/m/ip",
}
# Yandex ID and VK ID stand on the page of signing in when their keys are set; they are asked for the e-mail and the name.
_WAYS_IN = {
    "yandex": ("YANDEX_ID", {"SCOPE": ["login:email", "login:info"]}, "https://oauth.yandex.ru"),
    "vk": ("VK_ID", {"SCOPE": ["email"]}, "https://id.vk.ru"),
}
SOCIALACCOUNT_PROVIDERS = {
    name: facts | {"APP": {"client_id": env.str(f"{key}_CLIENT_ID"), "secret": env.str(f"{key}_SECRET", default="")}}
    for name, (key, facts, _site) in _WAYS_IN.items()
    if env.str(f"{key}_CLIENT_ID", default="")
}
SOCIALACCOUNT_ADAPTER = "accounts.social.SocialAdapter"
# The page asks for the name in three parts; an account is joined from inside of it, never by an equal address.
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SITES_OF_WAYS_IN = [site for name, (_key, _facts, site) in _WAYS_IN.items() if name in SOCIALACCOUNT_PROVIDERS]
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)

# By role: how many hours a session lasts at most, and how many without a request. Everybody else: SESSION_COOKIE_AGE.
SESSION_HOURS = {
    "secretary": (12, 3),
    "publisher": (12, 3),
    "editor": (12, 3),
    "school_coordinator": (12, 3),
    "juror": (14 * 24, 8),
    "door_operator": (12, 8),
}
