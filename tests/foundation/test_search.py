"""Search by stems."""

import pytest
from django.contrib.auth.models import Group
from django.db import models
from django.test.utils import isolate_apps
from hypothesis import given
from hypothesis import strategies as st

from foundation.search import SearchStems, matching, stem_query, stems
from tests.support.tables import create_table

LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"


@pytest.mark.parametrize(
    ("text", "reduced"),
    [
        ("Положение о конкурсе", " полож конкурс "),
        ("10–11 классы, 2020 год", " 10-11 10 11 класс 2020 год "),
        ("15.04.2020", " 15.04.2020 15 04 2020 "),
        ("Ёлка, ЕЛКИ и за\u0301мок", " елк елк замок "),
        ("Best leaders of ТОС", " best leader of тос "),
        ("и, в, на… «»!", ""),
        ("", ""),
        ("王 ΣΙΓΜΑ", " 王 σιγμα "),
    ],
)
def test_a_text_is_reduced_to_stems(text, reduced):
    assert stems(text) == reduced


def test_a_query_asks_for_every_stem_once_and_for_a_compound_number_whole():
    assert stem_query("ТОСы и ТОС 10-11") == ("тос", "10-11")


@pytest.mark.parametrize(
    "forms",
    [
        "диплом диплома дипломы дипломами",
        "Иванов Иванова Иванову Ивановым Ивановой",
        "конкурс конкурсу конкурсов",
        "олимпиада олимпиады олимпиад",
        "заявка заявки заявкой",
        "ёлка елки Ёлкой",
        "смоленский Смоленская смоленских",
        "квартал квартала кварталов",
    ],
)
def test_forms_of_a_word_have_one_stem(forms):
    assert len({stem_query(form) for form in forms.split()}) == 1


@given(st.text(LETTERS + LETTERS.upper() + " 0123456789-"))
def test_stems_of_stems_are_the_same_stems(text):
    assert set(stems(stems(text)).split()) == set(stems(text).split())


@given(st.text())
def test_every_text_is_found_by_itself(text):
    assert all(f" {stem} " in stems(text) for stem in stem_query(text))


@given(st.text(LETTERS), st.text(LETTERS))
def test_letter_case_and_yo_do_not_matter(word, other):
    assert stems(f"{word} {other}") == stems(f"{word} {other}".upper()) == stems(f"{word} {other}".replace("ё", "е"))


TITLES = [
    "Областной конкурс «Лучший руководитель ТОС»",
    "Олимпиада для учащихся 10–11 классов",
    "Семинар старост в Ельнинском районе",
]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("конкурсы", TITLES[:1]),
        ("руководителям тоса", TITLES[:1]),
        ("тос лучшие", TITLES[:1]),
        ("олимпиаду 10-11", TITLES[1:2]),
        ("11 классам", TITLES[1:2]),
        ("1", []),
        ("ельнинский", TITLES[2:]),
        ("ёльнинский", TITLES[2:]),
        ("конкурс олимпиада", []),
        ("100%", []),
        ("  ", TITLES),
        ("и…", []),
    ],
)
def test_a_row_is_found_when_it_has_every_word_in_any_form(query, found):
    Group.objects.all().delete()
    rows = {stems(title): title for title in TITLES}
    Group.objects.bulk_create(Group(name=row) for row in rows)

    matched = matching(Group.objects.order_by("pk"), query, field="name")

    assert [rows[group.name] for group in matched] == found


@pytest.fixture
def note():
    with isolate_apps("foundation"):

        class Note(SearchStems):
            title = models.CharField(max_length=100)
            text = models.CharField(max_length=100)

            class Meta:
                app_label = "foundation"

            def search_text(self):
                return f"{self.title} {self.text}"

        create_table(Note)
        yield Note


@pytest.mark.django_db
def test_saving_refreshes_the_stems_even_when_one_field_is_saved(note):
    row = note.objects.create(title="Конкурсы", text="Заявки")
    assert note.objects.get().search_stems == " конкурс заявк "

    row.title = "Семинары"
    row.save(update_fields=["title"])

    assert list(note.objects.values_list("title", "search_stems")) == [("Семинары", " семинар заявк ")]


@pytest.mark.django_db
def test_saving_no_field_saves_no_stems(note):
    row = note.objects.create(title="Конкурсы", text="")
    row.title = "Семинары"
    row.save(update_fields=[])

    assert list(matching(note.objects, "конкурс").values_list("title", flat=True)) == ["Конкурсы"]


def test_a_model_that_does_not_say_its_words_cannot_be_saved():
    with pytest.raises(NotImplementedError):
        SearchStems.search_text(object())
