"""Letters that fonts lack, and lines that fit."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foundation.documents.fonts import SANS, SERIF, SERIF_BOLD, drawable, missing_glyphs, text_width
from foundation.documents.letters import printable
from foundation.documents.text import CELL, Fitted, fit_line, paragraph

WIDTH = 300
SURNAMES = st.text(alphabet="АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя- ", max_size=120)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Ёлкина-Щукина Мария № 5 «—–…» 10 000 ₽ ½", set()),
        ("Łukasz Čapek Ğ ő", set()),
        ("Й и ё из двух знаков: И\u0306 е\u0308", set()),
        ("узкие\u202fпробелы\u2009есть", set()),
        ("готово ✓ → 👍", {"✓", "→", "👍"}),
        ("王", {"王"}),
    ],
)
def test_letters_that_cannot_be_drawn_are_named(text, missing):
    assert missing_glyphs(text, SERIF) == missing


def test_each_typeface_answers_for_itself():
    assert (missing_glyphs("→", SERIF), missing_glyphs("→", SANS)) == ({"→"}, set())


@pytest.mark.parametrize(
    ("text", "ready"),
    [
        ("е\u0308лка", "ёлка"),
        ("10\u202f000", "10\u00a0000"),
        ("a\u200bb\u202ec\u00add\0", "abcd"),
        ("строка\r\nдве\tтри", "строка\nдве три"),
        ("\ud800", ""),
    ],
)
def test_text_is_made_printable(text, ready):
    assert printable(text) == ready


def test_what_cannot_be_drawn_becomes_a_question_mark_never_a_box():
    assert drawable("👍 Пётр ✓") == "? Пётр ?"


@pytest.mark.parametrize(
    ("text", "fitted"),
    [
        ("Иванов", Fitted(28, ("Иванов",))),
        ("Константинопольский", Fitted(26, ("Константинопольский",))),
        ("Константинопольская-Преображенская", Fitted(25.5, ("Константинопольская-", "Преображенская"))),
        ("Победителю конкурса руководителей ТОС", Fitted(26.5, ("Победителю конкурса", "руководителей ТОС"))),
        ("", Fitted(28, ())),
    ],
)
def test_line_is_made_smaller_in_steps_then_broken_in_balance(text, fitted):
    assert fit_line(text, SERIF_BOLD, 28, WIDTH, 20) == fitted


@settings(max_examples=150, deadline=None)
@given(SURNAMES)
def test_fitted_lines_fit_and_lose_no_letter(text):
    fitted = fit_line(text, SERIF_BOLD, 28, WIDTH, 14)

    assert [text_width(line, SERIF_BOLD, fitted.size) <= WIDTH for line in fitted.lines] == [True] * len(fitted.lines)
    assert "".join(fitted.lines).replace(" ", "") == text.replace(" ", "")
    assert 14 <= fitted.size <= 28


def test_words_hold_together_unless_the_measure_is_too_narrow():
    held, free = (paragraph("г. Смоленск", CELL, measure=measure) for measure in (200, 20))

    assert [[fragment.text for fragment in made.frags] for made in (held, free)] == [
        ["г.\u00a0Смоленск"],
        ["г. Смоленск"],
    ]
