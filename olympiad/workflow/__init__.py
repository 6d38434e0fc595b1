"""What may happen to an edition, to a participant, to the works of a stage, to appeals, and when. Who may do it is in rules.py."""

from .appeal import AppealWorkflow
from .edition import EditionWorkflow
from .marking import MarkingWorkflow
from .participant import ParticipantWorkflow

__all__ = ["AppealWorkflow", "EditionWorkflow", "MarkingWorkflow", "ParticipantWorkflow"]
