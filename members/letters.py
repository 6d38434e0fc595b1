"""Letters of the branch: what became of an application to join, and the end of a membership."""

from datetime import date

from directory.models import Municipality
from members.models import Member, Membership, MembershipApplication
from members.states import LeavingGround, MembershipState
from outbox.kinds import LetterKind

_NAME = {"last_name": "Примерова", "first_name": "Нина", "patronymic": "Петровна"}


def _membership(**facts) -> Membership:
    member = Member(**_NAME, municipality=Municipality(name="Городской округ Смоленск"))
    return Membership(
        member=member, card_number=64, admitted_on=date(2020, 6, 11), admission_protocol="7", code="K7QXAMR4", **facts
    )


def _application(**facts) -> dict:
    application = MembershipApplication(
        code="K7QXAMR4",
        **_NAME,
        received_on=date(2020, 5, 12),
        protocol_number="7",
        decided_on=date(2020, 6, 11),
        reason="Не хватает места работы.",
    )
    return {"about": application, "membership": _membership(), "reason": application.reason, **facts}


def _ended() -> dict:
    ended = _membership(
        state=MembershipState.ENDED,
        ground=LeavingGround.OWN_WISH,
        leaving_asked_on=date(2021, 3, 1),
        left_on=date(2021, 3, 10),
    )
    return {"about": ended, "membership": ended}


application_received = LetterKind("members/application_received", _application)
application_returned = LetterKind("members/application_returned", _application)
application_admitted = LetterKind("members/application_admitted", _application)
application_declined = LetterKind("members/application_declined", _application)
membership_ended = LetterKind("members/membership_ended", _ended)
