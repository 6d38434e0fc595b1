"""Verbs of the branch: the only writers of its tables."""

from . import candidacy, governing_body, member, membership, membership_application, withdrawal

__all__ = ["candidacy", "governing_body", "member", "membership", "membership_application", "withdrawal"]
