"""Who works on the portal: roles given and taken, accounts closed and opened, and the rights of each role in the office."""

from collections.abc import Collection as SomeOf

from django.contrib.auth.models import Group, Permission
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.contrib.settings.registry import registry as settings_registry
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page, Site

from accounts.actions.sessions import end_sessions_of
from accounts.models import User
from accounts.roles import OFFICE_RIGHTS, OfficeRights, Role
from foundation.audit import record
from foundation.errors import Refusal
from foundation.permissions import allows


@transaction.atomic
def give_role(person: User, role: Role, *, by: User | None) -> User:
    """Give a role; a role that the person has changes nothing. `by=None` is the demo and the console."""
    person = _locked(person, by)
    if role not in person.roles:
        person.groups.add(_group_of(role))
        # How long a session lasts and what it must show is written into it at its beginning.
        end_sessions_of(person)
        record(person, "accounts.user.give_role", by=by, role=role.value)
    return _fresh(person)


@transaction.atomic
def take_role(person: User, role: Role, *, by: User | None) -> User:
    """Take a role away. Raises Refusal when a secretary would leave himself outside of the office."""
    person = _locked(person, by)
    if role in person.roles:
        if by is not None and role is Role.SECRETARY and person.pk == by.pk:
            raise Refusal(_("Нельзя снять роль секретаря с самого себя. Попросите другого секретаря."))
        person.groups.remove(_group_of(role))
        record(person, "accounts.user.take_role", by=by, role=role.value)
    return _fresh(person)


@transaction.atomic
def change_access(person: User, *, by: User, roles: SomeOf[Role], is_active: bool) -> User:
    """Make the roles of a person exactly `roles` and open or close his account; return the fresh person.

    Raises PermissionDenied for whoever may not, Refusal for closing one's own account.
    """
    person = _locked(person, by)
    for role in set(roles) - person.roles:
        give_role(person, role, by=by)
    for role in person.roles - set(roles):
        take_role(person, role, by=by)
    if person.is_active != is_active:
        if person.pk == by.pk:
            raise Refusal(_("Нельзя закрыть собственную учётную запись. Попросите другого секретаря."))
        person.is_active = is_active
        person.save(update_fields=["is_active"])
        if not is_active:
            end_sessions_of(person)
        record(person, "accounts.user.open" if is_active else "accounts.user.close", by=by)
    return _fresh(person)


@transaction.atomic
def sync_roles() -> None:
    """Make the groups of all roles and give them exactly the rights that accounts/roles.py lists. Run it as often as you like."""
    for role in Role:
        group, _is_new = Group.objects.get_or_create(name=role.value)
        rights = OFFICE_RIGHTS.get(role, OfficeRights())
        group.permissions.set(_permissions(rights.office) | _settings_permissions(rights.settings))
        _sync(GroupPagePermission, group, "page", _home(), _permissions(rights.pages))
        _sync(
            GroupCollectionPermission, group, "collection", Collection.get_first_root_node(), _permissions(rights.files)
        )


def _home() -> Page | None:
    """Return the page under which everybody of the office works: nobody stands above the home page of the site."""
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    return site.root_page if site else Page.get_first_root_node()


def _locked(person: User, by: User | None) -> User:
    person = User.objects.select_for_update().get(pk=person.pk)
    if by is not None and not allows(by, "accounts.change_access", person):
        raise PermissionDenied
    return person


def _fresh(person: User) -> User:
    # Roles are read once per object; whoever changed them gets an object that has not read them yet.
    return User.objects.get(pk=person.pk)


def _group_of(role: Role) -> Group:
    group, _is_new = Group.objects.get_or_create(name=role.value)
    return group


def _permissions(names: SomeOf[str]):
    wanted = Q(pk__in=[])
    for name in names:
        app_label, codename = name.split(".")
        wanted |= Q(content_type__app_label=app_label, codename=codename)
    return Permission.objects.filter(wanted)


def _settings_permissions(granted: bool):
    names = (
        [f"{model._meta.app_label}.change_{model._meta.model_name}" for model in settings_registry] if granted else []
    )
    return _permissions(names)


def _sync(model, group, tree, root, permissions) -> None:
    # An emptied test database has no root; its next migration brings it back and comes here again.
    if root is None:
        return
    model.objects.filter(group=group).exclude(**{tree: root, "permission__in": permissions}).delete()
    for permission in permissions:
        model.objects.get_or_create(group=group, permission=permission, **{tree: root})
