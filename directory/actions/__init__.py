"""Verbs of the directory: the only writers of its tables."""

from . import municipality, names, organization, representative

__all__ = ["municipality", "names", "organization", "representative"]
