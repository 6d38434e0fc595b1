"""Tables of consents, of what people ask about their data, of who saw them, of how long they are kept."""

from .access_record import AccessRecord
from .consent import Consent, ConsentText
from .paper import ConsentPaper
from .request import SubjectRequest
from .retention import DestructionAct, RetentionRule
from .withdrawal import ConsentWithdrawal

__all__ = [
    "AccessRecord",
    "Consent",
    "ConsentPaper",
    "ConsentText",
    "ConsentWithdrawal",
    "DestructionAct",
    "RetentionRule",
    "SubjectRequest",
]
