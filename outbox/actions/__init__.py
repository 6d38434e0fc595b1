"""Verbs of the post office: posting, delivery, resending."""

from . import delivery, posting

__all__ = ["delivery", "posting"]
