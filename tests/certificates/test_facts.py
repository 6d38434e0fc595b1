"""The words of a certificate: kept without loss, tidied, shortened for strangers."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from certificates.facts import SignatoryFacts, from_json, tidied, to_json
from tests.factories.certificates import facts_of

WORDS = st.text(alphabet="абвгдеёжзийклмнопрстуфхцчшщъыьэюя", min_size=2, max_size=30).map(str.title)
TEXTS = st.text(max_size=60)


@given(TEXTS, TEXTS, st.dates(date(2000, 1, 1)), st.booleans())
def test_facts_are_read_back_as_they_were_kept(name, nomination, day, publish):
    facts = facts_of(
        holder_last=name,
        nomination=nomination,
        date=day,
        publish_name=publish,
        signatories=(SignatoryFacts(name, nomination, "aa/bb/cc"), SignatoryFacts("И. О.", "Секретарь")),
    )

    assert from_json(to_json(facts)) == facts


@pytest.mark.parametrize(
    ("last", "first", "patronymic", "shown"),
    [
        ("Соколова", "Анна", "Павловна", "Анна П. С."),
        ("Ли", "Ян", "", "Ян Л."),
        ("Мамин-Сибиряк", "Дмитрий", "Наркисович", "Дмитрий Н. М."),
        ("Müller", "Zoë", "", "Zoë M."),
        ("Организация", "", "", "О."),
    ],
)
def test_name_for_strangers_is_shortened(last, first, patronymic, shown):
    assert facts_of(holder_last=last, holder_first=first, holder_patronymic=patronymic).shown_name == shown


@given(WORDS, WORDS, WORDS)
def test_shortened_name_never_tells_surname_or_patronymic(last, first, patronymic):
    assume(last not in first and patronymic not in first)

    shown = facts_of(holder_last=last, holder_first=first, holder_patronymic=patronymic).shown_name

    assert (last in shown, patronymic in shown) == (False, False)


def test_name_is_shown_in_full_to_everybody_only_by_consent():
    assert facts_of(publish_name=True).shown_name == "Соколова Анна Павловна"


def test_texts_are_composed_and_well_spaced_but_names_stay_plain():
    tidy = tidied(facts_of(holder_last=" Йё\u200bлкина ", basis="протокол  № 1 от 20 мая", city="Смоленск\n"))

    assert (tidy.holder_last, tidy.basis, tidy.city) == (
        "Йёлкина",
        "протокол №\u00a01\u00a0от\u00a020\u00a0мая",
        "Смоленск",
    )
