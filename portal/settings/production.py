"""The server. Secrets have no defaults; whatever is missing is named at once."""

import sentry_sdk

from .base import *

DEBUG = False
SECRET_KEY = env.required("SECRET_KEY")
ALLOWED_HOSTS = [host.strip() for host in env.required("ALLOWED_HOSTS").split(",")]
BASE_URL = WAGTAILADMIN_BASE_URL = env.required("BASE_URL")
for name in ("DATABASE_URL", "EMAIL_URL", "DEFAULT_FROM_EMAIL"):
    env.required(name)
env.finish()

CSRF_TRUSTED_ORIGINS = [BASE_URL]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"

# ---------------------------------------------------------------- errors told to an operator
if dsn := env.str("SENTRY_DSN", default=""):
    sentry_sdk.init(dsn, send_default_pii=False)
