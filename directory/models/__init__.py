"""Tables of the organisations around the branch."""

from .municipality import Municipality
from .representative import Representative
from .tos import TosOrganization

__all__ = ["Municipality", "Representative", "TosOrganization"]
