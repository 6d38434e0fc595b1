"""Verbs of consents: the only writers of their tables."""

from . import consent, consent_text, paper, withdrawal

__all__ = ["consent", "consent_text", "paper", "withdrawal"]
