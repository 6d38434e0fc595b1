"""Kinds of letters of the contests. Who gets one is decided by the verb that posts it."""

from datetime import UTC, date, datetime

from accounts.models import User
from contests.models import Application, Award, Contest, ContestEdition, Nomination
from contests.states import AwardKind
from foundation.ledger import Anchor
from outbox.kinds import LetterKind


def _edition() -> ContestEdition:
    contest = Contest(title="Лучший руководитель ТОС Смоленской области", short_title="Лучший руководитель ТОС")
    day = date(2020, 4, 15)
    return ContestEdition(contest=contest, year=2020, slug="example", number_prefix="РТ-2020", results_due_on=day)


def _application(**facts) -> dict:
    nomination = Nomination(title="Старший по дому, подъезду")
    applicant = User(last_name="Заявкина", first_name="Вера", email="zayavkina@example.org")
    known = {"code": "K7QXAMR4", "edition": _edition(), "nomination": nomination, "applicant": applicant}
    return {"about": Application(sequence=14, **known), **facts}


_SENT_AT = datetime(2020, 2, 3, 15, 20, tzinfo=UTC)
_REASON = {"reason": "Приложите отчёт за 2019 год целиком: в файле только первая страница."}

_TERM = {"until": datetime(2020, 4, 22, 15, tzinfo=UTC), "reason": "Три дня не работал сайт администрации."}

intake_extended = LetterKind(
    "contests/intake_extended", lambda: _application(before=datetime(2020, 4, 15, 15, tzinfo=UTC), **_TERM)
)
draft_expired = LetterKind("contests/draft_expired", _application)
application_extended = LetterKind("contests/application_extended", lambda: _application(**_TERM))
# The link is the key to the answer.
nominee_asked = LetterKind(
    "contests/nominee_asked",
    lambda: _application(
        secret="example",  # noqa: S106  # a word in place of a link
    ),
    is_secret=True,
)
application_received = LetterKind(
    "contests/application_received", lambda: _application(receipt={"sent_at": _SENT_AT}, is_first=True)
)
application_returned = LetterKind(
    "contests/application_returned",
    lambda: _application(due_at=datetime(2020, 4, 22, 15, tzinfo=UTC), **_REASON),
)
application_admitted = LetterKind("contests/application_admitted", _application)
application_rejected = LetterKind("contests/application_rejected", lambda: _application(**_REASON))
application_withdrawn = LetterKind("contests/application_withdrawn", lambda: _application(**_REASON))
scoring_started = LetterKind("contests/scoring_started", lambda: {"about": _edition(), "sheets": 12})
scoring_closed = LetterKind("contests/scoring_closed", lambda: {"about": _edition(), "anchor": Anchor(96, "0f3a" * 16)})
results_published = LetterKind(
    "contests/results_published", lambda: _application(award=Award(kind=AwardKind.PLACE, place=2, place_to=3))
)
