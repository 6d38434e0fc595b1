"""Verbs about duplicates: what points at one row points at the other, nothing is lost, and it can be undone.

Rows of higher floors follow by the hands of `followers`, which the roof gives: functions (source, target, *, by, only=None)
that move what points at `source` (or only these keys) to `target` and return the keys that they moved.
"""

from collections.abc import Callable, Sequence

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from directory.models import KnownName, Representative
from directory.models.organization import key_of
from directory.states import LIVE_STATES, NameKind
from foundation.audit import record
from foundation.errors import Refusal
from foundation.permissions import allows

RIGHT = "directory.merge"

Follower = Callable[..., list[int]]


@transaction.atomic
def merge_duplicate(duplicate, *, by, kept, followers: Sequence[Follower] = ()):
    """Tell that `duplicate` is `kept` under another name, move everything to it and return it.

    The duplicate stays as a row that nobody finds, with what went away from it, so that `undo_merger` can bring it back.
    Raises PermissionDenied; Refusal when one of them was merged already or a person acts for both.
    """
    duplicate, kept = _held(duplicate, kept, by=by)
    if duplicate.merged_into_id or kept.merged_into_id:
        raise Refusal(_("Одна из этих записей уже объединена с другой."))
    _check_nobody_acts_for_both(duplicate, kept)
    alias = _alias(duplicate, kept)
    if alias:
        alias.save()
    moved = {
        "representatives": _move(Representative.objects.at(duplicate), kept),
        "names": _move(duplicate.known_names.exclude(name__in=[kept.name, *kept.other_names()]), kept),
        "alias": alias and alias.pk,
        "followers": [follow(duplicate, kept, by=by) for follow in followers],
    }
    duplicate.merged_into, duplicate.merged = kept, moved
    duplicate.save(update_fields=["merged_into", "merged", "updated_at"])
    kept.save(update_fields=["updated_at"])
    name = kept._meta.model_name
    record(duplicate, f"directory.{name}.merge", by=by, kept=kept.code, moved=moved)
    record(kept, f"directory.{name}.absorb", by=by, duplicate=duplicate.code, name=duplicate.name)
    return kept


@transaction.atomic
def undo_merger(duplicate, *, by, followers: Sequence[Follower] = ()):
    """Bring back a row that was merged by mistake, with all that went away from it and still stands where it was put.

    Raises PermissionDenied; Refusal when it is no duplicate of anything.
    """
    if duplicate.merged_into is None:
        raise Refusal(_("Эта запись ни с чем не объединена."))
    duplicate, kept = _held(duplicate, duplicate.merged_into, by=by)
    moved = duplicate.merged
    _move(Representative.objects.at(kept).filter(pk__in=moved["representatives"]), duplicate)
    _move(kept.known_names.filter(pk__in=moved["names"]), duplicate)
    kept.known_names.filter(pk=moved["alias"]).delete()
    # A follower that came to the house after this merger has nothing to bring back.
    for follow, keys in zip(followers, moved["followers"], strict=False):
        follow(kept, duplicate, by=by, only=keys)
    duplicate.merged_into, duplicate.merged = None, {}
    duplicate.save(update_fields=["merged_into", "merged", "updated_at"])
    kept.save(update_fields=["updated_at"])
    record(duplicate, f"directory.{kept._meta.model_name}.undo_merger", by=by, kept=kept.code)
    return duplicate


def _held(duplicate, kept, *, by):
    """Lock both, always in the same order, so that two who merge crosswise do not wait for each other for ever."""
    if not allows(by, RIGHT, duplicate):
        raise PermissionDenied
    if type(duplicate) is not type(kept) or duplicate.pk == kept.pk:
        raise Refusal(_("Выберите другую запись того же списка."))
    rows = type(kept)._base_manager.select_for_update().order_by("pk").in_bulk([duplicate.pk, kept.pk])
    return rows[duplicate.pk], rows[kept.pk]


def _check_nobody_acts_for_both(duplicate, kept) -> None:
    live = Representative.objects.filter(state__in=LIVE_STATES)
    there = set(live.at(kept).values_list("user_id", "position"))
    both = [row for row in live.at(duplicate).select_related("user") if (row.user_id, row.position) in there]
    if both:
        people = "; ".join(str(row.user) for row in both)
        words = _(
            "Обе записи представляет один человек: %(people)s. Сначала прекратите или отклоните одно из полномочий."
        )
        raise Refusal(words % {"people": people})


def _alias(duplicate, kept) -> KnownName | None:
    """Make the name of the duplicate one more name of what is kept, unless it is known there."""
    if duplicate.name in (kept.name, *kept.other_names()):
        return None
    return KnownName(
        name=duplicate.name, kind=NameKind.ALIAS, reason=str(_("Из объединённой записи")), **{key_of(kept): kept}
    )


def _move(rows, target) -> list[int]:
    keys = []
    for row in rows.select_for_update():
        setattr(row, key_of(target), target)
        row.full_clean(exclude=["folded_name"])
        row.save()
        keys.append(row.pk)
    return keys
