"""The history of every object: one entry per act, in the transaction of the act, over Wagtail's log."""

from collections.abc import Mapping, Sequence

from django.contrib.contenttypes.models import ContentType
from django.db import router
from django.utils import timezone
from django.utils.functional import Promise
from wagtail.log_actions import get_active_log_context
from wagtail.log_actions import registry as log_registry
from wagtail.models import Page

from foundation.publication import announce_later


def record(subject, action: str, *, by, **facts) -> None:
    """Write that `by` (a user, or None for the clock) did `action` to `subject`; `facts` must survive JSON. One query.

    Raises wagtail's validation error when `action` was never registered by `vocabulary` or by a move.
    """
    entries, context = log_registry.get_log_model_for_instance(subject), get_active_log_context()
    entry = entries(
        **{"page": subject} if isinstance(subject, Page) else {"object_id": str(subject.pk)},
        content_type=ContentType.objects.get_for_model(subject, for_concrete_model=False),
        label=str(subject)[:255],
        action=action,
        timestamp=timezone.now(),
        data=facts,
        user=by or context.user,
        uuid=context.uuid,
    )
    entry.clean()
    # Past the entry's own `save`, which asks the database whether the author and the kind of the subject exist: both are
    # in our hands, and wagtail itself keeps the entries of people who are gone. Signals are passed as well.
    entries.objects.bulk_create([entry])
    announce_later(action, using=router.db_for_write(entries))


def record_all(subjects: Sequence, action: str, *, by, **facts) -> None:
    """Write the same act of `by` for many subjects of one model, each into its own history. One query for any number."""
    if not subjects:
        return
    entries, context = log_registry.get_log_model_for_instance(subjects[0]), get_active_log_context()
    kind = ContentType.objects.get_for_model(subjects[0], for_concrete_model=False)
    common = {"content_type": kind, "action": action, "timestamp": timezone.now(), "data": facts, "uuid": context.uuid}
    rows = [
        entries(object_id=str(subject.pk), label=str(subject)[:255], user=by or context.user, **common)
        for subject in subjects
    ]
    rows[0].clean()
    entries.objects.bulk_create(rows)
    announce_later(action, using=router.db_for_write(entries))


def forget(subject, label: str) -> None:
    """Leave of the history of `subject` only who did what and when, under a `label` that names nobody."""
    log_registry.get_log_model_for_instance(subject).objects.for_instance(subject).update(label=label, data={})


def vocabulary(actions: Mapping[str, str | Promise]):
    """Return a `register_log_actions` hook that knows `actions` (name -> Russian words in the past tense)."""

    def register(registry):
        for name, words in actions.items():
            registry.register_action(name, words, words)

    return register


def is_registered(action: str) -> bool:
    """Tell whether `record` would accept `action`."""
    return log_registry.action_exists(action)
