"""Kinds of letters of the events. Who gets one is decided by the verb that posts it. All carry the link of one registration."""

from datetime import UTC, date, datetime
from uuid import UUID

from events.models import Event, Registration
from outbox.kinds import LetterKind

_UNTIL = datetime(2027, 4, 19, 15, tzinfo=UTC)


def _registration(**facts) -> dict:
    event = Event(
        title="Семинар для председателей ТОС",
        slug="example",
        starts_at=datetime(2027, 4, 20, 11, tzinfo=UTC),
        expected_on=date(2027, 4, 20),
        place="Дом культуры, малый зал",
    )
    known = {"code": "K7QXAMR4", "key": UUID(int=0), "number": 7, "email": "gostev@example.org"}
    return {"about": Registration(event=event, last_name="Гостев", first_name="Игорь", **known), **facts}


# The link of a letter confirms and cancels, so the office does not read it.
address_asked = LetterKind("events/address_asked", lambda: _registration(until=_UNTIL), is_secret=True)
seat_confirmed = LetterKind("events/seat_confirmed", lambda: _registration(from_list=True), is_secret=True)
put_in_line = LetterKind("events/put_in_line", lambda: _registration(position=3), is_secret=True)
seat_offered = LetterKind("events/seat_offered", lambda: _registration(until=_UNTIL), is_secret=True)
link_again = LetterKind("events/link_again", _registration, is_secret=True)
registration_cancelled = LetterKind("events/registration_cancelled", _registration)
seat_lapsed = LetterKind("events/seat_lapsed", lambda: _registration(in_line=True), is_secret=True)
event_moved = LetterKind(
    "events/event_moved",
    lambda: _registration(before="вторник, 13 апреля 2027 г., 14:00 (Москва)", place_before="Малый зал"),
    is_secret=True,
)
event_cancelled = LetterKind("events/event_cancelled", lambda: _registration(reason="В здании отключают воду."))
