"""Facts of papers of the plan, without a database."""

from datetime import UTC, date, datetime

from pages.periods import parse_period
from pages.plan_reading.parsed import ParsedPlan
from pages.plan_status import Word, standing_of
from pages.queries.plan_papers import PaperActivity, PaperPart, PaperRow, PlanPaper

CHANGED = datetime(2020, 2, 1, 9, tzinfo=UTC)
ON = date(2020, 12, 30)
SITE = "https://portal.example"


def activity(code="AAAA1111", **facts) -> PaperActivity:
    """Something that was done."""
    known = {
        "title": "Заседание", "state": "held", "starts_on": date(2020, 3, 12), "ends_on": None, "place": "",
        "participants": 5, "outcome": "План утверждён.", "changed_at": CHANGED,
    }  # fmt: skip
    return PaperActivity(code, **(known | facts))


def row(number=1, period="апрель", *, word: Word | None = None, on=ON, **facts) -> PaperRow:
    """A row that stands as its term and the last word say."""
    known = {
        "title": f"Мероприятие {number}", "participants": "члены РО ВСМС", "programme": "Программа.", "kind": "Другое",
        "audience": "Члены отделения", "planned_participants": None, "activities": (), "changed_at": CHANGED,
        "url": f"{SITE}/plan/2020/{number}/",
    }  # fmt: skip
    standing = standing_of(parse_period(period, year=2020), word, on=on, year=2020)
    return PaperRow(key=1000 + number, number=number, period=period, standing=standing, **(known | facts))


def paper(*rows: PaperRow, wording="Раздел", on=ON) -> PlanPaper:
    """A plan of one section."""
    parts = (PaperPart(wording, rows),)
    return PlanPaper(2020, "ПЛАН РАБОТЫ\nНА 2020 ГОД", parts, CHANGED, on, "Отделение", f"{SITE}/plan/2020/")


def paper_of(parsed: ParsedPlan) -> PlanPaper:
    """The paper of a plan as it was read, nothing done yet."""
    parts = tuple(
        PaperPart(
            section.wording,
            tuple(
                row(
                    item.number, item.period, title=item.title, participants=item.participants, programme=item.programme
                )
                for item in section.items
            ),
        )
        for section in parsed.sections
    )
    return PlanPaper(2020, parsed.title, parts, CHANGED, ON, "Отделение", f"{SITE}/plan/2020/")
