"""What is true in every environment. Sections stand in the order of docs/house.md; overrides are in dev, test, production."""

from pathlib import Path

from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from .env import read
from .signing_in import *

# ---------------------------------------------------------------- paths
BASE_DIR = Path(__file__).resolve().parent.parent.parent
env = read(BASE_DIR / ".env")
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))
MEDIA_ROOT = VAR_DIR / "media"
PRIVATE_ROOT = VAR_DIR / "private"
# Grows with every publication (foundation/publication.py). It lies where all processes of the portal write; None: nothing is kept.
PUBLICATION_STAMP: Path | None = PRIVATE_ROOT / "publications"
# The clamd that looks at uploaded files: "host:port" or the path of its socket. Empty: files are not looked at for viruses.
CLAMD_ADDRESS = env.str("CLAMD_ADDRESS", default="")
STATIC_ROOT = VAR_DIR / "static"
MEDIA_URL = "/media/"
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
SERVE_MEDIA = env.bool("SERVE_MEDIA", default=False)
# Behind nginx: the internal location that serves PRIVATE_ROOT; empty means that Django streams the file itself.
PRIVATE_ACCEL_PREFIX = env.str("PRIVATE_ACCEL_PREFIX", default="")

# ---------------------------------------------------------------- apps
INSTALLED_APPS = [
    "contests",
    "olympiad",
    "events",
    "members",
    "directory",
    "certificates",
    "privacy",
    "accounts",
    "outbox",
    "foundation",
    "pages",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.sitemaps",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "accounts.apps.OfficeUsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "rules",
    "csp",
    "django_cotton.apps.SimpleAppConfig",
    "django_htmx",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "portal",
]

# ---------------------------------------------------------------- middleware
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "foundation.middleware.RequestIdMiddleware",
    "foundation.middleware.ContentSecurityPolicyMiddleware",
    "foundation.kept_pages.KeptPagesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "accounts.sessions.SignedInMiddleware",
    "foundation.middleware.PrivacyMiddleware",
    "accounts.gates.SecondFactorMiddleware",
    "foundation.middleware.OfficeMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.gates.ProofMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]
ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

# Tell nothing of a person; pages are kept for each value apart (foundation/kept_pages.py).
COOKIES_OF_THE_LOOK = ["display"]

# ---------------------------------------------------------------- templates
_LOADERS = [
    "django_cotton.cotton_loader.Loader",
    "django.template.loaders.filesystem.Loader",
    "django.template.loaders.app_directories.Loader",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [("foundation.folding.Loader", _LOADERS)],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
                "portal.context.display",
            ],
            "builtins": ["django_cotton.templatetags.cotton", "foundation.templatetags.russian"],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# ---------------------------------------------------------------- database
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    # A question asked five times in a connection is planned once; docs/decisions/0020.
    DATABASES["default"]["OPTIONS"] = {"server_side_binding": True, "prepare_threshold": 5}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": env.cache("CACHE_URL", default="dbcache://portal_cache"),
}
if CACHES["default"]["BACKEND"].endswith("RedisCache"):
    # Redis makes the portal faster and never breaks it (foundation/cache.py).
    CACHES["default"]["BACKEND"] = "foundation.cache.ForgivingRedisCache"
    CACHES["default"]["OPTIONS"] = {"socket_connect_timeout": 0.5, "socket_timeout": 1}
    CACHES["fallback"] = {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "portal_cache"}

# ---------------------------------------------------------------- storage
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o640

# ---------------------------------------------------------------- auth
# Who signs in, how, how often and for how long stands in signing_in.py.
if SOCIALACCOUNT_PROVIDERS:
    INSTALLED_APPS += ["allauth.socialaccount"]
    INSTALLED_APPS += [f"allauth.socialaccount.providers.{name}" for name in SOCIALACCOUNT_PROVIDERS]

