"""Russian grammar as templates see it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.template import Context, Engine
from django.utils import timezone
from django.utils.safestring import mark_safe

ENGINE = Engine(libraries={"russian": "foundation.templatetags.russian"})
DEADLINE = datetime(2020, 4, 15, 15, 0, tzinfo=UTC)


@dataclass
class Person:
    last_name: str = "Иванова"
    first_name: str = "Мария"
    patronymic: str = "Петровна"


@dataclass
class Account:
    last_name: str = "Иванова"
    first_name: str = "Мария"


def rendered(source, **context):
    return ENGINE.from_string("{% load russian %}" + source).render(Context(context)).replace("\u00a0", "~")


@pytest.mark.parametrize(
    ("source", "value", "text"),
    [
        ('{% count value "заявка" "заявки" "заявок" %}', 5, "5~заявок"),
        ("{{ value|date_words }}", date(2020, 4, 15), "15~апреля 2020~г."),
        ("{{ value|date_words }}", datetime(2020, 4, 14, 21, 30, tzinfo=UTC), "15~апреля 2020~г."),
        ("{{ value|date_words }}", None, ""),
        ("{{ value|deadline }}", DEADLINE, "среда, 15~апреля 2020~г., 18:00~(Москва)"),
        ("{{ value|deadline }}", None, ""),
        ("{{ value|days_left }}", None, ""),
        ("{{ value|nbsp }}", "о конкурсе & <b>", "о~конкурсе &amp; &lt;b&gt;"),
        ("{{ value|initials }}", Person(), "Иванова~М.~П."),
        ("{{ value|initials }}", Account(), "Иванова~М."),
        ("{{ value|initials }}", None, ""),
    ],
)
def test_a_value_is_said_in_russian(source, value, text):
    assert rendered(source, value=value) == text


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (date(2020, 4, 15), date(2020, 4, 18), "15–18~апреля 2020~г."),
        (date(2020, 4, 15), None, "15~апреля 2020~г."),
        (None, date(2020, 4, 18), "18~апреля 2020~г."),
        (None, None, ""),
        (datetime(2020, 4, 14, 21, 0, tzinfo=UTC), DEADLINE, "15~апреля 2020~г."),
    ],
)
def test_a_range_takes_what_there_is(start, end, text):
    assert rendered("{% date_range start end %}", start=start, end=end) == text


@time_machine.travel(datetime(2020, 4, 9, 12, 0, tzinfo=UTC), tick=False)
def test_days_are_counted_from_now():
    assert rendered("{{ value|days_left }}", value=DEADLINE) == "осталось 6~дней"


def test_a_reader_in_another_russian_zone_gets_his_own_clock():
    with timezone.override("Asia/Kamchatka"):
        assert rendered("{{ value|deadline }}", value=DEADLINE) == "четверг, 16~апреля 2020~г., 03:00~(Камчатка)"


def test_a_reader_outside_russia_gets_the_clock_of_the_portal():
    with timezone.override("Europe/Paris"):
        assert rendered("{{ value|deadline }}", value=DEADLINE) == "среда, 15~апреля 2020~г., 18:00~(Москва)"


@pytest.mark.parametrize("words", ["<b>жирно</b>", "<b>в доме</b>"])
def test_what_was_safe_once_is_escaped_when_a_stranger_says_it(words):
    safe = rendered("{{ value|nbsp }}", value=mark_safe(words))

    assert (safe.startswith("<b>"), rendered("{{ value|nbsp }}", value=words).startswith("&lt;b&gt;")) == (True, True)
