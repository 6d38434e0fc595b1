"""The jury's desk: his own sheets and nothing else; saved by themselves; handed in, left, never seen by another."""

import pytest
from django.urls import reverse

from accounts.roles import Role
from contests.actions.score import submit_sheet
from contests.models import Conflict
from contests.states import ApplicationState, ConflictSource, SheetState
from tests.contests.views.doors import (
    MARK,
    OTHER_MARK,
    REMARK,
    enter,
    fill,
    queries_of,
    scored_from,
    sheets_of,
    status,
    text,
)
from tests.factories.accounts import UserFactory
from tests.factories.contests import (
    ApplicationFactory,
    AttachmentFactory,
    EditionFactory,
    JuryMemberFactory,
    ScoreSheetFactory,
    full_contest,
)
from tests.factories.directory import RepresentativeFactory

pytestmark = pytest.mark.django_db


def desk_url(contest):
    return reverse("contests:jury_desk", args=[contest.edition.slug])


def marks_url(contest):
    return reverse("contests:jury_marks", args=[contest.edition.slug])


def sent(sheet, points, **more):
    """What the scoring screen posts."""
    criteria = sheet.application.nomination.criteria.all()
    return {f"criterion-{criterion.pk}": points for criterion in criteria} | {"remark": ""} | more


def autosave(client, sheet, data):
    return client.post(sheet.get_absolute_url(), data, headers={"X-Autosave": "1"})


# ---------------------------------------------------------------- what a juror sees


def test_desk_lists_my_sheets_in_my_own_order_with_what_is_next(client, contest):
    juror = contest.jurors[1]
    mine = list(sheets_of(juror))

    page = enter(client, juror.user).get(desk_url(contest))

    assert [row.sheet for row in page.context["rows"]] == mine
    assert page.context["desk"].next_sheet == mine[0]


def test_desk_is_narrowed_to_open_and_to_submitted_sheets(client, contest):
    juror = contest.jurors[1]
    first, *others = sheets_of(juror)
    submit_sheet(fill(first), by=juror.user)
    enter(client, juror.user)

    shown = {
        show: [row.sheet for row in client.get(desk_url(contest), {"show": show}).context["rows"]]
        for show in ("open", "submitted")
    }

    assert shown == {"open": others, "submitted": [first]}


def test_desk_and_marks_turn_their_pages_and_count_everything(client):
    juror = JuryMemberFactory(edition=EditionFactory(scoring=True), chair=True)
    for _number in range(31):
        ScoreSheetFactory(application=ApplicationFactory(edition=juror.edition, admitted=True), juror=juror)
    mine = list(sheets_of(juror))
    enter(client, juror.user)
    doors = [reverse(f"contests:jury_{name}", args=[juror.edition.slug]) for name in ("desk", "marks")]

    first, second = (client.get(doors[0], {"page": page, "show": "open"}) for page in (1, 2))
    marks = client.get(doors[1], {"page": 2})

    assert [row.sheet for row in (*first.context["rows"], *second.context["rows"])] == mine
    assert (first.context["desk"].of, first.context["filters"][0]["count"]) == (31, 31)
    assert "?show=open&amp;page=1" in text(second).replace("?page=1&amp;show=open", "?show=open&amp;page=1")
    assert len(marks.context["tables"][0].rows) == 1


def test_desk_and_sheet_hold_nothing_of_another_juror(client, contest):
    mine, other = contest.jurors[1:]
    for sheet in sheets_of(other):
        fill(sheet, OTHER_MARK, REMARK)
    own = sheets_of(mine).first()
    fill(own, MARK)
    enter(client, mine.user)

    pages = [text(client.get(url)) for url in (desk_url(contest), marks_url(contest), own.get_absolute_url())]

    assert ["731,25" in page or "731.25" in page for page in pages] == [False, True, True]
    strange = ("846,75", "846.75", REMARK, other.user.last_name, *(sheet.code for sheet in sheets_of(other)))
    assert [[words for words in strange if words in page] for page in pages] == [[], [], []]


def test_sheet_of_another_juror_does_not_exist(client, contest):
    mine, other = contest.jurors[1:]
    sheet = sheets_of(other).first()
    enter(client, mine.user)
    url = sheet.get_absolute_url()

    answers = [
        client.get(url),
        client.post(url, sent(sheet, "5")),
        client.get(f"{url}recuse/"),
        client.post(f"{url}submit/"),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404, 404]


def test_own_organisation_is_absent_from_the_desk_and_its_paper_does_not_exist(client):
    contest = full_contest("screening")
    juror, (own, other, _third) = contest.jurors[1], contest.applications
    RepresentativeFactory(user=juror.user, organization=own.organization, confirmed=True)
    scored_from(contest)
    enter(client, juror.user)

    page = text(client.get(desk_url(contest)))
    papers = [status(client, row.attachments.get().get_absolute_url()) for row in (own, other)]

    assert (own.number in page, str(own.organization) in page, other.number in page) == (False, False, True)
    assert papers == [404, 200]


