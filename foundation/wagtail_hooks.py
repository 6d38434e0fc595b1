"""Registration: every move of every workflow is a word of the history."""

from wagtail import hooks

from foundation.workflow import Workflow


@hooks.register("register_log_actions")
def register_moves(registry):
    for workflow in Workflow.known:
        for a_move in workflow.moves.values():
            registry.register_action(a_move.code, a_move.label, a_move.past)
