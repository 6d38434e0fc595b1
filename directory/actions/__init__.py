"""Verbs of the directory: the only writers of its tables."""

from . import municipality, organization, representative

__all__ = ["municipality", "organization", "representative"]
