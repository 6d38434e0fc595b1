"""Russian grammar in templates: `{% load russian %}`. The grammar itself is in `foundation.russian`."""

from datetime import date, datetime

from django import template
from django.conf import settings
from django.template.defaultfilters import stringfilter
from django.utils import timezone

from foundation.russian import dates, names, plurals, typography

register = template.Library()

register.simple_tag(plurals.count, name="count")
register.filter("short", plurals.short)
register.filter("nbsp", stringfilter(typography.nbsp), is_safe=True)


@register.simple_tag
def date_range(start: date | None, end: date | None) -> str:
    """«15–18 апреля 2020 г.»; one missing end leaves the other day alone, none leaves nothing."""
    days = [_local_day(day) for day in (start, end) if day]
    return dates.date_range(days[0], days[-1]) if days else ""


@register.filter
def date_words(day: date | None) -> str:
    """«15 апреля 2020 г.»; a moment is first set to the reader's clock."""
    return dates.date_words(_local_day(day)) if day else ""


@register.filter
def deadline(moment: datetime | None) -> str:
    """«среда, 15 апреля 2020 г., 18:00 (Москва)» by the reader's clock."""
    return dates.deadline_words(moment, _zone()) if moment else ""


@register.filter
def days_left(moment: datetime | None) -> str:
    """«осталось 6 дней» from now on."""
    return dates.days_left(moment, at=timezone.now(), zone=_zone()) if moment else ""


@register.filter
def initials(person) -> str:
    """«Фамилия И. О.» of anybody with `last_name`, `first_name` and perhaps `patronymic`."""
    return names.initials(person.last_name, person.first_name, getattr(person, "patronymic", "")) if person else ""


def _zone() -> str:
    current = timezone.get_current_timezone_name()
    return current if current in dates.ZONES else settings.TIME_ZONE


def _local_day(day: date) -> date:
    return timezone.localtime(day).date() if isinstance(day, datetime) else day
