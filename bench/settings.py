"""The settings of `make run` on a throw-away database, with static files that need no collecting."""

from portal.settings.dev import *

STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
INSTALLED_APPS = [*INSTALLED_APPS, "bench"]
ROOT_URLCONF = "bench.urls"
DEMO = False
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
