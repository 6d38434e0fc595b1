"""The table of moves. One row is a button, its guards, its verb, its history entry and an arrow in the diagram."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from foundation.audit import record
from foundation.errors import Refusal
from foundation.permissions import allows
from foundation.prepared import held

Guard = Callable[[Any], str | Promise | None]


@dataclass
class Move:
    """One arrow: from any of `sources` to `target`, by whoever has `permission`, unless a guard names a reason."""

    sources: frozenset[str]
    target: str
    permission: str
    label: str | Promise
    past: str | Promise
    guards: tuple[Guard, ...] = ()
    tone: str = "plain"
    asks: bool = False
    explains: str | Promise = ""
    needs_proof: bool = False
    name: str = ""
    workflow: type["Workflow"] = field(init=False, repr=False, compare=False)
    verb: Callable | None = field(default=None, repr=False)

    @property
    def code(self) -> str:
        """Name in the history: `contests.application.submit`."""
        return f"{self.workflow.model.lower()}.{self.name}"

    def reasons(self, subject) -> list[str]:
        """Return every reason why `subject` cannot make this move now; an empty list means that it can."""
        state = getattr(subject, self.workflow.field)
        if state == self.target and state not in self.sources:
            return [_("Это уже сделано: %(past)s.") % {"past": str(self.past)[:1].lower() + str(self.past)[1:]}]
        if state not in self.sources:
            return [_("Сейчас это невозможно: состояние – «%(state)s».") % {"state": self.workflow.words(subject)}]
        return [str(reason) for guard in self.guards if (reason := guard(subject))]

    def run(self, subject, *, by, **details):
        """Perform the move's verb and return the fresh subject. Raises Refusal or PermissionDenied."""
        return self.verb(subject, by=by, **details)


def move(
    *sources: str,
    to: str,
    permission: str,
    label: str | Promise,
    past: str | Promise,
    guards: Iterable[Guard] = (),
    **look,
) -> Move:
    """Write one row of the table. `look`: tone (primary, plain, danger), asks (needs a form), explains (what will happen).

    `needs_proof`: whoever makes it on the web shows first, again, who he is; a floor above asks him (docs/decisions/0015).
    """
    return Move(frozenset(sources), to, permission, label, past, tuple(guards), **look)


@dataclass(frozen=True)
class Offer:
    """A move as a button: what it says, where it posts, and why it is refused, if it is."""

    name: str
    label: str | Promise
    url: str
    refusal: str
    tone: str
    asks: bool


class Workflow:
    """The moves of one model. Subclasses give `model` ("app.Model"), the moves, and `field` when it is not `state`.

    `related` is read in one query with the locked row; what guards must see as it is *after* waiting stays out of it.
    """

    model: str
    field = "state"
    related: tuple[str, ...] = ()
    moves: dict[str, Move]
    known: list[type["Workflow"]] = []

    def __init_subclass__(cls):
        cls.moves = {}
        for name, a_move in vars(cls).items():
            if isinstance(a_move, Move):
                a_move.name, a_move.workflow = name.rstrip("_"), cls
                cls.moves[a_move.name] = a_move
        Workflow.known.append(cls)

    @classmethod
    def words(cls, subject) -> str:
        """Return the Russian name of the subject's state."""
        return getattr(subject, f"get_{cls.field}_display")()

    @classmethod
    def offers(cls, user, subject, *, base_url: str = "") -> list[Offer]:
        """Return the moves that start where `subject` stands and that `user` may make, refused ones with their reasons."""
        state = getattr(subject, cls.field)
        return [
            Offer(
                name=name,
                label=a_move.label,
                url=f"{base_url}{name}/",
                refusal=" ".join(a_move.reasons(subject)),
                tone=a_move.tone,
                asks=a_move.asks,
            )
            for name, a_move in cls.moves.items()
            if state in a_move.sources and allows(user, a_move.permission, subject)
        ]


def performs(a_move: Move):
    """Make a verb out of a body: lock, check right, state and guards, change, run the body, save, record.

    The body is `body(subject, *, by, **details)`; it changes the locked row and writes what belongs to the act.
    `by=None` is the clock, which needs no permission and is bound by the guards like everybody.
    """

    def bind(body):
        @wraps(body)
        @transaction.atomic
        def verb(subject, *, by, **details):
            subject = held(type(subject), subject.pk, *a_move.workflow.related)
            if by is not None and not allows(by, a_move.permission, subject):
                raise PermissionDenied
            if reasons := a_move.reasons(subject):
                raise Refusal(*reasons)
            before = getattr(subject, a_move.workflow.field)
            setattr(subject, a_move.workflow.field, a_move.target)
            facts = body(subject, by=by, **details) or {}
            write(subject)
            record(subject, a_move.code, by=by, before=before, after=a_move.target, **facts)
            return subject

        if a_move.verb:
            raise TypeError(f"{a_move.code} already has a verb")
        a_move.verb = verb
        return verb

    return bind


def write(subject) -> None:
    """Do as `full_clean` and `save`. What spans rows the database itself is asked, by writing; a refusal is put in words."""
    subject.clean_fields(exclude={field.name for field in subject._meta.concrete_fields if field.is_relation})
    subject.clean()
    try:
        with transaction.atomic():
            subject.save()
    except IntegrityError:
        subject.validate_unique()
        subject.validate_constraints()
        raise
