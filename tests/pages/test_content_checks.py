"""What an editor is asked to look at: by examples, and by laws that hold for any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.content_checks import (
    Article,
    Finding,
    Picture,
    dates_without_year,
    findings,
    is_shouted,
    is_vague,
    long_sentences,
    minors_in,
)

FIRST = ["Анна", "Анны", "Анне", "Иван", "Ивану", "Мария", "Марию", "Олег", "Петя", "Соня", "Рамиль", "Ксения", "Юлии"]
LAST = [
    "Иванова",
    "Ивановой",
    "Петров",
    "Петрову",
    "Сидоренко",
    "Ковальчук",
    "Цой",
    "Черных",
    "Крепостная",
    "Салтыков-Щедрин",
]
STUDY = [
    "10 класс",
    "9 «А»",
    "11-Б",
    "ученик школы № 5",
    "ученица гимназии № 1",
    "лицей № 1",
    "12-летняя",
    "пятиклассник",
]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Победила Иванова Анна, 10 класс.", ["Иванова Анна, 10 класс"]),
        ("ученица школы № 5 Петрова Мария", ["ученица школы № 5 Петрова Мария"]),
        ("Диплом вручили Сидорову Ивану Петровичу из 9 «А».", ["Сидорову Ивану Петровичу из 9 «А»"]),
        ("Светлова А. П., 8 класс", ["Светлова А. П., 8 класс"]),
        ("Петя Иванов из 7-го класса", ["Петя Иванов из 7-го класса"]),
        ("12-летняя Соня Ковальчук", ["12-летняя Соня Ковальчук"]),
        ("Воспитанник детского сада Миша Орлов", ["Воспитанник детского сада Миша Орлов"]),
        ("Школа имени Юрия Гагарина открыла двери для учеников.", []),
        ("Ученики Смоленска посадили липы.", []),
        ("Глава города Андрей Борисов приехал. Ученики встретили его.", []),
        ("Председатель ТОС Иван Кузьмич Дворников поблагодарил жителей.", []),
        ("На улице Николаева прошёл субботник школьников.", []),
        ("Победили ученики школы № 27 города Смоленска.", []),
        ("В Смоленске ученики школы № 1 пришли в Дом молодёжи.", []),
    ],
)
def test_a_child_is_seen_where_a_name_stands_near_a_class_or_a_school(text, found):
    # Of several marks near one name the first words tell enough.
    assert list(minors_in(text))[:1] == found


@given(st.sampled_from(FIRST), st.sampled_from(LAST), st.sampled_from(STUDY), st.booleans(), st.booleans())
def test_a_child_is_seen_in_any_case_and_order(first, last, study, last_first, study_first):
    name = f"{last} {first}" if last_first else f"{first} {last}"

    assert list(minors_in(f"{study} {name}" if study_first else f"{name}, {study}")) != []


@given(st.text(alphabet=st.sampled_from("абвгд АБВ,.«»-\n")))
def test_without_a_class_or_a_school_nobody_is_a_child(text):
    assert list(minors_in(text)) == []


@pytest.mark.parametrize(
    ("words", "vague"),
    [
        ("здесь", True),
        ("Тут", True),
        ("Подробнее →", True),
        ("по\u00a0ссылке", True),
        ("по этой ссылке.", True),
        ("https://vsmsinfo.ru/news", True),
        ("положение о конкурсе", False),
        ("здесь лежит положение", False),
        ("", False),
    ],
)
def test_a_link_says_where_it_leads(words, vague):
    assert is_vague(words) is vague


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["Субботник 18 апреля"], ["18 апреля"]),
        (["Субботник 18 апреля 2020 г."], []),
        (["с 15 мая 2020 года", "Уже 15 мая"], []),
        (["На улице 25 Сентября, в парке 9 Мая"], []),
        (["18\u00a0апреля и 3 мая 2020 года"], ["18 апреля"]),
        (["2020 апреля"], []),
    ],
)
def test_a_day_has_its_year_somewhere_on_the_page(texts, found):
    assert dates_without_year(texts) == found


@given(st.integers(1, 31), st.sampled_from(["января", "мая", "декабря"]), st.integers(1990, 2090))
def test_a_year_beside_a_day_ends_the_remark(day, month, year):
    assert (dates_without_year([f"Было {day} {month}"]), dates_without_year([f"Было {day} {month} {year} года"])) == (
        [f"{day} {month}"],
        [],
    )


@pytest.mark.parametrize(
    ("heading", "shouted"),
    [
        ("ПОДВЕДЕНЫ ИТОГИ КОНКУРСА", True),
        ("ОБЪЯВЛЕНИЕ", True),
        ("Конкурс ТОС и ВСМС", False),
        ("МБОУ СОШ № 5", False),
        ("Итоги конкурса", False),
        ("", False),
    ],
)
def test_a_heading_does_not_shout_and_abbreviations_are_no_shouting(heading, shouted):
    assert is_shouted(heading) is shouted


def test_a_sentence_of_more_than_thirty_words_is_too_long():
    short, long = "слово " * 29 + "слово.", "слово " * 30 + "слово."

    assert (list(long_sentences(short)), list(long_sentences(long))) == ([], ["слово слово слово слово слово слово…"])


def test_a_page_is_looked_at_as_a_whole():
    article = Article(
        title="ПОДВЕДЕНЫ ИТОГИ КОНКУРСА",
        texts=("Победила Иванова Анна, 10 класс.",),
        html=(
            '<p>Было 18 апреля, смотрите <a href="/x/">здесь</a>.</p><h2>ВСЕМ СПАСИБО</h2>',
            "<table><tr><td>Место</td></tr></table><table><tr><th>Имя</th></tr></table>",
        ),
        pictures=(Picture("IMG_1.jpg"), Picture("Двор", "Дети у качелей"), Picture("Узор", is_decorative=True)),
    )

    assert findings(article) == [
        Finding("minor_named", "Иванова Анна, 10 класс"),
        Finding("silent_picture", "IMG_1.jpg"),
        Finding("vague_link", "здесь"),
        Finding("headless_table", "Место"),
        Finding("date_without_year", "18 апреля"),
        Finding("shouting", "ПОДВЕДЕНЫ ИТОГИ КОНКУРСА"),
        Finding("shouting", "ВСЕМ СПАСИБО"),
    ]


@given(st.text(), st.text(alphabet='<>/apth12= "абв10класИвн'))
def test_any_words_and_any_broken_html_are_read(text, html):
    found = findings(Article(title=text, texts=(text,), html=(html,)))

    assert [finding for finding in found if not finding.words] == []
