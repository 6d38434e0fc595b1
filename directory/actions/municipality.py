"""Verbs about municipalities: the office registers them and corrects what it wrote."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from directory.models import Municipality
from foundation.audit import record
from foundation.permissions import allows


@transaction.atomic
def register_municipality(*, by, name, kind):
    """Write a new municipality and return it. Raises PermissionDenied or ValidationError."""
    if not allows(by, "directory.add_municipality"):
        raise PermissionDenied
    municipality = Municipality(name=name, kind=kind)
    municipality.full_clean()
    municipality.save()
    record(municipality, "directory.municipality.register", by=by, name=name, kind=kind)
    return municipality


@transaction.atomic
def revise_municipality(municipality, *, by, name, kind):
    """Correct name and kind; organisations stay findable by the new name. Raises PermissionDenied or ValidationError."""
    if not allows(by, "directory.change_municipality", municipality):
        raise PermissionDenied
    municipality = Municipality.objects.select_for_update().get(pk=municipality.pk)
    before = municipality.name
    municipality.name, municipality.kind = name, kind
    municipality.full_clean()
    municipality.save(update_fields=["name", "kind"])
    if name != before:
        refresh_found(municipality)
    record(municipality, "directory.municipality.revise", by=by, name=name, kind=kind, before=before)
    return municipality


def refresh_found(municipality) -> None:
    """Write anew by which words the organisations and schools of the territory are found."""
    for rows in (municipality.tosorganizations, municipality.schools):
        for row in rows.select_for_update():
            row.municipality = municipality
            row.save(update_fields=["updated_at"])
