"""Tables of the olympiad: editions and rules, pupils and schools, codes, rooms; works, marks, results, appeals."""

from .code import ParticipantCode
from .edition import Olympiad, OlympiadEdition, Stage
from .marking import Allotment, CommissionMember, MarkEntry, OlympiadTask, StageMarking, Work
from .participant import OlympiadParticipant, Pupil, SchoolEntry
from .results import Appeal, AppealVote, ResultSnapshot
from .rule_set import RuleSet
from .venue import Incident, Room, SeatAssignment, SeatingPlan, Venue

__all__ = [
    "Allotment",
    "Appeal",
    "AppealVote",
    "CommissionMember",
    "Incident",
    "MarkEntry",
    "Olympiad",
    "OlympiadEdition",
    "OlympiadParticipant",
    "OlympiadTask",
    "ParticipantCode",
    "Pupil",
    "ResultSnapshot",
    "Room",
    "RuleSet",
    "SchoolEntry",
    "SeatAssignment",
    "SeatingPlan",
    "Stage",
    "StageMarking",
    "Venue",
    "Work",
]
