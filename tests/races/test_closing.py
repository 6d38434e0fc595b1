"""Who waited at the row of the contest asks again what was true before: the scoring may have begun or ended meanwhile."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings
from django.db import connection, connections, transaction

from contests.actions.application import submit_application
from contests.actions.score import reopen_sheet, save_sheet
from contests.models import ContestEdition, ScoreEntry
from contests.states import EditionState
from foundation.errors import Refusal
from tests.factories.contests import ApplicationFactory, full_contest

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        "sqlite" in settings.DATABASES["default"]["ENGINE"], reason="SQLite lets one writer in at a time"
    ),
]


def while_the_contest_moves_on(edition, state, act):
    """Hold the row of the contest, let `act` run into it, move the contest to `state`; return why `act` was refused."""

    def refusal():
        try:
            act()
        except Refusal as refused:
            return refused.reason
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            ContestEdition.objects.select_for_update().get(pk=edition.pk)
            waiting = pool.submit(refusal)
            wait_for_somebody_at_a_lock()
            ContestEdition.objects.filter(pk=edition.pk).update(state=state)
        return waiting.result(timeout=30)


def wait_for_somebody_at_a_lock():
    for _attempt in range(300):
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return
        time.sleep(0.05)
    pytest.fail("Nobody came to the lock")


def test_an_application_that_waited_while_the_scoring_began_gets_no_number():
    draft = ApplicationFactory(complete=True)

    refusal = while_the_contest_moves_on(
        draft.edition, EditionState.SCORING, lambda: submit_application(draft, by=draft.applicant)
    )

    draft.refresh_from_db()
    assert (refusal, draft.sequence, draft.versions.count()) == (
        "Заявки сейчас не принимаются: состояние конкурса – «Идёт оценка».",
        None,
        0,
    )


def test_a_mark_that_waited_while_the_scoring_was_closed_is_not_written():
    contest = full_contest("scoring", applications=1, jurors=1)
    sheet = contest.chair.sheets.get()
    marks = {criterion.pk: 5 for criterion in sheet.application.nomination.criteria.all()}

    refusal = while_the_contest_moves_on(
        contest.edition, EditionState.SCORING_CLOSED, lambda: save_sheet(sheet, by=contest.chair.user, marks=marks)
    )

    assert (refusal, ScoreEntry.objects.count()) == ("Оценка завершена: изменить ничего нельзя.", 0)


def test_a_sheet_is_not_given_back_after_the_scoring_was_closed_meanwhile():
    contest = full_contest("scored", applications=1, jurors=1)
    sheet = contest.chair.sheets.get()

    refusal = while_the_contest_moves_on(
        contest.edition,
        EditionState.SCORING_CLOSED,
        lambda: reopen_sheet(sheet, by=contest.chair.user, reason="Ещё раз."),
    )

    sheet.refresh_from_db()
    assert (refusal, sheet.state) == ("Оценка завершена: изменить ничего нельзя.", "submitted")
