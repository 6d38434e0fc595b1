"""Files of the events: the workbook of participants, the entry of a calendar. Facts in, bytes out."""

from collections.abc import Iterable
from dataclasses import astuple
from datetime import datetime

from events.queries.desk import ParticipantLine
from foundation.documents.calendar import CalendarEntry, render_calendar
from foundation.documents.spreadsheet import Sheet, SheetColumn, render_xlsx

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ICS = "text/calendar; charset=utf-8"
COLUMNS = (
    SheetColumn("№", "integer", 6),
    SheetColumn("Участник", width=36),
    SheetColumn("Организация", width=32),
    SheetColumn("Электронная почта", width=30),
    SheetColumn("Телефон", width=18),
    SheetColumn("Состояние", width=26),
    SheetColumn("Когда записался", "moment", 18),
)


def render_participants(title: str, lines: Iterable[ParticipantLine], *, made_at: datetime) -> bytes:
    """Return the list of participants as a workbook; `made_at` is the moment it speaks of."""
    return render_xlsx(Sheet(title, COLUMNS, [astuple(line) for line in lines], made_at))


def render_event(entry: CalendarEntry) -> bytes:
    """Return the file that puts one event into a calendar."""
    return render_calendar(entry.title, [entry])
