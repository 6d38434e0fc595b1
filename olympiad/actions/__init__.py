"""Verbs of the olympiad: the only writers of its tables. Imported together, so that every move has its verb."""

from . import (
    appeal,
    attendance,
    certificates,
    commission,
    consent,
    edition,
    entry,
    lists,
    marks,
    merger,
    participant,
    results,
    setup,
    withdrawal,
    works,
)

__all__ = [
    "appeal",
    "attendance",
    "certificates",
    "commission",
    "consent",
    "edition",
    "entry",
    "lists",
    "marks",
    "merger",
    "participant",
    "results",
    "setup",
    "withdrawal",
    "works",
]
