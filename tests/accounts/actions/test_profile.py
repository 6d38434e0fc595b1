"""A person corrects his own facts."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.models import ModelLogEntry

from accounts.actions.profile import change_profile
from accounts.roles import Role
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def test_a_change_is_written_and_the_history_names_the_fields_only():
    person = UserFactory(first_name="Иван", phone="")

    changed = change_profile(person, by=person, first_name="Пётр", phone="+74812381181", patronymic=person.patronymic)

    entry = ModelLogEntry.objects.for_instance(person).get()
    assert (changed.first_name, changed.phone) == ("Пётр", "+74812381181")
    assert (entry.action, entry.user, entry.data) == (
        "accounts.user.change_profile",
        person,
        {"fields": ["first_name", "phone"]},
    )


def test_saving_what_was_there_leaves_no_trace():
    person = UserFactory()

    change_profile(person, by=person, first_name=person.first_name)

    assert ModelLogEntry.objects.for_instance(person).count() == 0


def test_a_name_that_is_none_is_refused():
    person = UserFactory()

    with pytest.raises(ValidationError) as caught:
        change_profile(person, by=person, first_name="evil.example")

    assert list(caught.value.message_dict) == ["first_name"]


def test_not_even_the_secretary_changes_somebody_else():
    with pytest.raises(PermissionDenied):
        change_profile(UserFactory(), by=UserFactory(role=Role.SECRETARY), first_name="Пётр")
