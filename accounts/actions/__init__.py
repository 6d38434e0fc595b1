"""Verbs of accounts: the only writers of people, their roles and their rights."""

from . import profile, roles

__all__ = ["profile", "roles"]
