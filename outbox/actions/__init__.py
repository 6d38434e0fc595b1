"""Verbs of the post office: posting, delivery, resending."""

from . import delivery, erasure, posting

__all__ = ["delivery", "erasure", "posting"]
