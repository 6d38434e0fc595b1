"""Tables of moves with their guards."""

from .event import EventWorkflow
from .registration import RegistrationWorkflow

__all__ = ["EventWorkflow", "RegistrationWorkflow"]
