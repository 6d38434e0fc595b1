"""Search in Russian on any engine: texts and queries are reduced to stems, and stems are compared.

A model that wants to be found takes `SearchStems` and says what its words are; `matching` filters a queryset. Pages add
`index.SearchField("search_stems")` and hand `" ".join(stem_query(text))` to Wagtail's search. No ranking, no
suggestions of spelling here.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import TypeVar

from django.db import models
from snowballstemmer.english_stemmer import EnglishStemmer
from snowballstemmer.russian_stemmer import RussianStemmer

from foundation.russian.typography import SHORT_WORDS

Rows = TypeVar("Rows", bound=models.QuerySet)

SHORTEST_STEM = 3
SKIPPED = frozenset(SHORT_WORDS.split("|"))

_TOKENS = re.compile(r"\d+(?:[-./]\d+)+|\d+|[^\W\d_]+")
_RUSSIAN = re.compile(r"[а-я]+")
_LATIN = re.compile(r"[a-z]+")
# One ё, one dash; stress marks and invisible hyphens that come with pasted text vanish.
_FOLD = str.maketrans(
    {"ё": "е", "–": "-", "—": "-", "−": "-", "‑": "-", "\u0301": None, "\u00ad": None, "\u200b": None}
)
_DASHES = str.maketrans("–—−‑", "----")
# Words with stress marks and soft hyphens inside stay whole where a text is marked.
_MARKED_TOKENS = re.compile(r"\d+(?:[-./]\d+)+|\d+|[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u00ad\u200b])*")
_PREFIX = 2


def stems(text: str) -> str:
    """Reduce a text to what is searched: stems parted by spaces, with a space at both ends; empty when nothing is left.

    «10–11 классы» gives « 10-11 10 11 класс »: a compound number is found whole and by its parts. Prepositions and
    conjunctions are left out.
    """
    found = [stem for token in _tokens(text) for stem in _with_parts(token)]
    return f" {' '.join(found)} " if found else ""


def stem_query(query: str) -> tuple[str, ...]:
    """Reduce what a visitor typed to the stems that must all be present; each once, in the order typed."""
    return tuple(dict.fromkeys(map(_stem, _tokens(query))))


def tokens_in(text: str, wanted: Collection[str]) -> Iterator[tuple[int, int, list[str]]]:
    """Yield (start, end, stems) of the words of `text` that may have one of the `wanted` stems; places are those of `text`."""
    beginnings = {stem[:_PREFIX] for stem in wanted}
    for match in _MARKED_TOKENS.finditer(text.translate(_DASHES)):
        for token in _tokens(match[0]):
            # A stem is a beginning of its word, so most words need not be reduced.
            if token[:_PREFIX] in beginnings or "-" in token or token[0].isdigit():
                yield match.start(), match.end(), _with_parts(token)


def matching(queryset: Rows, query: str, *, field: str = "search_stems") -> Rows:
    """Keep the rows that have every word of the query, in any form and order.

    An empty query keeps all; a query without a single searchable word («и…») keeps none.
    """
    if not query.strip():
        return queryset
    wanted = stem_query(query)
    if not wanted:
        return queryset.none()
    # Stems are lower case, so `contains` means the same on both engines.
    return queryset.filter(models.Q(*((f"{field}__contains", f" {stem} ") for stem in wanted)))


class SearchStems(models.Model):
    """A row that is found by its words. It stands before `Page` among the parents, and defines `search_text`."""

    search_stems = models.TextField(editable=False, default="", blank=True)

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        """Save with fresh stems, also when only some fields are saved."""
        self.search_stems = stems(self.search_text())
        if kwargs.get("update_fields"):
            kwargs["update_fields"] = {*kwargs["update_fields"], "search_stems"}
        super().save(*args, **kwargs)

    def search_text(self) -> str:
        """Return all words by which the row should be found; markup must be gone already."""
        raise NotImplementedError


def _tokens(text: str) -> Iterator[str]:
    folded = unicodedata.normalize("NFC", text).casefold().translate(_FOLD)
    return (token for token in _TOKENS.findall(folded) if token not in SKIPPED)


def _with_parts(token: str) -> list[str]:
    parts = re.findall(r"\d+", token)
    return [token, *parts] if len(parts) > 1 else [_stem(token)]


@lru_cache(maxsize=16384)
def _stem(word: str) -> str:
    # A stemmer keeps the word it works on in itself, so threads may not share one.
    if _LATIN.fullmatch(word):
        return EnglishStemmer().stemWord(word)
    if not _RUSSIAN.fullmatch(word):
        return word
    # Once is not enough: «диплом» becomes «дипл» and «диплома» «диплом».
    stemmer = RussianStemmer()
    # A stem that is a skipped word would be lost when stems are reduced again.
    while (shorter := stemmer.stemWord(word)) != word and len(shorter) >= SHORTEST_STEM and shorter not in SKIPPED:
        word = shorter
    return word
