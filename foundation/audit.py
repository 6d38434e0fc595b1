"""The history of every object: one entry per act, in the transaction of the act, over Wagtail's log."""

from collections.abc import Mapping

from django.utils.functional import Promise
from wagtail.log_actions import log
from wagtail.log_actions import registry as log_registry


def record(subject, action: str, *, by, **facts) -> None:
    """Write that `by` (a user, or None for the clock) did `action` to `subject`; `facts` must survive JSON.

    Raises wagtail's validation error when `action` was never registered by `vocabulary` or by a move.
    """
    log(subject, action, user=by, title=str(subject)[:255], data=facts)


def vocabulary(actions: Mapping[str, str | Promise]):
    """Return a `register_log_actions` hook that knows `actions` (name -> Russian words in the past tense)."""

    def register(registry):
        for name, words in actions.items():
            registry.register_action(name, words, words)

    return register


def is_registered(action: str) -> bool:
    """Tell whether `record` would accept `action`."""
    return log_registry.action_exists(action)
