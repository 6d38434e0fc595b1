"""Spaces that do not break, clean input, slugs. In the examples «~» stands for U+00A0."""

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from foundation.russian.typography import nbsp, normalise_text, slugify_ru

TYPED = st.text(st.sampled_from("вниижелиАБИг.т.д 15№§—–-%₽МБ\u00a0\n,«»ст"), max_size=40)


@pytest.mark.parametrize(
    "expected",
    [
        "Положение о~конкурсе и~приём заявок в~Смоленске",
        "В~доме и~у~соседей",
        "Слово не~воробей, а~из-за~леса",
        "Лидер~— это человек",
        "июнь~– сентябрь",
        "осталось 6~дней, 20~МБ, 15~%, 10~000~₽",
        "заявка №~15, §~3",
        "15~апреля 2020~г. Заявки принимаем",
        "г.~Смоленск, ул.~Ленина, д.~5, кв.~12",
        "председатель Иванов~И.~О. подписал",
        "Иванов~И.О. и~И.~О.~Петров",
        "и~т.~д. и~т.~п., т.~е. всё",
        "знает~ли он, сделал~бы, тот~же",
        "ёлка, еду: в~10-11~классах",
        "бывают слова: вода, иней, надежда",
        "— Начнём с~тире",
    ],
)
def test_a_line_breaks_only_where_reading_allows(expected):
    assert nbsp(expected.replace("~", " ")) == expected.replace("~", "\u00a0")


@given(st.text() | TYPED)
@example("И. И. И")
@example("г. г. г")
@example("1 000 000")
def test_binding_twice_equals_binding_once(text):
    assert nbsp(nbsp(text)) == nbsp(text)


@given(st.text() | TYPED)
def test_binding_changes_spaces_only(text):
    def words(spaced):
        return re.sub(r"[ \u00a0]+", " ", spaced)

    assert words(nbsp(text)) == words(text)


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("  Иван \t Петров ", "Иван Петров"),
        ("Иван\u00a0Петров\r\nСидоров", "Иван Петров Сидоров"),
        ("и\u0306од", "йод"),
        ("", ""),
    ],
)
def test_typed_text_is_cleaned(typed, clean):
    assert normalise_text(typed) == clean


def test_lines_stay_where_lines_are_meant():
    typed = "\r\n  Первый   абзац \r\n\r\n\r\n\r\nВторой\nстрока \n\n"
    assert normalise_text(typed, lines=True) == "Первый абзац\n\nВторой\nстрока"


@pytest.mark.parametrize("lines", [False, True])
def test_a_zero_character_is_refused_in_words_that_a_person_understands(lines):
    with pytest.raises(ValueError, match="недопустимый знак"):
        normalise_text("Иван\x00ов", lines=lines)


@given(st.text().filter(lambda text: "\x00" not in text), st.booleans())
def test_clean_text_stays_as_it_is(text, lines):
    clean = normalise_text(text, lines=lines)

    assert normalise_text(clean, lines=lines) == clean
    assert clean == clean.strip() == unicodedata.normalize("NFC", clean)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Лучший руководитель ТОС – 2020", "luchshiy-rukovoditel-tos-2020"),
        ("Съезд, ёлка и щука: объявление №5", "sezd-yolka-i-schuka-obyavlenie-5"),
        ("Best leader", "best-leader"),
        ("Їжак", "izhak"),
        ("Ь", "bez-nazvaniya"),
        ("!!!", "bez-nazvaniya"),
        ("", "bez-nazvaniya"),
    ],
)
def test_a_title_becomes_an_address(title, slug):
    assert slugify_ru(title) == slug


def test_a_long_address_is_cut_between_words():
    assert slugify_ru("Лучший руководитель ТОС", max_length=19) == "luchshiy"
    assert slugify_ru("Лучший руководитель ТОС", max_length=20) == "luchshiy-rukovoditel"
    assert slugify_ru("Водогрязеторфопарафинолечение", max_length=10) == "vodogryaze"


@given(st.text(), st.integers(min_value=15, max_value=60))
def test_an_address_is_always_usable(title, max_length):
    slug = slugify_ru(title, max_length=max_length)

    assert re.fullmatch(r"[a-z0-9_]+(-[a-z0-9_]+)*", slug)
    assert len(slug) <= max_length
    assert slugify_ru(slug, max_length=max_length) == slug


@given(st.text("абвгдеёжзийклмнопрстуфхцчшщыэюя", min_size=1))
def test_russian_letters_never_vanish(word):
    assert slugify_ru(word) != "bez-nazvaniya"