def test_a_draft_and_its_papers_are_unknown_to_the_jury(client, contest):
    draft = ApplicationFactory(edition=contest.edition, complete=True)
    enter(client, contest.jurors[1].user)

    page = text(client.get(desk_url(contest)))
    paper = status(client, AttachmentFactory(application=draft).get_absolute_url())

    assert (str(draft.organization) in page, paper) == (False, 404)


def test_withdrawn_application_leaves_the_desk_and_its_sheet_with_it(client, contest):
    sheet = sheets_of(contest.jurors[1]).first()
    type(sheet.application).objects.filter(pk=sheet.application.pk).update(state=ApplicationState.WITHDRAWN)
    enter(client, contest.jurors[1].user)

    assert sheet.application.number not in text(client.get(desk_url(contest)))
    assert client.get(sheet.get_absolute_url()).status_code == 404


def test_desk_exists_for_the_jury_of_that_contest_only(client, contest):
    doors = {
        "member of another jury": JuryMemberFactory(edition__scoring=True).user,
        "revoked": JuryMemberFactory(edition=contest.edition, revoked_at="2020-01-01T00:00Z").user,
        "juror without a seat": UserFactory(role=Role.JUROR),
        "superuser": UserFactory(is_superuser=True),
    }

    answers = {
        who: [status(enter(client, person), url) for url in (desk_url(contest), marks_url(contest))]
        for who, person in doors.items()
    }

    assert answers == {key: [404, 404] for key in doors}


def test_list_of_juries_tells_how_far_i_am_and_is_closed_to_who_sits_in_none(client, contest):
    juror = contest.jurors[1]
    submit_sheet(fill(sheets_of(juror).first()), by=juror.user)

    page = enter(client, juror.user).get(reverse("contests:jury_list"))
    stranger = enter(client, UserFactory()).get(reverse("contests:jury_list"))

    assert [(row, row.handed_in, row.sheets) for row in page.context["object_list"]] == [(contest.edition, 1, 3)]
    assert stranger.status_code == 403


# ---------------------------------------------------------------- marks


def test_autosave_answers_with_the_next_revision_and_refuses_what_another_window_left_behind(client, contest):
    sheet = sheets_of(contest.jurors[1]).first()
    enter(client, sheet.juror.user)
    rev = client.get(sheet.get_absolute_url()).context["form"]["rev"].value()

    first = autosave(client, sheet, sent(sheet, "5", rev=rev))
    second = autosave(client, sheet, sent(sheet, "6", rev=first.json()["rev"]))
    stale = autosave(client, sheet, sent(sheet, "7", rev=rev))

    assert [answer.status_code for answer in (first, second, stale)] == [200, 200, 409]
    assert "saved_at" in first.json()
    assert set(sheet.entries.values_list("points", flat=True)) == {5, 6}


def test_remark_alone_is_a_new_revision(client, contest):
    sheet = sheets_of(contest.jurors[1]).first()
    enter(client, sheet.juror.user)
    rev = client.get(sheet.get_absolute_url()).context["form"]["rev"].value()

    saved = autosave(client, sheet, {"rev": rev, "remark": REMARK})

    sheet.refresh_from_db()
    assert (saved.status_code, saved.json()["rev"] == rev, sheet.remark) == (200, False, REMARK)


@pytest.mark.parametrize("points", ["1001", "5.1", "-1", "много"])
def test_autosave_says_in_words_why_a_mark_is_impossible_and_writes_nothing(client, contest, points):
    sheet = sheets_of(contest.jurors[1]).first()

    answer = autosave(enter(client, sheet.juror.user), sheet, sent(sheet, points))

    assert (answer.status_code, bool(answer.json()["message"]), sheet.entries.count()) == (422, True, 0)


def test_submitted_sheet_is_shown_and_takes_no_marks(client, contest):
    sheet = sheets_of(contest.jurors[1]).first()
    submit_sheet(fill(sheet), by=sheet.juror.user)
    enter(client, sheet.juror.user)
    before = sheet.entries.count()

    page = text(client.get(sheet.get_absolute_url()))
    answer = autosave(client, sheet, sent(sheet, "5"))

    assert ("data-autosave" in page, 'name="hand_in"' in page) == (False, False)
    assert (answer.status_code, sheet.entries.count()) == (422, before)


def test_without_scripts_the_button_saves_and_leads_to_the_next_sheet(client, contest):
    first, second, _third = sheets_of(contest.jurors[1])
    enter(client, first.juror.user)

    stay = client.post(first.get_absolute_url(), sent(first, "5"))
    on = client.post(first.get_absolute_url(), sent(first, "6", next="1"))

    assert (stay.url, on.url) == (first.get_absolute_url(), second.get_absolute_url())
    assert set(first.entries.values_list("points", flat=True)) == {5, 6}


