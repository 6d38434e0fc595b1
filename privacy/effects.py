"""What a withdrawal did in one place, and what nobody but a person can do there. Pure: floors above fill it in."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Effect:
    """`done`: lines of what was changed at once; `by_hand`: lines of what is left to people. Both without the name."""

    place: str
    done: tuple[str, ...] = ()
    by_hand: tuple[str, ...] = ()

    @classmethod
    def of(cls, kept: dict) -> "Effect":
        """Read what `as_json` wrote."""
        return cls(kept["place"], tuple(kept["done"]), tuple(kept["by_hand"]))

    def as_json(self) -> dict:
        """Return values that JSON can keep."""
        return {"place": str(self.place), "done": list(self.done), "by_hand": list(self.by_hand)}


@dataclass(frozen=True)
class Withdrawn:
    """What an effect needs to know: which kind of consent, about which matter, whose name it covered."""

    kind: str
    about: str
    name: str


# An effect answers None when the place never knew of the matter.
Act = Callable[..., Effect | None]