# ---------------------------------------------------------------- mail
EMAIL_CONFIG = env.email("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Портал ВСМС <portal@example.org>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# ---------------------------------------------------------------- tasks
# Wagtail queues its search index on the default backend, and a page must be found at once; our own work waits in a table.
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "jobs": {"BACKEND": "django_tasks_db.DatabaseBackend"},
}

# ---------------------------------------------------------------- i18n
LANGUAGE_CODE = "ru"
LANGUAGES = [("ru", _("Русский"))]
TIME_ZONE = "Europe/Moscow"
USE_I18N = True
USE_TZ = True
LOCALE_PATHS = [BASE_DIR / "locale"]

# ---------------------------------------------------------------- security
SESSION_ENGINE = "accounts.sessions"
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "portal.errors.csrf_failure"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "media-src": [SELF],
        # A browser follows a form to where it is sent on.
        "form-action": [
            SELF,
            *SITES_OF_WAYS_IN,
        ],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    },
}
# Wagtail's office still writes inline scripts and styles of its own (wagtail#1288).
OFFICE_CONTENT_SECURITY_POLICY = {
    "script-src": [SELF, "'unsafe-inline'"],
    "style-src": [SELF, "'unsafe-inline'"],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
    "frame-ancestors": [SELF],
}

# ---------------------------------------------------------------- wagtail
OFFICE_PATH = "office/"
WAGTAIL_SITE_NAME = "Кабинет отделения"
WAGTAILADMIN_BASE_URL = env.str("BASE_URL", default=f"http://127.0.0.1:{env.str('PORT', default='8000')}")
WAGTAILADMIN_LOGIN_URL = "/accounts/login/"
WAGTAIL_FRONTEND_LOGIN_URL = "/accounts/login/"
WAGTAIL_PAGE_MODEL = "wagtailcore.Page"
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_I18N_ENABLED = False
# An edited page is read again; a reader's own correction counts as read (pages/models/review.py).
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_DATE_FORMAT = "%d.%m.%Y"
WAGTAIL_DATETIME_FORMAT = "%d.%m.%Y %H:%M"
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_USER_TIME_ZONES = [
    "Europe/Kaliningrad",
    "Europe/Moscow",
    "Europe/Samara",
    "Asia/Yekaterinburg",
    "Asia/Omsk",
    "Asia/Krasnoyarsk",
    "Asia/Irkutsk",
    "Asia/Yakutsk",
    "Asia/Vladivostok",
    "Asia/Magadan",
    "Asia/Kamchatka",
]
WAGTAILIMAGES_IMAGE_MODEL = "pages.SiteImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "pages.office.library.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "avif"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 15 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 55_000_000
# Sizes for pages are drawn in WebP, a third of a JPEG; a template may ask for another format by name.
WAGTAILIMAGES_FORMAT_CONVERSIONS = {"jpeg": "webp", "png": "webp", "webp": "webp", "avif": "webp"}
WAGTAILIMAGES_WEBP_QUALITY = 80
WAGTAILIMAGES_AVIF_QUALITY = 60
WAGTAILIMAGES_JPEG_QUALITY = 82
WAGTAILDOCS_DOCUMENT_FORM_BASE = "pages.office.library.DocumentForm"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "xlsx"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 25 * 1024 * 1024
WAGTAILDOCS_INLINE_CONTENT_TYPES = ["application/pdf"]
WAGTAILEMBEDS_FINDERS: list = []
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

