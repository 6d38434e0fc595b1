"""Roles: who gives them, what stays in the history, what each may do in the office."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from wagtail.models import GroupCollectionPermission, GroupPagePermission, ModelLogEntry

from accounts.actions.roles import change_access, give_role, sync_roles, take_role
from accounts.models import User
from accounts.roles import Role
from foundation.errors import Refusal
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def history(person):
    entries = ModelLogEntry.objects.for_instance(person).order_by("pk")
    return [(entry.action.removeprefix("accounts.user."), entry.data.get("role")) for entry in entries]


def test_a_role_is_given_once_and_recorded():
    secretary, person = UserFactory(role=Role.SECRETARY), UserFactory()

    for _time in range(2):
        person = give_role(person, Role.JUROR, by=secretary)

    assert (person.roles, history(person)) == ({Role.JUROR}, [("give_role", "juror")])
    assert list(User.objects.in_role(Role.JUROR)) == [person]


def test_a_role_is_taken_and_recorded():
    person = take_role(UserFactory(role=Role.JUROR), Role.JUROR, by=UserFactory(role=Role.SECRETARY))

    assert (person.roles, history(person)) == (frozenset(), [("take_role", "juror")])


def test_a_secretary_does_not_lock_himself_out():
    secretary = UserFactory(role=Role.SECRETARY)

    with pytest.raises(Refusal, match="с самого себя"):
        take_role(secretary, Role.SECRETARY, by=secretary)
    with pytest.raises(Refusal, match="собственную"):
        change_access(secretary, by=secretary, roles=[Role.SECRETARY], is_active=False)


@pytest.mark.parametrize("role", [Role.EDITOR, Role.JUROR, None])
def test_nobody_but_the_secretary_gives_roles(role):
    with pytest.raises(PermissionDenied):
        give_role(UserFactory(), Role.SECRETARY, by=UserFactory(role=role))


def test_a_secretary_has_no_power_over_the_servers_administrator():
    administrator = UserFactory(is_superuser=True)

    with pytest.raises(PermissionDenied):
        change_access(administrator, by=UserFactory(role=Role.SECRETARY), roles=[], is_active=False)


def test_access_is_made_exactly_as_asked():
    secretary, person = UserFactory(role=Role.SECRETARY), UserFactory(role=Role.JUROR)

    person = change_access(person, by=secretary, roles=[Role.EDITOR], is_active=False)

    assert (person.roles, person.is_active) == ({Role.EDITOR}, False)
    assert history(person) == [("give_role", "editor"), ("take_role", "juror"), ("close", None)]


def test_rights_of_roles_are_exactly_these_however_often_they_are_synchronised():
    editors, _is_new = Group.objects.get_or_create(name=Role.EDITOR.value)
    editors.permissions.add(Permission.objects.get(codename="delete_user"))
    call_command("sync_roles", verbosity=0)
    sync_roles()

    pages = {
        role: set(
            GroupPagePermission.objects.filter(group__name=role.value).values_list("permission__codename", flat=True)
        )
        for role in Role
    }
    assert pages == {
        Role.SECRETARY: {"add_page", "change_page", "publish_page", "lock_page", "unlock_page"},
        Role.EDITOR: {"add_page", "change_page"},
        Role.PUBLISHER: {"add_page", "change_page", "publish_page", "lock_page", "unlock_page"},
        Role.JUROR: set(),
        Role.SCHOOL_COORDINATOR: set(),
        Role.DOOR_OPERATOR: set(),
    }
    files = GroupCollectionPermission.objects.filter(group__name=Role.EDITOR.value)
    assert set(files.values_list("permission__codename", flat=True)) == {
        "add_image",
        "change_image",
        "choose_image",
        "add_document",
        "change_document",
        "choose_document",
    }
    assert list(Group.objects.get(name=Role.EDITOR.value).permissions.values_list("codename", flat=True)) == [
        "access_admin"
    ]


def test_no_role_has_a_right_of_our_own_apps():
    sync_roles()

    ours = Permission.objects.filter(group__name__in=[role.value for role in Role]).exclude(
        content_type__app_label__startswith="wagtail",
    )

    # Site settings are the one exception: they are Wagtail's kind of object and live in pages/.
    assert set(ours.values_list("content_type__app_label", flat=True)) <= {"pages"}
