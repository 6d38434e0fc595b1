"""The chair's desk: who is late, without a mark; closing the scoring, reading the standings, signing the protocol."""

import pytest
from django.urls import reverse

from contests.actions.score import submit_sheet
from contests.states import EditionState, SheetState
from tests.contests.views.doors import MARK, REMARK, enter, fill, sheets_of, text
from tests.factories.contests import full_contest

pytestmark = pytest.mark.django_db


def test_progress_tells_the_chair_who_is_late_and_holds_no_mark(client, contest):
    late = contest.jurors[1]
    for sheet in sheets_of(contest.jurors[2]):
        submit_sheet(fill(sheet, MARK, REMARK), by=sheet.juror.user)

    page = enter(client, contest.chair.user).get(reverse("contests:jury_progress", args=[contest.edition.slug]))

    assert {row.juror: len(row.waiting) for row in page.context["progress"].jurors} == {
        contest.chair: 3, late: 3, contest.jurors[2]: 0,
    }  # fmt: skip
    assert [words for words in ("731,25", "731.25", REMARK) if words in text(page)] == []


def test_chair_excuses_a_sheet_and_gives_one_back_without_reading_them(client, contest):
    open_one, closed_one, _third = sheets_of(contest.jurors[1])
    submit_sheet(fill(closed_one), by=closed_one.juror.user)
    enter(client, contest.chair.user)
    progress = reverse("contests:jury_progress", args=[contest.edition.slug])

    excused = client.post(reverse("contests:sheet_excuse", args=[open_one.code]), {"reason": "Болеет."})
    returned = client.post(reverse("contests:sheet_reopen", args=[closed_one.code]), {"reason": "Описка."})
    read = [client.get(sheet.get_absolute_url()).status_code for sheet in (open_one, closed_one)]

    for sheet in (open_one, closed_one):
        sheet.refresh_from_db()
    assert (excused.url, returned.url, read) == (progress, progress, [404, 404])
    assert (open_one.state, open_one.excuse, closed_one.state) == (SheetState.EXCUSED, "Болеет.", SheetState.OPEN)


def test_member_has_no_door_to_what_is_the_chairs(client, contest):
    slug, sheet = contest.edition.slug, sheets_of(contest.chair).first()
    enter(client, contest.jurors[1].user)
    doors = [
        reverse("contests:jury_progress", args=[slug]),
        reverse("contests:jury_standings", args=[slug]),
        reverse("contests:scoring_close", args=[slug]),
        reverse("contests:sheet_excuse", args=[sheet.code]),
    ]

    assert [client.get(door).status_code for door in doors] == [403, 403, 403, 404]


def test_scoring_is_not_closed_while_sheets_are_missing_and_jurors_are_named(client, contest):
    enter(client, contest.chair.user)

    page = text(client.get(reverse("contests:jury_progress", args=[contest.edition.slug])))
    client.post(reverse("contests:scoring_close", args=[contest.edition.slug]))

    contest.edition.refresh_from_db()
    assert (f"{contest.jurors[1]} – 3" in page, contest.edition.state) == (True, EditionState.SCORING)


def test_chair_closes_the_scoring_reads_the_standings_and_signs_the_protocol(client):
    contest = full_contest("scored")
    slug = contest.edition.slug
    enter(client, contest.chair.user)

    early = client.get(reverse("contests:jury_standings", args=[slug])).status_code
    closed = client.post(reverse("contests:scoring_close", args=[slug]))
    standings = client.get(closed.url).context["standings"]

    assert (early, closed.url) == (404, reverse("contests:jury_standings", args=[slug]))
    assert [row.application for row in standings.nominations[0].rows] == contest.applications


def test_draft_protocol_is_the_chairs_and_a_signed_one_the_whole_jurys(client):
    contest = full_contest("drawn_up")
    door = reverse("contests:protocol", args=[contest.edition.protocol.code])
    enter(client, contest.jurors[1].user)
    before = client.get(door).status_code

    enter(client, contest.chair.user)
    signed = client.post(f"{door}sign/")
    paper = client.get(f"{door}paper.pdf")
    enter(client, contest.jurors[1].user)
    after = client.get(door)

    contest.edition.refresh_from_db()
    assert (before, signed.url, after.status_code) == (404, door, 200)
    assert (contest.edition.state, paper.content[:5]) == (EditionState.PROTOCOL_SIGNED, b"%PDF-")
    assert client.post(f"{door}sign/").status_code == 403
