"""What stands about one participant, as a form begins with it."""

from olympiad.models import OlympiadParticipant

PUPIL = ("last_name", "first_name", "patronymic", "born_on", "representative_name", "relation")
PART = ("grade", "class_letter", "competing_grade", "mentors", "needs", "extra_minutes", "out_of_competition")


def answers_of(participant: OlympiadParticipant) -> dict:
    """Return the answers of the forms about a pupil."""
    kept = {name: getattr(participant.pupil, name) for name in PUPIL}
    return kept | {name: getattr(participant, name) for name in PART}
