"""Mutants: each permission check of each view is taken away in turn, and the proof must notice it.

Not collected with the suite: `make mutants`, or `pytest tests/proof/mutants.py -k office_register`. A mutant that survives is a
check whose absence nobody would see: its address lacks a row for somebody who is refused, or the check does nothing.

Per view of ours: without the sign-in page, without its key, without `visible_to`, a move without its own right. Per desk of
Wagtail: without the rights of the model. What verbs check again is not counted here: they have tests of their own.
"""

import pytest
from django.conf import settings
from rules.permissions import permissions
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from accounts.rules import is_signed_in, works_in_office
from foundation.views import Door, MovePage
from tests.proof.addresses import addresses, views_by_name
from tests.proof.asking import undrawn
from tests.proof.rows import BY_ADDRESS
from tests.proof.test_locks import KEPT_BY_FINDING, let_in, with_two_locks
from tests.proof.test_matrix import fault_of

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

VIEWS = views_by_name()
TWO_LOCKS = set(with_two_locks())
# Checks that cannot refuse anybody, because of what their doors are about.
NEVER_REFUSE = {
    # The address names nobody: the object is whoever asks.
    ("accounts:profile", "key"),
    ("accounts:own_sessions", "key"),
    ("members:my_contacts", "key"),
    ("members:my_consents", "key"),
    # Other moves than the juror's own two do not exist here, and both are whose the sheet is.
    ("contests:score_sheet_move", "right of the move"),
}
MOVES = {address.name for address in addresses() if "move" in address.words}
IN_OFFICE = {address.name for address in addresses() if address.route.startswith(settings.OFFICE_PATH)}


def _yes(*_anything):
    return True


def _mutants():
    """Yield (name of an address, what is taken away, the attributes that do it)."""
    for name, view in VIEWS.items():
        if issubclass(view, Door) and not view.public:
            yield from _of_a_door(name, view)
        elif issubclass(view, PermissionCheckedMixin) and view.__module__.split(".")[0] != "wagtail":
            yield name, "rights of the model", {"user_has_permission": _yes, "user_has_any_permission": _yes}


def _of_a_door(name, view):
    # In the office one gate stands before all doors; it has a row of its own.
    if name not in IN_OFFICE:
        yield name, "sign-in", {"public": True}
    if not _gate_asks_the_same(name, view):
        yield name, "key", {"lets_in": _yes}
    if issubclass(view, MovePage) and name in MOVES and _moves_ask_more(view):
        yield name, "right of the move", {"lets_in": Door.lets_in}
    if name in TWO_LOCKS and view.find is Door.find:
        yield name, "visibility", {"visible": lambda self: self.model._default_manager.all()}


def _gate_asks_the_same(name, view) -> bool:
    """Tell whether the key is what the sign-in page or the gate of the office has asked already."""
    asked = works_in_office if name in IN_OFFICE else is_signed_in
    return permissions[view.permission].name in {asked.name, is_signed_in.name}


def _moves_ask_more(view) -> bool:
    rights = {permissions[move.permission].name for move in view.workflow.moves.values()}
    return rights != {permissions[view.permission].name}


MUTANTS = [mutant for mutant in _mutants() if mutant[:2] not in NEVER_REFUSE]


@pytest.mark.parametrize(
    ("name", "attributes"),
    [pytest.param(name, attributes, id=f"{name}-without {taken}") for name, taken, attributes in MUTANTS],
)
def test_the_proof_notices_a_check_that_is_gone(interview, monkeypatch, name, attributes):
    for attribute, value in attributes.items():
        monkeypatch.setattr(VIEWS[name], attribute, value)

    with undrawn():
        in_tables = any(fault_of(interview, row, method) for row in BY_ADDRESS[name] for method in ("get", "post"))
        noticed = in_tables or (name in TWO_LOCKS and let_in(interview, name) != KEPT_BY_FINDING.get(name, set()))

    assert noticed, f"«{name}» answers everybody as before"
