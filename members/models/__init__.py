"""Tables of the branch."""

from .candidacy import Candidacy, Election
from .governing_body import BodyMembership, GoverningBody
from .member import Member, MemberRegister, Membership
from .membership_application import MembershipApplication

__all__ = [
    "BodyMembership",
    "Candidacy",
    "Election",
    "GoverningBody",
    "Member",
    "MemberRegister",
    "Membership",
    "MembershipApplication",
]
