"""An excerpt shows why a text was found: any form of the sought words is marked, and not a letter is lost or added."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.excerpts import Piece, excerpt, marked

LONG = "Субботник прошёл у школы. " * 20


def hits(pieces):
    return [piece.text for piece in pieces if piece.hit]


def text_of(pieces):
    return "".join(piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("Олимпиада по основам", "олимпиады", ["Олимпиада"]),
        ("Пришёл Ёлкин, за ним елкина", "ёлкина", ["Ёлкин", "елкина"]),
        ("Классы 10–11 и 11-е", "10-11", ["10–11"]),
        ("Классы 10–11 и 11-е", "11", ["10–11", "11"]),
        ("Ста́росты и ста\u00adросты", "староста", ["Ста́росты", "ста\u00adросты"]),
        (
            unicodedata.normalize("NFD", "Краснинский район"),
            "краснинского",
            [unicodedata.normalize("NFD", "Краснинский")],
        ),
        ("Устав и порядок", "и", []),
        ("", "олимпиада", []),
        ("Олимпиада", "", []),
        ("<b>Конкурс</b>", "конкурсы", ["Конкурс"]),
    ],
)
def test_every_form_of_a_sought_word_is_marked(text, query, found):
    assert hits(marked(text, query)) == found
    assert text_of(marked(text, query)) == text


def test_an_excerpt_stands_around_the_place_with_most_of_the_words():
    text = f"Олимпиада. {LONG}В олимпиаде победила школа района. {LONG}"

    pieces = excerpt(text, "олимпиада победитель район победила", length=120)

    assert hits(pieces) == ["олимпиаде", "победила", "района"]
    assert (pieces[0], pieces[-1]) == (Piece("… "), Piece("…"))


def test_a_short_text_stands_whole_and_a_long_one_without_hits_by_its_beginning():
    assert excerpt("Два  слова\nздесь", "нет") == (Piece("Два слова здесь"),)
    assert excerpt(LONG, "нет", length=20) == (Piece("Субботник прошёл у"), Piece("…"))


def test_a_word_that_is_longer_than_the_excerpt_is_cut():
    assert text_of(excerpt("а" * 500, "нет", length=50)) == "а" * 50 + "…"


WORDS = st.lists(st.sampled_from(["школа", "школе", "район", "Ёлка", "10–11", "и", "dom"]), max_size=60).map(" ".join)


@given(text=st.one_of(st.text(max_size=300), WORDS), query=st.one_of(st.text(max_size=30), WORDS))
def test_no_letter_is_lost_or_added(text, query):
    folded = " ".join(text.split())

    assert text_of(marked(text, query)) == text
    assert text_of(excerpt(text, query, length=10_000)) == folded


@given(text=WORDS, query=WORDS, length=st.integers(20, 200))
def test_an_excerpt_is_a_piece_of_the_text_of_bounded_length(text, query, length):
    words = text_of(excerpt(text, query, length=length)).removeprefix("… ").removesuffix("…")

    assert words in text
    assert len(words) <= length
