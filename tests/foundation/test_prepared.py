"""A prepared question answers as the queryset that it was made of, for any values, and never locks outside of a transaction."""

from datetime import date

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.db.models import CharField, DateField, IntegerField
from django.db.transaction import TransactionManagementError
from django.test.utils import CaptureQueriesContext

from foundation.models import DutyClock
from foundation.prepared import held, prepared

pytestmark = pytest.mark.django_db


@pytest.fixture
def groups():
    return [Group.objects.create(name=name) for name in ("Жюри", "Ёлка", "секретари")]


def test_rows_are_those_of_the_queryset_for_every_value(groups):
    @prepared(name=CharField())
    def named(name):
        return Group.objects.filter(name__gte=name).order_by("pk")

    names = ["", "Жюри", "Ёлка", "секретари", "я", "%s'); --"]

    assert [named(name=name) for name in names] == [
        list(Group.objects.filter(name__gte=name).order_by("pk")) for name in names
    ]


def test_tuples_and_single_values_come_as_the_queryset_gives_them(groups):
    @prepared(name=CharField(), on=DateField())
    def pairs(name, on):
        return Group.objects.filter(name=name).annotate(on=on).values_list("name", "on")

    @prepared(pk=IntegerField())
    def names_after(pk):
        return Group.objects.filter(pk__gt=pk).order_by("pk").values_list("name", flat=True)

    assert pairs(name="Ёлка", on=date(2020, 2, 29)) == [("Ёлка", date(2020, 2, 29))]
    assert names_after(pk=groups[0].pk) == ["Ёлка", "секретари"]


def test_rows_around_come_in_the_same_query(django_assert_num_queries):
    @prepared(codename=CharField())
    def permissions(codename):
        return Permission.objects.filter(codename=codename).select_related("content_type")

    permissions(codename="add_group")
    with django_assert_num_queries(1):
        (found,) = permissions(codename="view_group")
        kind = found.content_type.model

    assert (found.codename, kind) == ("view_group", "group")


def test_the_function_runs_once(groups):
    runs = []

    @prepared(name=CharField())
    def named(name):
        runs.append(name)
        return Group.objects.filter(name=name)

    assert ([named(name=group.name) for group in groups], len(runs)) == ([[group] for group in groups], 1)


def test_a_held_row_is_fresh_and_one_query(groups):
    group = groups[0]
    Group.objects.filter(pk=group.pk).update(name="Новое жюри")

    with CaptureQueriesContext(connection) as queries:
        fresh = held(Group, group.pk)

    assert (fresh, fresh.name, len(queries)) == (group, "Новое жюри", 1)
    with pytest.raises(DutyClock.DoesNotExist):
        held(DutyClock, "nobody")


@pytest.mark.django_db(transaction=True)
def test_nothing_is_held_outside_of_a_transaction():
    group = Group.objects.create(name="Жюри")

    with pytest.raises(TransactionManagementError):
        held(Group, group.pk)
