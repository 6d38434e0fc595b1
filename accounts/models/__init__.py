"""Tables of the people who sign in."""

from .invitation import Invitation
from .session import Session
from .user import User

__all__ = ["Invitation", "Session", "User"]
