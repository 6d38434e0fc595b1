"""A developer's machine and the demo: everything has a default, nothing is secret."""

from .base import *

DEBUG = env.bool("DEBUG", default=False)
SERVE_MEDIA = True
SECRET_KEY = env.str("SECRET_KEY", default="development-only-key-which-protects-nothing-0123456789")
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
# Compressing Wagtail's thousand files is the server's work; nobody downloads them from here.
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}}
# Letters lie in var/mail, one file each, unless EMAIL_URL names a server.
vars().update(env.email("EMAIL_URL", default=f"filemail:///{VAR_DIR / 'mail'}"))
DEMO = env.bool("DEMO", default=True)
# The demo asks for no second factor and does not ask twice who one is: its password stands on the screen.
SECOND_FACTOR_REQUIRED_FOR = env.list("SECOND_FACTOR_REQUIRED_FOR", default=[])
ACCOUNT_REAUTHENTICATION_TIMEOUT = env.int("PROOF_SECONDS", default=14 * 24 * 3600)
# Whoever works on a template wants to see it now.
PUBLICATION_STAMP = None if DEBUG else PUBLICATION_STAMP
# What the demo says about itself where nobody has said anything: an address that cannot exist.
BRANCH_PHONE = BRANCH_PHONE or "+7 (4812) 00-00-00"
BRANCH_EMAIL = BRANCH_EMAIL or "otdelenie@example.org"
_MADE_UP = {"address": "214000, г. Смоленск, ул. Примерная, д. 1", "inn": "0000000000", "ogrn": "0000000000000"}
PERSONAL_DATA_OPERATOR = (
    _MADE_UP | {name: value for name, value in PERSONAL_DATA_OPERATOR.items() if value} | {"email": BRANCH_EMAIL}
)
AGE_MARK = AGE_MARK or "6+"
