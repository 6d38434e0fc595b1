"""What is open now, and how the site points at a contest."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from contests.states import EditionState
from foundation.russian.typography import NBSP
from pages.blocks.live import Deadline, Mark, OpenNow, contest_mark, deadlines, live_editions, open_now
from tests.factories.pages import announced_edition

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_site")]

NOON = datetime(2020, 4, 9, 9, 0, tzinfo=UTC)


def spaced(text):
    return text.replace(NBSP, " ")


def test_only_what_accepts_applications_is_open_the_nearest_end_first():
    later = announced_edition(NOON, slug="later", intake_closes_at=NOON + timedelta(days=9))
    sooner = announced_edition(NOON, slug="sooner")
    announced_edition(NOON, slug="past", intake_closes_at=NOON)
    announced_edition(NOON, slug="future", intake_opens_at=NOON + timedelta(days=1))
    announced_edition(NOON, slug="draft", state=EditionState.DRAFT)

    assert open_now(live_editions(), at=NOON) == [
        OpenNow(
            kind="Конкурс",
            title=edition.title,
            url=f"/contests/{edition.slug}/",
            form_url=f"/contests/{edition.slug}/apply/",
            summary=edition.summary,
            closes_at=edition.intake_closes_at,
            left=left,
        )
        for edition, left in ((sooner, f"осталось 6{NBSP}дней"), (later, f"осталось 9{NBSP}дней"))
    ]


def test_deadlines_are_ends_and_beginnings_of_intakes_and_days_of_results_the_nearest_first():
    announced_edition(NOON, slug="open", results_due_on=date(2020, 5, 29))
    announced_edition(NOON, slug="future", intake_opens_at=NOON + timedelta(days=1))
    announced_edition(NOON, slug="scoring", state=EditionState.SCORING, results_due_on=date(2020, 4, 10))
    announced_edition(NOON, slug="over", state=EditionState.CANCELLED)

    found = deadlines(live_editions(), at=NOON)

    assert [(due.title, due.words, spaced(due.left), due.has_hour) for due in found] == [
        ("future", "Приём заявок открывается", "остался 1 день", True),
        ("scoring", "Подводятся итоги", "остался 1 день", False),
        ("open", "Приём заявок закрывается", "осталось 6 дней", True),
        ("future", "Приём заявок закрывается", "осталось 6 дней", True),
        ("open", "Подводятся итоги", "осталось 50 дней", False),
    ]
    assert isinstance(found[0], Deadline)


def test_an_open_contest_is_marked_with_its_last_day():
    edition = announced_edition(NOON)

    mark = contest_mark(edition, at=NOON)

    assert (mark.title, mark.url, spaced(mark.words), mark.tone) == (
        edition.title,
        "/contests/best-leader-2020/",
        "приём до 15 апреля 2020 г., осталось 6 дней",
        "info",
    )


@pytest.mark.parametrize(
    ("state", "words", "tone"),
    [
        (EditionState.SCORING, "Идёт оценка", "plain"),
        (EditionState.CANCELLED, "Отменён", "warn"),
        (EditionState.PUBLISHED, "Итоги опубликованы", "good"),
    ],
)
def test_a_closed_contest_is_marked_with_its_state(state, words, tone):
    published = NOON if state == EditionState.PUBLISHED else None
    edition = announced_edition(NOON, state=state, published_at=published)

    assert contest_mark(edition, at=NOON) == Mark(edition.title, "/contests/best-leader-2020/", words, tone)


def test_a_contest_whose_intake_is_over_says_so():
    edition = announced_edition(NOON)

    with time_machine.travel(NOON + timedelta(days=7), tick=False):
        assert contest_mark(edition, at=NOON + timedelta(days=7)).words == "Проверка заявок"


def test_a_contest_that_is_not_announced_has_no_mark():
    assert contest_mark(None, at=NOON) is None
    assert contest_mark(announced_edition(NOON, state=EditionState.DRAFT), at=NOON) is None
