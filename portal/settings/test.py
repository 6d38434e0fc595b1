"""The test suite: fast hashes, mail in memory, files in a temporary folder."""

import tempfile
from pathlib import Path

from .base import *

DEBUG = False
SECRET_KEY = "test-key-which-protects-nothing-0123456789-0123456789"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="portal-media-"))
PRIVATE_ROOT = Path(tempfile.mkdtemp(prefix="portal-private-"))
STATIC_ROOT = Path(tempfile.mkdtemp(prefix="portal-static-"))
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
BASE_URL = "https://portal.example"
# Tests are transactions that never commit, so nothing would be announced; those of the kept pages have a stamp of their own.
PUBLICATION_STAMP = None
GUESSED_ACCOUNT_DELAY_SECONDS = 0
