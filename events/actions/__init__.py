"""Verbs of the events: the only writers of their tables. Imported together, so that every move has its verb."""

from . import event, registration, seats, withdrawal

__all__ = ["event", "registration", "seats", "withdrawal"]
