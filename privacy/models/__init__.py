"""Tables of consents."""

from .consent import Consent, ConsentText

__all__ = ["Consent", "ConsentText"]
