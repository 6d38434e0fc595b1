"""Registration: every move of every workflow is a word of the history; so is what happens to a list."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from foundation.audit import vocabulary
from foundation.publication import unseen
from foundation.workflow import Workflow


@hooks.register("register_log_actions")
def register_moves(registry):
    for workflow in Workflow.known:
        for a_move in workflow.moves.values():
            registry.register_action(a_move.code, a_move.label, a_move.past)


hooks.register(
    "register_log_actions",
    vocabulary(
        {
            "foundation.importedtable.keep": _("Список прочитан"),
            "foundation.importedtable.write": _("Список записан"),
            "foundation.importedtable.undo": _("Запись списка отменена"),
        }
    ),
)
# What was only read changes no public page.
unseen("foundation.importedtable.keep")
