"""Tables of the organisations around the branch."""

from .known_name import KnownName
from .municipality import Municipality
from .organization import Organization
from .representative import Representative
from .school import School
from .tos import TosOrganization

__all__ = ["KnownName", "Municipality", "Organization", "Representative", "School", "TosOrganization"]
