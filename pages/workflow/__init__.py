"""What may happen to the plan and its activities, and when. Who may do it is in rules.py."""

from .execution import RIGHT, PlanActivityWorkflow
from .plan_import import PlanImportWorkflow

__all__ = ["RIGHT", "PlanActivityWorkflow", "PlanImportWorkflow"]
