"""Verbs of the olympiad: the only writers of its tables. Imported together, so that every move has its verb."""

from . import appeal, commission, marks, results, works

__all__ = ["appeal", "commission", "marks", "results", "works"]
