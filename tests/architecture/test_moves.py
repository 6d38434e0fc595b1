"""Every row of a table of moves is complete."""

import pytest
import rules
from django.apps import apps

from foundation.audit import is_registered
from foundation.workflow import Workflow

MOVES = [a_move for workflow in Workflow.known for a_move in workflow.moves.values()]


@pytest.mark.parametrize("a_move", MOVES, ids=lambda a_move: a_move.code)
def test_every_move_has_a_verb_a_key_both_labels_and_a_word_in_the_history(a_move):
    assert {
        "verb": callable(a_move.verb),
        "key": rules.perm_exists(a_move.permission),
        "label": bool(str(a_move.label)),
        "past": bool(str(a_move.past)),
        "history": is_registered(a_move.code),
    } == dict.fromkeys(("verb", "key", "label", "past", "history"), True)


@pytest.mark.parametrize("workflow", Workflow.known, ids=lambda workflow: workflow.__name__)
def test_every_state_of_a_table_is_a_state_of_its_model(workflow):
    field = apps.get_model(workflow.model)._meta.get_field(workflow.field)
    known = {value for value, _label in field.choices}

    used = {state for a_move in workflow.moves.values() for state in (*a_move.sources, a_move.target)}

    assert used - known == set()
