"""What the tables of rows/ are written in: who there is, what an address may answer, and how one row says it.

A row is one address of one object of the world (world.py), and the answer to each person:

    row("contests:application", code="@draft.code", allow="applicant", rest=404)

`"@draft.code"` is read from the world, any other value stands as it is. Words for people may be joined: "juror chair".
`allow`: the door opens. `login`: the way to the sign-in page (a visitor's, unless told). `home`: Wagtail's own refusal, back to
the front page of the office (of what is asked as XMLHttpRequest: 403). `rest`: what everybody else gets. POST is asked without answers and expected to answer as GET does;
`post=answers(…)` says otherwise. Where the view has no such method, whoever may enter gets 405. A refused POST writes nothing.
"""

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings

ALLOW, LOGIN, HOME, FELL = "allow", "login", "home", "fell"
Answer = str | int

# Those who ask. Each but the visitor and the superuser has something of his own in the world.
PEOPLE = (
    "visitor",
    "applicant",
    "neighbour",
    "representative",
    "coordinator",
    "moved",
    "juror",
    "chair",
    "former",
    "elsewhere",
    "door",
    "editor",
    "publisher",
    "secretary",
    "superuser",
)
EVERYBODY = " ".join(PEOPLE)
SIGNED_IN = " ".join(PEOPLE[1:])
# Nobody of these has a place in the office. One middleware says so, whatever the address is.
STRANGERS = (
    "applicant",
    "neighbour",
    "representative",
    "coordinator",
    "moved",
    "juror",
    "chair",
    "former",
    "elsewhere",
    "door",
)
# An address under the office where nothing is.
NO_SCREEN = f"/{settings.OFFICE_PATH}no-such-screen/"
OFFICE = "editor publisher secretary superuser"
PUBLISHERS = "publisher secretary superuser"
SECRETARY = "secretary superuser"
SUPERUSER = "superuser"
# What a list of people is taken out with: its door is asked by POST for the file itself.
EXPORT = {"reason": "Для проверки"}
NOBODY = ""


@dataclass(frozen=True)
class Row:
    """One address and its answers: person -> answer, for GET and for POST."""

    name: str
    kwargs: dict[str, Any]
    get: dict[str, Answer]
    post: dict[str, Answer]
    at: str = ""
    query: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """How the row is called in a report."""
        named = ", ".join(f"{key}={value}" for key, value in self.kwargs.items())
        return f"{self.name}({named or self.at}){self.query}"

    @property
    def address(self) -> tuple[str, frozenset[str]]:
        """What tells patterns apart: the name and the words in it. A pattern without a name is called by its route."""
        return self.name, frozenset() if "/" in self.name else frozenset(self.kwargs)


ROWS: list[Row] = []


def answers(
    *,
    allow: str = NOBODY,
    login: str = "visitor",
    home: str = NOBODY,
    fell: str = NOBODY,
    rest: Answer = 403,
    **codes: str,
) -> dict[str, Answer]:
    """Return the whole table, person -> answer; `codes` are further answers: `_404="moved former"`."""
    told: dict[str, Answer] = {}
    for answer, people in [(LOGIN, login), (ALLOW, allow), (HOME, home), (FELL, fell), *_numbered(codes)]:
        strangers = set(people.split()) - set(PEOPLE)
        assert not strangers, f"Nobody in the world is called {strangers}; see PEOPLE in tests/proof/policy.py."
        told |= dict.fromkeys(people.split(), answer)
    return {person: told.get(person, rest) for person in PEOPLE}


def _numbered(codes):
    return [(int(code.removeprefix("_")), people) for code, people in codes.items()]


def row(
    name: str,
    /,
    *,
    post: dict[str, Answer] | None = None,
    at: str = "",
    query: str = "",
    data: dict | None = None,
    headers: dict | None = None,
    allow: str = NOBODY,
    login: str = "visitor",
    home: str = NOBODY,
    rest: Answer = 403,
    codes: dict[str, str] | None = None,
    **kwargs,
) -> None:
    """Enter one address into the table. `kwargs` are the words of the address; `codes` as in `answers`.

    `at` is a whole path instead of words; `query`, `data` (of the POST) and `headers` go with every question.
    """
    get = answers(allow=allow, login=login, home=home, rest=rest, **(codes or {}))
    ROWS.append(Row(name, kwargs, get, get if post is None else post, at, query, data or {}, headers or {}))


def desk(name: str, *, pk: str, see: str, add: str | None = None, change: str | None = None) -> None:
    """Enter the list, the history and the forms of one VerbViewSet of the office: whoever may not is sent home by Wagtail.

    `see` is who has the list and the history; `add` and `change`, when there are such forms, who has them.
    """
    row(f"{name}:index", **office(see))
    row(f"{name}:index_results", **office(see))
    row(f"{name}:history", pk=pk, **office(see))
    row(f"{name}:history_results", pk=pk, **office(see))
    if add is not None:
        row(f"{name}:add", **office(add))
    if change is not None:
        row(f"{name}:edit", pk=pk, **office(change))


def office(allow: str) -> dict[str, Any]:
    """Return the answers of a screen of Wagtail: `allow` enter, others of the office go home, strangers to it get 403."""
    return {"allow": allow, "home": " ".join(person for person in OFFICE.split() if person not in allow.split())}


def told(table: dict[str, Answer]) -> str:
    """Say a table in the words that `row` understands, for the report of a red test."""
    by_answer: dict[Answer, list[str]] = {}
    for person, answer in table.items():
        by_answer.setdefault(answer, []).append(person)
    rest = max(by_answer, key=lambda answer: len(by_answer[answer]) if isinstance(answer, int) else -1)
    parts = [f'{answer}="{" ".join(people)}"' for answer, people in by_answer.items() if answer != rest]
    return ", ".join([*parts, f"rest={rest!r}"])
