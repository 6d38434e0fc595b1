"""The door to the calendar: one month of everything that has a day or a term."""

from datetime import date

from django.http import Http404
from django.utils import timezone

from foundation.russian.dates import WEEKDAYS
from foundation.views import PlainPage
from pages.queries.calendar import EARLIEST, LATEST, calendar_month
from pages.queries.plan_view import MONTHS


class CalendarPage(PlainPage):
    """The month of the address, or this one."""

    public = True
    template_name = "pages/calendar.html"

    def get_context_data(self, **kwargs):
        month = calendar_month(self._first_day(), at=timezone.now())
        return super().get_context_data(
            calendar=month,
            title=month_words(month.first),
            before=month.before and month_words(month.before),
            after=month.after and month_words(month.after),
            weekdays=WEEKDAYS,
            **kwargs,
        )

    def _first_day(self) -> date:
        today = timezone.localdate()
        year, month = self.kwargs.get("year", today.year), self.kwargs.get("month", today.month)
        if not (EARLIEST <= year <= LATEST and 1 <= month <= 12):
            raise Http404
        return date(year, month, 1)


def month_words(day: date) -> str:
    """«Апрель 2020»."""
    return f"{MONTHS[day.month - 1]} {day.year}"
