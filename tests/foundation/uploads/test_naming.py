"""Names that people see: no folders, no hidden letters, always short, Cyrillic kept."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.uploads.naming import HIDDEN_CATEGORIES, safe_name, split_name


@pytest.mark.parametrize(
    ("given_name", "shown"),
    [
        ("Отчёт о работе за 2020 год.docx", "Отчёт о работе за 2020 год.docx"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        (r"C:\Users\Пётр\Мои документы\справка.pdf", "справка.pdf"),
        ("спра\0вка.pdf", "справка.pdf"),
        ("справка\u202efdp.exe", "справкаfdp.exe"),
        ("  два\u00a0\t слова .PDF", "два слова.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "a Set-Cookie_ x.pdf"),
        ('"кавычки" <b>.png', "_кавычки_ _b_.png"),
        ("Е\u0308лка.jpg", "Ёлка.jpg"),
        ("два \x1b слова.pdf", "два слова.pdf"),
        ("Е\u200d\u0308лка.jpg", "Ёлка.jpg"),
        (".htaccess", "htaccess"),
        ("...", "файл"),
        ("", "файл"),
        ("/", "файл"),
        (".pdf", "pdf"),
        ("и" * 300 + ".pdf", "и" * 96 + ".pdf"),
    ],
)
def test_name_is_made_safe(given_name, shown):
    assert safe_name(given_name) == shown


@given(st.text(max_size=400) | st.from_regex(r"[а-яё ./\\]{0,40}\.(pdf|docx|exe)", fullmatch=True))
def test_any_name_becomes_a_short_visible_one_and_stays_so(name):
    shown = safe_name(name)

    assert 0 < len(shown) <= 100
    assert not set(shown) & set('<>:"/\\|?*')
    assert not {unicodedata.category(letter) for letter in shown} & HIDDEN_CATEGORIES
    assert shown == shown.strip()
    assert safe_name(shown) == shown


@given(st.text(alphabet=st.characters(categories=["L", "N"]), min_size=1, max_size=300))
def test_extension_outlives_the_shortening(stem):
    assert split_name(safe_name(f"{stem}.pdf"))[1] == "pdf"
