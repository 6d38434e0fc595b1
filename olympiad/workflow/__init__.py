"""What may happen to the works of a stage and to appeals, and when. Who may do it is in rules.py."""

from .appeal import AppealWorkflow
from .marking import MarkingWorkflow

__all__ = ["AppealWorkflow", "MarkingWorkflow"]