def test_handing_in_saves_what_the_screen_shows_first(client, contest):
    first, second, _third = sheets_of(contest.jurors[1])

    answer = enter(client, first.juror.user).post(first.get_absolute_url(), sent(first, "5", hand_in="1"))

    first.refresh_from_db()
    assert (answer.url, first.state) == (second.get_absolute_url(), SheetState.SUBMITTED)


def test_an_incomplete_sheet_is_not_handed_in_and_the_missing_criteria_are_named(client, contest):
    sheet = sheets_of(contest.jurors[1]).first()
    first, second = sheet.application.nomination.criteria.all()

    answer = enter(client, sheet.juror.user).post(
        sheet.get_absolute_url(), {f"criterion-{first.pk}": "5", "remark": "", "hand_in": "1"}
    )

    sheet.refresh_from_db()
    assert (answer.status_code, sheet.state, sheet.entries.count()) == (422, SheetState.OPEN, 0)
    assert (f"«{second}»" in text(answer), f"«{first}»" in text(answer)) == (True, False)


def test_last_sheet_leads_back_to_the_desk_and_a_complete_one_is_handed_in_from_there(client, contest):
    juror = contest.jurors[1]
    *others, last = sheets_of(juror)
    for sheet in others:
        submit_sheet(fill(sheet), by=juror.user)
    fill(last)
    enter(client, juror.user)

    offered = f"{last.get_absolute_url()}submit/" in text(client.get(desk_url(contest)))
    answer = client.post(f"{last.get_absolute_url()}submit/")

    last.refresh_from_db()
    assert (offered, answer.url, last.state) == (True, desk_url(contest), SheetState.SUBMITTED)


# ---------------------------------------------------------------- conflicts of interest


def test_declared_conflict_takes_the_application_away_for_good(client, contest):
    sheet = sheets_of(contest.jurors[1]).first()
    enter(client, sheet.juror.user)

    answer = client.post(reverse("contests:conflict_declare", args=[sheet.code]), {"reason": "Двоюродный брат."})

    conflict = Conflict.objects.get()
    assert (answer.url, client.get(sheet.get_absolute_url()).status_code) == (desk_url(contest), 404)
    assert (conflict.source, conflict.reason) == (ConflictSource.DECLARED, "Двоюродный брат.")
    assert status(client, sheet.application.attachments.get().get_absolute_url()) == 404


def test_conflict_that_came_to_light_hides_the_application_and_stops_every_mark(client, contest):
    sheet = sheets_of(contest.jurors[1]).first()
    RepresentativeFactory(user=sheet.juror.user, organization=sheet.application.organization, confirmed=True)
    enter(client, sheet.juror.user)

    page = client.get(sheet.get_absolute_url())
    answer = autosave(client, sheet, sent(sheet, "5"))
    plain = client.post(sheet.get_absolute_url(), sent(sheet, "5"))

    hidden = (sheet.application.answers["work"], str(sheet.application.organization), "criterion-")
    assert [words for words in hidden if words in text(page)] == []
    assert (page.status_code, answer.status_code, plain.status_code, sheet.entries.count()) == (200, 422, 422, 0)


# ---------------------------------------------------------------- cost


def test_desk_and_sheet_cost_the_same_for_one_sheet_and_for_thirty(client):
    juror = JuryMemberFactory(edition=EditionFactory(scoring=True), chair=True)

    def add(number):
        for _number in range(number):
            application = ApplicationFactory(edition=juror.edition, admitted=True)
            sheet = ScoreSheetFactory(application=application, juror=juror)
            fill(sheet, 5)
        return sheet

    first = add(1)
    enter(client, juror.user)
    slug = juror.edition.slug
    doors = [
        reverse("contests:jury_desk", args=[slug]),
        reverse("contests:jury_marks", args=[slug]),
        reverse("contests:jury_progress", args=[slug]),
        first.get_absolute_url(),
    ]
    one = [queries_of(client, door) for door in doors]
    add(29)
    thirty = [queries_of(client, door) for door in doors]

    assert one == thirty


def test_list_of_juries_costs_the_same_for_one_contest_and_for_thirty(client):
    person = UserFactory(role=Role.JUROR)

    def add(number):
        for _number in range(number):
            juror = JuryMemberFactory(edition__scoring=True, user=person)
            ScoreSheetFactory(application__edition=juror.edition, application__admitted=True, juror=juror)

    add(1)
    enter(client, person)
    one = queries_of(client, reverse("contests:jury_list"))
    add(29)

    assert queries_of(client, reverse("contests:jury_list")) == one
