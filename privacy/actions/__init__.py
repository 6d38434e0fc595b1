"""Verbs of consents: the only writers of their tables."""

from . import access, consent, consent_text, paper, request, withdrawal

__all__ = ["access", "consent", "consent_text", "paper", "request", "withdrawal"]
