"""Verbs about organisations of residents: the office registers them and keeps their facts true."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from directory.models import TosOrganization
from foundation.audit import record
from foundation.permissions import allows


@transaction.atomic
def register_organization(*, by, **facts):
    """Write a new organisation of these facts (fields of TosOrganization) and return it.

    Raises PermissionDenied; ValidationError when the facts contradict each other or such an organisation exists.
    """
    if not allows(by, "directory.add_tosorganization"):
        raise PermissionDenied
    organization = TosOrganization(**facts)
    organization.full_clean()
    organization.save()
    record(organization, "directory.tosorganization.register", by=by, fields=sorted(facts))
    return organization


@transaction.atomic
def revise_organization(organization, *, by, **facts):
    """Set these facts (fields of TosOrganization) and return the fresh organisation. History names what changed.

    Raises PermissionDenied; ValidationError when the facts contradict each other.
    """
    if not allows(by, "directory.change_tosorganization", organization):
        raise PermissionDenied
    organization = TosOrganization.objects.select_for_update().get(pk=organization.pk)
    changed = sorted(name for name, value in facts.items() if getattr(organization, name) != value)
    for name in changed:
        setattr(organization, name, facts[name])
    organization.full_clean()
    if changed:
        organization.save(update_fields=[*changed, "updated_at"])
        record(organization, "directory.tosorganization.revise", by=by, fields=changed)
    return organization
