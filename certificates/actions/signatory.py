"""Keeping the list of those who sign."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from certificates.models import Signatory
from foundation.audit import record
from foundation.permissions import allows


@transaction.atomic
def add_signatory(*, by, **facts) -> Signatory:
    """Write a new signatory. Raises PermissionDenied, and ValidationError for facts that do not fit."""
    if not allows(by, "certificates.add_signatory"):
        raise PermissionDenied
    signatory = Signatory(**facts)
    signatory.full_clean()
    signatory.save()
    record(signatory, "certificates.signatory.add", by=by)
    return signatory


@transaction.atomic
def change_signatory(signatory, *, by, **facts) -> Signatory:
    """Change a signatory; what he has signed stays as it was. Raises PermissionDenied and ValidationError."""
    signatory = Signatory.objects.select_for_update().get(pk=signatory.pk)
    if not allows(by, "certificates.change_signatory", signatory):
        raise PermissionDenied
    for name, value in facts.items():
        setattr(signatory, name, value)
    signatory.full_clean()
    signatory.save(update_fields=[*facts, "updated_at"])
    record(signatory, "certificates.signatory.change", by=by, fields=sorted(facts))
    return signatory
