"""Tables of the contests, one file per aggregate."""

from .application import Application, ApplicationVersion, Attachment
from .correction import CorrectionRequest
from .criterion import Criterion, VerifiedValue
from .edition import Contest, ContestEdition
from .jury import Conflict, JuryMember
from .nomination import AttachmentSlot, Nomination
from .nominee import NomineeConsent
from .protocol import Award, Protocol
from .question import FormVersion, Question
from .regulation import Extension, RegulationVersion
from .result import StoredResult, StoredResultRow
from .score import ScoreEntry, ScoreSheet

__all__ = [
    "Application",
    "ApplicationVersion",
    "Attachment",
    "AttachmentSlot",
    "Award",
    "Conflict",
    "Contest",
    "ContestEdition",
    "CorrectionRequest",
    "Criterion",
    "Extension",
    "FormVersion",
    "JuryMember",
    "Nomination",
    "NomineeConsent",
    "Protocol",
    "Question",
    "RegulationVersion",
    "ScoreEntry",
    "ScoreSheet",
    "StoredResult",
    "StoredResultRow",
    "VerifiedValue",
]
