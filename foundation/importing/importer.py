"""What a floor declares to have its lists imported: the columns, the checks of a row, the duplicates, the two verbs."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise

from foundation.importing.parsers import Parser, words

Words = str | Promise
Values = dict[str, Any]


@dataclass(frozen=True)
class Column:
    """A column of the list. `synonyms` are other heads under which people have it; `choices` become a list in the template."""

    name: str
    title: Words
    parse: Parser = field(default_factory=words)
    synonyms: Sequence[str] = ()
    example: str = ""
    required: bool = False
    default: Any = ""
    choices: Sequence[str] = ()
    help: Words = ""
    width: int = 24


@dataclass(frozen=True)
class Fault:
    """What is wrong with a row, at one `column` of it or at the row as a whole; a warning keeps nothing from being written."""

    message: Words
    column: str = ""
    is_warning: bool = False


@dataclass(frozen=True)
class Twin:
    """What is there already and looks like a row of the list."""

    label: str
    url: str = ""


def no_faults(_values: Values) -> Sequence[Fault]:
    """Find nothing wrong: a list whose cells say everything."""
    return ()


@dataclass(frozen=True)
class Importer:
    """A kind of list. Made anew for every request, so that its columns may hold what the database knows today.

    `key_of` gives what two rows of one list share when they are the same; None never is. `find_twins` is asked once for all
    sound rows and answers by their places; `write` writes rows in one transaction and returns what `take_back` needs, as JSON.
    `take_back` raises Refusal when somebody has built upon what was written. `subject` is what the permission is asked for;
    `about` tells the lists of one such subject from those of another.
    """

    slug: str
    title: Words
    permission: str
    columns: Sequence[Column]
    key_of: Callable[[Values], Hashable]
    find_twins: Callable[[Sequence[Values]], Mapping[int, Sequence[Twin]]]
    write: Callable[..., dict]
    take_back: Callable[..., None]
    check_row: Callable[[Values], Sequence[Fault]] = no_faults
    subject: Any = None
    about: str = ""

    def column(self, name: str) -> Column:
        """Return the column of this name."""
        return next(column for column in self.columns if column.name == name)
