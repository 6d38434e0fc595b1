"""What may happen to an application to join and to a membership."""

from .application import MembershipApplicationWorkflow
from .membership import MembershipWorkflow

__all__ = ["MembershipApplicationWorkflow", "MembershipWorkflow"]
