"""What a found text says about the words that were sought: a piece of it, with every form of the words marked. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from foundation.search import stem_query, tokens_in

LENGTH = 240
BEFORE = 60
# A long document is told by its beginning; what stands deeper is found all the same.
READ = 20_000


@dataclass(frozen=True)
class Piece:
    """Some characters of a text; `hit` when they are a sought word."""

    text: str
    hit: bool = False


@dataclass(frozen=True)
class _Hit:
    start: int
    end: int
    stem: str


def marked(text: str, query: str) -> tuple[Piece, ...]:
    """Return the whole `text` in pieces; the sought words stand in pieces of their own."""
    return tuple(_pieces(text, list(_hits(text, query)), 0, len(text)))


def excerpt(text: str, query: str, *, length: int = LENGTH) -> tuple[Piece, ...]:
    """Return about `length` characters of `text` around most of the sought words, in pieces; its beginning when it has none.

    White space is folded to single spaces; a cut is shown by an ellipsis and never falls inside a word.
    """
    text = " ".join(text[:READ].split())
    hits = list(_hits(text, query))
    start = _word_start(text, max(_richest(hits, length) - BEFORE, 0))
    end = _word_end(text, start, start + length)
    ahead = (Piece("… "),) if start else ()
    behind = (Piece("…"),) if end < len(text) else ()
    return (*ahead, *_pieces(text, hits, start, end), *behind)


def _hits(text: str, query: str) -> Iterator[_Hit]:
    wanted = set(stem_query(query))
    for start, end, stems in tokens_in(text, wanted):
        if found := wanted.intersection(stems):
            yield _Hit(start, end, min(found))


def _richest(hits: list[_Hit], length: int) -> int:
    """Return where the window begins that holds the most different words, the earliest of the best."""
    best, begins = 0, 0
    for place, hit in enumerate(hits):
        # No more words than letters fit into the window.
        within = {other.stem for other in hits[place : place + length] if other.end - hit.start <= length - BEFORE}
        if len(within) > best:
            best, begins = len(within), hit.start
    return begins


def _word_start(text: str, place: int) -> int:
    return 0 if place == 0 else text.find(" ", place) + 1


def _word_end(text: str, start: int, place: int) -> int:
    if place >= len(text):
        return len(text)
    space = text.rfind(" ", start, place)
    return space if space > start else place


def _pieces(text: str, hits: list[_Hit], start: int, end: int) -> Iterator[Piece]:
    at = start
    for hit in hits:
        if hit.start < at or hit.end > end:
            continue
        if hit.start > at:
            yield Piece(text[at : hit.start])
        yield Piece(text[hit.start : hit.end], hit=True)
        at = hit.end
    if at < end:
        yield Piece(text[at:end])
