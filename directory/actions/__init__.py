"""Verbs of the directory: the only writers of its tables."""

from . import lists, municipality, names, organization, representative

__all__ = ["lists", "municipality", "names", "organization", "representative"]
