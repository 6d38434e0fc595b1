"""What holds until the next publication, kept in the process; and the stamp that tells every process that one has come.

The stamp is a file that grows by a byte with every entry of the history, after its transaction. Reading it costs no query:
whoever finds it grown forgets everything. Acts that nobody outside can see are named by `unseen`; all others count, for a
withdrawal must show at once. A minute is the longest that anything is kept, and it ends with the minute of the clock, since
terms of intake end on one. Why a file: docs/decisions/0010.
"""

import time
from collections.abc import Callable, Hashable
from functools import wraps
from threading import Lock
from typing import Any

from django.conf import settings
from django.db import transaction

MINUTE = 60

Version = tuple[int, int, int]

_unseen: list[str] = []


def unseen(*acts: str) -> None:
    """Name acts of the history that change nothing on a public page: answers of a draft, marks of a juror."""
    _unseen.extend(acts)


def current_version() -> Version | None:
    """Return what differs after every publication and in every minute; None where nothing may be kept."""
    if not settings.PUBLICATION_STAMP:
        return None
    try:
        stamp = settings.PUBLICATION_STAMP.stat()
    except FileNotFoundError:
        return None
    return stamp.st_size, stamp.st_mtime_ns, int(time.time() // MINUTE)


def announce() -> None:
    """Tell every process that pages changed. A byte is added, not a time set: two acts of one moment are two."""
    if settings.PUBLICATION_STAMP:
        stamp = settings.PUBLICATION_STAMP
        stamp.parent.mkdir(parents=True, exist_ok=True)
        with stamp.open("ab") as file:
            file.write(b".")


def announce_later(act: str, *, using: str) -> None:
    """Announce `act` when its transaction is done, unless nobody outside sees it."""
    if act not in _unseen:
        # The act is done by then: a full disk must not turn it into an error, and the minute ends soon.
        transaction.on_commit(announce, using=using, robust=True)


class Kept:
    """A few values of the current version. The oldest go first; with another version all go."""

    def __init__(self, size: int):
        self._size = size
        self._lock = Lock()
        self._shelf: tuple[Version | None, dict[Hashable, Any]] = (None, {})

    def get(self, version: Version | None, key: Hashable) -> Any:
        """Return what was kept under `key` in this very version, or None."""
        known, values = self._shelf
        return values.get(key) if version is not None and version == known else None

    def put(self, version: Version | None, key: Hashable, value: Any) -> None:
        """Keep a value. `version` is the one from before it was made, else a publication meanwhile would be overlooked."""
        if version is None:
            return
        with self._lock:
            known, values = self._shelf
            if version != known:
                values = {}
                self._shelf = version, values
            if len(values) >= self._size:
                values.pop(next(iter(values)))
            values[key] = value


def until_published(size: int) -> Callable:
    """Keep what a function returns for its arguments, at most `size` answers; None is asked for again."""

    def decorate(make):
        kept = Kept(size)

        @wraps(make)
        def remembered(*key):
            version = current_version()
            value = kept.get(version, key)
            if value is None:
                value = make(*key)
                if value is not None:
                    kept.put(version, key, value)
            return value

        return remembered

    return decorate
