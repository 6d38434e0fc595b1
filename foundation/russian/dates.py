"""Dates, ranges and deadlines in Russian words. Periods of the plan («I полугодие») belong to `pages.periods`."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from foundation.russian.plurals import count, plural
from foundation.russian.typography import NBSP

MONTHS = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip
WEEKDAYS = ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье")

MOSCOW = "Europe/Moscow"
# The eleven time zones of federal law 107-ФЗ, each by the city that people know it by.
ZONES = {
    "Europe/Kaliningrad": "Калининград",
    "Europe/Moscow": "Москва",
    "Europe/Samara": "Самара",
    "Asia/Yekaterinburg": "Екатеринбург",
    "Asia/Omsk": "Омск",
    "Asia/Krasnoyarsk": "Красноярск",
    "Asia/Irkutsk": "Иркутск",
    "Asia/Yakutsk": "Якутск",
    "Asia/Vladivostok": "Владивосток",
    "Asia/Magadan": "Магадан",
    "Asia/Kamchatka": "Камчатка",
}


def date_words(day: date) -> str:
    """«15 апреля 2020 г.»: the day holds to its month and the year to «г.»."""
    return f"{_day_month(day)} {_year(day)}"


def date_range(start: date, end: date) -> str:
    """Write a range as short as it can be: «15–18 апреля 2020 г.», «28 июня – 3 июля 2020 г.», across years in full.

    Both ends belong to the range. Raises ValueError when it ends before it starts.
    """
    if (end.year, end.month, end.day) < (start.year, start.month, start.day):
        raise ValueError(f"The range ends ({end}) before it starts ({start})")
    if start.year != end.year:
        return f"{date_words(start)}{NBSP}– {date_words(end)}"
    if start.month != end.month:
        return f"{_day_month(start)}{NBSP}– {date_words(end)}"
    if start.day != end.day:
        return f"{start.day}–{date_words(end)}"
    return date_words(start)


def deadline_words(moment: datetime, zone: str = MOSCOW) -> str:
    """«среда, 15 апреля 2020 г., 18:00 (Москва)»: the clock of the zone, and the zone said aloud.

    Raises ValueError for a moment without a time zone and for a zone outside `ZONES`.
    """
    local = _on_the_clock(moment, zone)
    return f"{WEEKDAYS[local.weekday()]}, {date_words(local)}, {local:%H:%M}{NBSP}({ZONES[zone]})"


def days_left(deadline: datetime, *, at: datetime, zone: str = MOSCOW) -> str:
    """«осталось 6 дней», «последний день», «срок истёк»: calendar days of the zone, not spans of 24 hours.

    The very moment of the deadline is still in time. Raises ValueError as `deadline_words` does.
    """
    days = (_on_the_clock(deadline, zone).date() - _on_the_clock(at, zone).date()).days
    if at > deadline:
        return "срок истёк"
    if days == 0:
        return "последний день"
    return f"{plural(days, 'остался', 'осталось', 'осталось')} {count(days, 'день', 'дня', 'дней')}"


def _on_the_clock(moment: datetime, zone: str) -> datetime:
    if moment.utcoffset() is None:
        raise ValueError("A deadline needs a time zone")
    if zone not in ZONES:
        raise ValueError(f"{zone} is not one of the Russian time zones")
    return moment.astimezone(ZoneInfo(zone))


def _day_month(day: date) -> str:
    return f"{day.day}{NBSP}{MONTHS[day.month - 1]}"


def _year(day: date) -> str:
    return f"{day.year}{NBSP}г."
