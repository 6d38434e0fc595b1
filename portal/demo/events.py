"""Events of the demo: a seminar that takes guests now, and a round table whose day is not fixed yet."""

from datetime import timedelta

from django.utils import timezone

from events.actions.event import announce_event, create_event, publish_event, set_seats
from events.states import EventKind

DAYS_TO_THE_SEMINAR, LASTS_HOURS, SEATS = 17, 3, 40
DAYS_TO_THE_TALK = 75


def hold_events(secretary) -> None:
    """Open the registration for one event and announce another."""
    starts_at = timezone.localtime().replace(hour=14, minute=0, second=0, microsecond=0) + timedelta(
        days=DAYS_TO_THE_SEMINAR
    )
    seminar = create_event(
        by=secretary,
        slug="tos-i-byudzhet",
        title="Семинар «ТОС и бюджет: первый шаг»",
        kind=EventKind.SEMINAR,
        summary="Как попросить у города деньги на двор и отчитаться за них. Приходите со своей заявкой: поможем исправить.",
        audience="Председатели ТОС и активные жители",
        programme="14:00 – как устроен бюджет города\n15:00 – три заявки: разбор\n16:00 – вопросы и чай",
        place="Смоленск, ул. Примерная, д. 1, большой зал",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=LASTS_HOURS),
    )
    set_seats(seminar, by=secretary, seats=SEATS, reason="Столько стульев в зале")
    publish_event(seminar, by=secretary)
    talk_on = timezone.localdate() + timedelta(days=DAYS_TO_THE_TALK)
    talk = create_event(
        by=secretary,
        slug="kruglyy-stol-starost",
        title="Круглый стол сельских старост",
        kind=EventKind.ROUND_TABLE,
        summary="О дорогах, колодцах и субботниках. День назначим, когда подтвердят зал.",
        place="Смоленск",
        term_words="весной, после паводка",
        expected_on=talk_on,
    )
    announce_event(talk, by=secretary)
