"""Tables of consents."""

from .consent import Consent, ConsentText
from .paper import ConsentPaper
from .withdrawal import ConsentWithdrawal

__all__ = ["Consent", "ConsentPaper", "ConsentText", "ConsentWithdrawal"]
