"""The WSGI entrance for gunicorn."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")
application = get_wsgi_application()
# Read before the first visitor comes, and before gunicorn's workers part: they share it.
_ = get_resolver().url_patterns
