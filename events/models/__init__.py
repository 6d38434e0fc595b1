"""Tables of the events, one file per aggregate."""

from .event import Event, SeatPool
from .registration import Registration, SeatEntry

__all__ = ["Event", "Registration", "SeatEntry", "SeatPool"]
