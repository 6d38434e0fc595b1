"""Verbs of the olympiad: the only writers of its tables. Imported together, so that every move has its verb."""

from . import (
    appeal,
    attendance,
    commission,
    consent,
    edition,
    entry,
    lists,
    marks,
    participant,
    results,
    setup,
    works,
)

__all__ = [
    "appeal",
    "attendance",
    "commission",
    "consent",
    "edition",
    "entry",
    "lists",
    "marks",
    "participant",
    "results",
    "setup",
    "works",
]