# ---------------------------------------------------------------- portal
BASE_URL = WAGTAILADMIN_BASE_URL
# Whether the nightly look at links may ask other sites; a server without a way out leaves it off.
CHECK_OUTSIDE_LINKS = env.bool("CHECK_OUTSIDE_LINKS", default=False)
BRANCH_NAME = "Смоленское региональное отделение Общероссийской общественной организации «Всероссийский Совет местного самоуправления»"
BRANCH_SHORT_NAME = "Смоленское отделение ВСМС"
BRANCH_CITY = "Смоленск"
BRANCH_PHONE = env.str("BRANCH_PHONE", default="")
BRANCH_EMAIL = env.str("BRANCH_EMAIL", default="")
# «6+» and the like, shown at the foot of every page when the branch wants it (436-ФЗ).
AGE_MARK = env.str("AGE_MARK", default="")
# What the texts of consents name; a lawyer confirms the terms before `install_consent_texts` freezes them.
PERSONAL_DATA_OPERATOR = {
    "name": BRANCH_NAME,
    "email": BRANCH_EMAIL,
    "address": env.str("BRANCH_ADDRESS", default=""),
    "inn": env.str("BRANCH_INN", default=""),
    "ogrn": env.str("BRANCH_OGRN", default=""),
}
# So many files with personal data by one account in so many minutes are told to whoever answers for them.
DOWNLOADS_ALARM = env.int("DOWNLOADS_ALARM", default=50)
DOWNLOADS_ALARM_MINUTES = env.int("DOWNLOADS_ALARM_MINUTES", default=10)
PERSONAL_DATA_TERMS = {
    "keep_years": env.int("PERSONAL_DATA_KEEP_YEARS", default=5),
    "destroy_days": env.int("PERSONAL_DATA_DESTROY_DAYS", default=30),
    "answer_working_days": env.int("PERSONAL_DATA_ANSWER_WORKING_DAYS", default=10),
    "unpublish_working_days": env.int("PERSONAL_DATA_UNPUBLISH_WORKING_DAYS", default=3),
}
# Below `both_from` a representative signs a consent, from then on the minor too, from `alone_from` the person [L].
CONSENT_AGES = {
    "both_from": env.int("CONSENT_BOTH_FROM_AGE", default=14),
    "alone_from": env.int("CONSENT_ALONE_FROM_AGE", default=18),
}
# Whether a school coordinator may check the signed papers that he collected himself; otherwise the secretary does.
COORDINATOR_VERIFIES_CONSENTS = env.bool("COORDINATOR_VERIFIES_CONSENTS", default=False)
AIM_REACHED = "152-ФЗ, статья 5, часть 7: цель обработки достигнута"
PROOF = "Гражданский кодекс, статья 196: срок исковой давности"
# The rules that `manage.py install_retention_rules` writes; a lawyer confirms the terms, the secretary applies them [L].
RETENTION_RULES = {
    "draft": {"term": 90, "unit": "days", "since": "после закрытия приёма", "basis": AIM_REACHED, "expiry": "delete"},
    "application": {
        "term": 5,
        "unit": "years",
        "since": "после публикации итогов",
        "basis": AIM_REACHED,
        "expiry": "anonymise",
    },
    "certificate": {"term": 10, "unit": "years", "since": "после выдачи", "basis": AIM_REACHED, "expiry": "anonymise"},
    "paper": {"term": 90, "unit": "days", "since": "после подготовки бланка", "basis": AIM_REACHED, "expiry": "delete"},
    "consent": {"term": 3, "unit": "years", "since": "после окончания или отзыва", "basis": PROOF, "expiry": "delete"},
    "request": {"term": 3, "unit": "years", "since": "после ответа", "basis": PROOF, "expiry": "delete"},
    "access": {"term": 1, "unit": "years", "since": "после записи", "basis": AIM_REACHED, "expiry": "delete"},
    "letter": {"term": 3, "unit": "years", "since": "после отправки", "basis": PROOF, "expiry": "delete"},
    "account": {
        "term": 5,
        "unit": "years",
        "since": "после последнего входа",
        "basis": AIM_REACHED,
        "expiry": "anonymise",
    },
}
# Who signs acts of destruction: «Председатель комиссии: И. О. Фамилия; Член комиссии: …».
DESTRUCTION_COMMITTEE = [
    [words.strip() for words in member.split(":", 1)]
    for member in env.str("DESTRUCTION_COMMITTEE", default="").split(";")
    if ":" in member
]
DEMO = env.bool("DEMO", default=False)
