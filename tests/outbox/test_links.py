"""Only the portal's own addresses may become links in a letter."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outbox.links import BREAK, only_own_links, only_own_links_in_html

OWN = "https://portal.example/"
# What mail programs make a link of: a scheme, or words of letters joined by dots.
LINK = re.compile(r"\w+://|(?<![@\w.-])[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}(?![\w@])")


@pytest.mark.parametrize(
    "text",
    [
        "Откройте https://portal.example/cabinet/?next=a.b сегодня",
        "Ссылка: «https://portal.example/x/»",
        "Пишите на maria.petrova@mail.example.org",
        "14.10.2026, 18:00. Заявка № 27-014 принята. Балл 4.5",
        "И. О. Фамилия, т. е. вы",
    ],
)
def test_our_links_addresses_and_ordinary_words_stay_as_they_are(text):
    assert only_own_links(text, OWN) == text


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("https://evil.example/", f"https:{BREAK}//evil.{BREAK}example/"),
        ("evil.example", f"evil.{BREAK}example"),
        ("www.зло.рф/вход", f"www.{BREAK}зло.{BREAK}рф/вход"),
        ("https://portal.example.evil.org/", f"https:{BREAK}//portal.{BREAK}example.{BREAK}evil.{BREAK}org/"),
        ("https://evil.org/@portal.example", f"https:{BREAK}//evil.{BREAK}org/@portal.{BREAK}example"),
        ("ftp://10.0.0.1/", f"ftp:{BREAK}//10.0.0.1/"),
    ],
)
def test_every_other_address_is_broken_invisibly(text, safe):
    assert only_own_links(text, OWN) == safe


def test_breaking_changes_nothing_that_a_person_sees():
    text = "Иванов http://evil.example и evil.example"

    assert only_own_links(text, OWN).replace(BREAK, "") == text


def test_in_html_words_are_broken_and_tags_are_not():
    page = '<style>a.button{color:red}</style><a href="https://portal.example/x.html" title="a.bc">evil.example</a>'

    assert only_own_links_in_html(page, OWN) == page.replace(">evil.example<", f">evil.{BREAK}example<")


@given(st.text(alphabet=st.sampled_from("ab.я/:@ -1www"), max_size=40))
def test_no_words_of_a_person_become_a_link(words):
    assert LINK.findall(only_own_links(words, OWN)) == []
