"""Tables of the people who sign in."""

from .session import Session
from .user import User

__all__ = ["Session", "User"]
