"""Verbs of the contests: the only writers of their tables. Imported together, so that every move has its verb."""

from . import (
    application,
    attachment,
    certificates,
    draft,
    edition,
    extension,
    jury,
    next_year,
    nominee,
    paper_intake,
    protocol,
    regulation,
    score,
    setup,
    withdrawal,
)

__all__ = [
    "application",
    "attachment",
    "certificates",
    "draft",
    "edition",
    "extension",
    "jury",
    "next_year",
    "nominee",
    "paper_intake",
    "protocol",
    "regulation",
    "score",
    "setup",
    "withdrawal",
]
