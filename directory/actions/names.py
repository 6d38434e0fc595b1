"""Verbs about names: something is renamed, or people call it otherwise. Every name that it ever bore stays findable."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from directory.actions.municipality import refresh_found
from directory.models import KnownName, Municipality
from directory.models.organization import key_of
from directory.states import NameKind
from foundation.audit import record
from foundation.errors import Refusal
from foundation.permissions import allows
from foundation.prepared import held

RIGHT = "directory.rename"


@transaction.atomic
def rename(subject, *, by, name, since, reason=""):
    """Give an organisation, a school or a municipality a new name from the day `since`; the old one stays in its history.

    Raises PermissionDenied; Refusal when that is its name already; ValidationError when another one bears it.
    """
    subject = _held(subject, by)
    if name == subject.name:
        raise Refusal(_("Это название уже записано."))
    before = subject.name
    last = subject.known_names.filter(kind=NameKind.FORMER).order_by("-until").first()
    former = KnownName(
        name=before,
        kind=NameKind.FORMER,
        since=last and last.until and last.until + timedelta(days=1),
        until=since - timedelta(days=1),
        reason=reason,
        **{key_of(subject): subject},
    )
    subject.name = name
    subject.full_clean()
    former.full_clean(exclude=["folded_name"])
    former.save()
    _refresh(subject)
    record(subject, f"directory.{subject._meta.model_name}.rename", by=by, before=before, name=name, reason=reason)
    return subject


@transaction.atomic
def add_alias(subject, *, by, name):
    """Write one more name by which people call it, and return the subject. Raises PermissionDenied or ValidationError."""
    subject = _held(subject, by)
    alias = KnownName(name=name, kind=NameKind.ALIAS, **{key_of(subject): subject})
    alias.full_clean(exclude=["folded_name"])
    alias.save()
    _refresh(subject)
    record(subject, f"directory.{subject._meta.model_name}.add_alias", by=by, name=name)
    return subject


@transaction.atomic
def drop_name(subject, *, by, known_name):
    """Take away another name (the KnownName `known_name`) that was written by mistake; the history says which."""
    subject = _held(subject, by)
    name = known_name.name
    known_name.delete()
    _refresh(subject)
    record(subject, f"directory.{subject._meta.model_name}.drop_name", by=by, name=name)
    return subject


def _held(subject, by):
    if not allows(by, RIGHT, subject):
        raise PermissionDenied
    return held(type(subject), subject.pk)


def _refresh(subject) -> None:
    subject.save()
    if isinstance(subject, Municipality):
        refresh_found(subject)
