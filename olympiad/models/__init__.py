"""Tables of the olympiad: editions with their rules and stages, pupils and their schools, codes, rooms, what happened."""

from .code import ParticipantCode
from .edition import Olympiad, OlympiadEdition, Stage
from .participant import OlympiadParticipant, Pupil, SchoolEntry
from .rule_set import RuleSet
from .venue import Incident, Room, SeatAssignment, SeatingPlan, Venue

__all__ = [
    "Incident",
    "Olympiad",
    "OlympiadEdition",
    "OlympiadParticipant",
    "ParticipantCode",
    "Pupil",
    "Room",
    "RuleSet",
    "SchoolEntry",
    "SeatAssignment",
    "SeatingPlan",
    "Stage",
    "Venue",
]
