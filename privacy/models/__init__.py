"""Tables of consents, of what people ask about their data, of who saw them."""

from .access_record import AccessRecord
from .consent import Consent, ConsentText
from .paper import ConsentPaper
from .request import SubjectRequest
from .withdrawal import ConsentWithdrawal

__all__ = ["AccessRecord", "Consent", "ConsentPaper", "ConsentText", "ConsentWithdrawal", "SubjectRequest"]
