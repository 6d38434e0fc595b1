"""Abstract bases of all our tables: when a row was written, and the short public code that addresses it."""

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

# No 0/O, 1/I/L, 2/Z, 5/S, 8/B: a code is read aloud over the telephone.
CODE_ALPHABET = "34679ACDEFGHJKMNPQRTUVWXY"
CODE_LENGTH = 8


def new_code(length: int = CODE_LENGTH) -> str:
    """Return a random code of `length` letters; each letter carries 4.6 bits."""
    return "".join(secrets.choice(CODE_ALPHABET) for _letter in range(length))


class Timed(models.Model):
    """Rows that know when they were made and last changed (UTC in the database)."""

    created_at = models.DateTimeField(_("Создано"), auto_now_add=True)
    updated_at = models.DateTimeField(_("Изменено"), auto_now=True)

    class Meta:
        abstract = True


class Coded(models.Model):
    """Rows addressed on the web by a code that tells nothing about their number or age."""

    code = models.CharField(_("Код"), max_length=16, unique=True, default=new_code, editable=False)

    class Meta:
        abstract = True
