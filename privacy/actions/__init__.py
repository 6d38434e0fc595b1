"""Verbs of consents: the only writers of their tables."""

from . import access, consent, consent_text, erasure, paper, request, retention, withdrawal

__all__ = ["access", "consent", "consent_text", "erasure", "paper", "request", "retention", "withdrawal"]
