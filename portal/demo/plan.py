"""The plan of 2020 lived through: what was held, moved and called off, told on the days on which it was decided."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from pages.actions.completion import mark_completion
from pages.actions.execution import add_activity, cancel_activity, hold_activity
from pages.actions.publication import publish_page
from pages.models import NewsPage, PlanItem
from pages.states import PlanItemStatus as Status
from portal.demo.clock import as_of


@dataclass(frozen=True)
class Held:
    """Something that was done for a row: first and last day, place, people, what came of it. No title: its contest."""

    row: int
    title: str
    days: tuple[date, date]
    place: str
    people: int | None
    outcome: str


@dataclass(frozen=True)
class Marked:
    """What the secretary said of a row."""

    row: int
    status: Status
    day: date
    note: str = ""
    postponed_to: str = ""
    replaced_by: int | None = None


@dataclass(frozen=True)
class Told:
    """A piece of news about a row."""

    row: int
    day: date
    title: str
    lead: str


def _on(month: int, day: int, last: date | None = None) -> tuple[date, date]:
    first = date(2020, month, day)
    return first, last or first


PRESIDIUM = "Смоленск, приёмная отделения"
HELD = [
    Held(1, "Летнее заседание Регионального совета", _on(6, 26), "по видеосвязи", 41,
         "Подведены итоги 2019 года, утверждены направления работы. Присутствовал 41 член отделения из 63, кворум есть."),
    Held(1, "Итоговое заседание Регионального совета", _on(12, 17), "по видеосвязи", 52,
         "Обсуждены итоги 2020 года и план на 2021 год. Присутствовали 52 члена отделения."),
    Held(2, "Заседание Президиума, март", _on(3, 12), PRESIDIUM, 5, "Утверждён план конкурсов ТОС."),
    Held(2, "Заседание Президиума, июнь", _on(6, 11), "по видеосвязи", 5, "Семинар решено перенести, круглые столы – объединить."),
    Held(2, "Заседание Президиума, сентябрь", _on(9, 10), PRESIDIUM, 4, "Рассмотрены заявления о приёме."),
    Held(2, "Заседание Президиума, декабрь", _on(12, 10), "по видеосвязи", 5, "Подготовлен проект плана на 2021 год."),
    Held(3, "Полевой выход с поисковым объединением «Долг»", _on(8, 3, date(2020, 8, 14)), "Смоленская область", 12,
         "Члены отделения помогали разбивать лагерь и вели дневник экспедиции."),
    Held(4, "Деловая игра «Мой выбор 2020»", _on(11, 18), "по видеосвязи", 84,
         "Играли двенадцать команд, три тура. Победителей наградили дипломами."),
    Held(5, "Заочный тур олимпиады", _on(10, 22), "по сети", 63, "Работы прислали 63 ученика; очный тур не состоялся."),
    Held(6, "", _on(1, 9, date(2020, 5, 22)), "", 5, "Пять заявок, победители названы в трёх номинациях."),
    Held(8, "Видеоконференция Совета муниципальных образований", _on(5, 20), "по видеосвязи", 3,
         "Обсуждали работу советов в период ограничений."),
    Held(8, "Круглый стол о поддержке ТОС", _on(10, 8), "Смоленск", 6,
         "Два выступления от отделения; предложения вошли в резолюцию."),
    Held(10, "Приём новых членов", _on(9, 10), PRESIDIUM, 7, "Приняты семь человек из двадцати намеченных."),
    Held(14, "Рубрика о практиках муниципалитетов", _on(2, 3, date(2020, 12, 25)), "сайт отделения", None,
         "Вышло двадцать две заметки."),
]  # fmt: skip
CALLED_OFF = (11, "Урок в школе «Образцовая»", date(2020, 4, 21), "Школы перешли на дистанционное обучение.")
MARKS = [
    Marked(5, Status.POSTPONED, date(2020, 4, 2), "Школы перешли на дистанционное обучение.", "октябрь 2020 г."),
    Marked(11, Status.CANCELLED, date(2020, 4, 6), "Школы перешли на дистанционное обучение."),
    Marked(6, Status.HELD, date(2020, 5, 22), "Итоги опубликованы, дипломы выданы."),
    Marked(12, Status.POSTPONED, date(2020, 6, 11), "Собрать участников очно нельзя.", "после снятия ограничений"),
    Marked(13, Status.REPLACED, date(2020, 6, 11), "Круглые столы проводим вместе с Советом муниципальных образований.",
           replaced_by=8),
    Marked(9, Status.HELD, date(2020, 9, 14), "Единый день голосования прошёл 13 сентября."),
    Marked(5, Status.PARTLY_HELD, date(2020, 10, 30), "Прошёл только заочный тур."),
    Marked(4, Status.HELD, date(2020, 11, 18)),
    Marked(2, Status.HELD, date(2020, 12, 10), "Состоялись все четыре заседания."),
    Marked(1, Status.HELD, date(2020, 12, 17), "Оба заседания прошли по видеосвязи."),
    Marked(3, Status.HELD, date(2020, 12, 18)),
    Marked(8, Status.HELD, date(2020, 12, 18)),
    Marked(10, Status.PARTLY_HELD, date(2020, 12, 18), "Приняты семь человек из двадцати намеченных."),
    Marked(14, Status.HELD, date(2020, 12, 25)),
]  # fmt: skip
NEWS = [
    Told(5, date(2020, 10, 30), "Олимпиада прошла заочно", "Работы прислали 63 ученика десятых и одиннадцатых классов."),
    Told(4, date(2020, 11, 20), "«Мой выбор 2020»: двенадцать команд и три тура", "Деловая игра впервые прошла по сети."),
    Told(1, date(2020, 12, 18), "Региональный совет подвёл итоги года", "Из четырнадцати пунктов плана выполнена большая часть."),
]  # fmt: skip


def live_through(secretary, publisher) -> None:
    """Do everything in the order in which it happened: activities on their last day, marks and news on theirs."""
    acts: list[tuple[date, Callable[..., None], Held | Marked]] = [
        *((held.days[1], _hold, held) for held in HELD),
        *((mark.day, _mark, mark) for mark in MARKS),
    ]
    _call_off(secretary)
    for day, act, what in sorted(acts, key=lambda act: act[0]):
        with as_of(day.year, day.month, day.day, 18):
            act(what, secretary)
    for told in NEWS:
        _tell(told, publisher)


def _row(number: int) -> PlanItem:
    return PlanItem.objects.get(section__plan__year=2020, number=number)


def _hold(held: Held, secretary) -> None:
    """Write down what was done; the contest stands in its row already, put there when it was made."""
    first, last = held.days
    row = _row(held.row)
    activity = row.activities.filter(contest_edition__isnull=False).first() if not held.title else None
    activity = activity or add_activity(row, by=secretary, title=held.title, place=held.place)
    hold_activity(
        activity,
        by=secretary,
        starts_on=first,
        ends_on=last if last > first else None,
        participants_count=held.people,
        outcome=held.outcome,
    )


def _call_off(secretary) -> None:
    row, title, day, reason = CALLED_OFF
    with as_of(2020, 4, 6):
        activity = add_activity(_row(row), by=secretary, title=title, starts_on=day)
        cancel_activity(activity, by=secretary, reason=reason)


def _mark(mark: Marked, secretary) -> None:
    mark_completion(
        _row(mark.row),
        by=secretary,
        status=mark.status,
        decided_on=mark.day,
        note=mark.note,
        postponed_to=mark.postponed_to,
        replaced_by=_row(mark.replaced_by) if mark.replaced_by else None,
    )


def _tell(told: Told, publisher) -> None:
    with as_of(told.day.year, told.day.month, told.day.day):
        publish_page(
            NewsPage, by=publisher, title=told.title, published_on=told.day, lead=told.lead, plan_item=_row(told.row)
        )
