"""Every address of ours names its key, and the list of doors without one is short and written here."""

import rules

from foundation.views import Door
from tests.architecture.house import our_views

PUBLIC = {
    "alive",
    "ready",
}


def test_every_door_of_ours_is_a_door():
    strangers = {route for route, view in our_views() if not (isinstance(view, type) and issubclass(view, Door))}

    assert strangers == set()


def test_every_door_names_a_key_that_exists_or_is_public():
    doors = {route: view for route, view in our_views()}

    keyless = {route for route, view in doors.items() if not view.public and not rules.perm_exists(view.permission or "")}

    assert keyless == set()


def test_the_public_doors_are_exactly_these():
    assert {f"{view.__module__}.{view.__name__}" for _route, view in our_views() if view.public} == PUBLIC
