"""Verbs about organisations of residents and about schools: the office registers them and keeps their facts true."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from directory.models import School, TosOrganization
from foundation.audit import record
from foundation.permissions import allows
from foundation.prepared import held


def register_organization(*, by, **facts) -> TosOrganization:
    """Write a new organisation of these facts (fields of TosOrganization) and return it.

    Raises PermissionDenied; ValidationError when the facts contradict each other or such an organisation exists.
    """
    return _register(TosOrganization, by, facts)


def register_school(*, by, **facts) -> School:
    """Write a new school of these facts (fields of School) and return it; raises as `register_organization`."""
    return _register(School, by, facts)


@transaction.atomic
def _register(model, by, facts):
    name = model._meta.model_name
    if not allows(by, f"directory.add_{name}"):
        raise PermissionDenied
    subject = model(**facts)
    subject.full_clean()
    subject.save()
    record(subject, f"directory.{name}.register", by=by, fields=sorted(facts))
    return subject


@transaction.atomic
def revise(subject, *, by, **facts):
    """Correct these facts of an organisation or a school and return it fresh. History names what changed.

    A corrected name was a mistake and is forgotten; a new name is given by `names.rename`.
    Raises PermissionDenied; ValidationError when the facts contradict each other.
    """
    name = subject._meta.model_name
    if not allows(by, f"directory.change_{name}", subject):
        raise PermissionDenied
    subject = held(type(subject), subject.pk)
    changed = sorted(field for field, value in facts.items() if getattr(subject, field) != value)
    for field in changed:
        setattr(subject, field, facts[field])
    subject.full_clean()
    if changed:
        subject.save(update_fields=[*changed, "updated_at"])
        record(subject, f"directory.{name}.revise", by=by, fields=changed)
    return subject


revise_organization = revise_school = revise
