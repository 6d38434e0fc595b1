"""What may happen to a contest, an application, a sheet and a protocol, and when. Who may do it is in rules.py."""

from .application import ApplicationWorkflow
from .edition import EditionWorkflow
from .protocol import ProtocolWorkflow
from .sheet import SheetWorkflow

__all__ = ["ApplicationWorkflow", "EditionWorkflow", "ProtocolWorkflow", "SheetWorkflow"]
