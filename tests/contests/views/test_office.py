"""The secretary's desks: what waits, who decides, no mark before the scoring is closed."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from accounts.roles import Role
from certificates.models import Certificate
from contests.models import JuryMember
from contests.states import ApplicationState, EditionState, JuryRole
from directory.models import Representative
from directory.states import RepresentativeState
from tests.contests.views.doors import REMARK, door, enter, fill, queries_of, scored_from, sheets_of, text
from tests.factories.accounts import UserFactory
from tests.factories.certificates import SignatoryFactory
from tests.factories.contests import ApplicationFactory, EditionFactory, days, full_contest

pytestmark = pytest.mark.django_db

S = ApplicationState


def card(application, move=""):
    return reverse("office_application", args=[application.code]) + (f"{move}/" if move else "")


# ---------------------------------------------------------------- who enters


@pytest.mark.parametrize("role", [None, Role.EDITOR, Role.JUROR])
def test_desks_are_the_secretarys_alone(client, role):
    contest = full_contest("closed")
    enter(client, UserFactory(role=role))
    doors = [
        door(name, contest.edition) for name in ("edition", "journal", "jury", "progress", "standings", "protocol")
    ]

    answers = [client.get(url) for url in [*doors, card(contest.applications[0])]]

    # Who works in the office is led back to its home, who has no place there is told so.
    expected = [302] * 6 + [404] if role == Role.EDITOR else [403] * 7
    assert [answer.status_code for answer in answers] == expected


def test_draft_of_an_applicant_has_no_card(office):
    assert office.get(card(ApplicationFactory(complete=True))).status_code == 404


# ---------------------------------------------------------------- marks stay sealed


def test_no_page_of_the_secretary_holds_a_mark_before_the_scoring_is_closed(client):
    contest = scored_from(full_contest("screening"))
    for juror in contest.jurors:
        for sheet in sheets_of(juror):
            fill(sheet, remark=REMARK)
    enter(client, contest.secretary)
    names = ("edition", "journal", "jury", "progress", "standings", "protocol", "certificates")
    doors = [*(door(name, contest.edition) for name in names), *map(card, contest.applications)]

    pages = {url: text(client.get(url)) for url in doors}

    # Two criteria of weight 1 make 1462,5 of the mark 731,25.
    canaries = ("731,25", "731.25", "1462,5", "1462.5", "1 462,5", REMARK)
    assert {url for url, page in pages.items() if any(words in page for words in canaries)} == set()
    assert "Баллы и места можно увидеть после завершения оценки." in pages[door("standings", contest.edition)]


def test_standings_appear_when_the_scoring_is_closed(client):
    contest = full_contest("closed")

    page = enter(client, contest.secretary).get(door("standings", contest.edition))

    rows = page.context["standings"].nominations[0].rows
    assert [(row.application, str(row.shown)) for row in rows] == list(
        zip(contest.applications, ["16.00", "14.00", "12.00"], strict=True)
    )


# ---------------------------------------------------------------- the journal


def test_journal_holds_registered_applications_by_number_and_is_narrowed_by_state_and_words(office):
    edition = EditionFactory()
    admitted = ApplicationFactory(
        edition=edition, admitted=True, applicant__last_name="Ёлкина", organization__name="ТОС «Север»"
    )
    submitted = ApplicationFactory(edition=edition, submitted=True, organization__name="ТОС «Южный»")
    ApplicationFactory(edition=edition, complete=True)
    journal = door("journal", edition)

    def found(**words):
        return list(office.get(journal, words).context["object_list"])

    assert found() == [admitted, submitted]
    assert found(state="submitted") == [submitted]
    assert found(q="ёлкина") == [admitted]
    assert found(q="южный") == [submitted]
    assert found(q="002") == [submitted]
    assert found(state="nonsense") == [admitted, submitted]


def test_workbook_holds_what_the_page_shows(office):
    edition = EditionFactory()
    ApplicationFactory(edition=edition, admitted=True)
    shown = ApplicationFactory(edition=edition, submitted=True)

    address = reverse("office_journal_download", args=[edition.slug], query={"state": "submitted"})
    answer = office.post(address, {"reason": "Для жюри"})

    rows = list(load_workbook(BytesIO(answer.content)).active.iter_rows(min_row=3, values_only=True))
    assert [(row[0], row[3], *row[6:9]) for row in rows] == [
        (shown.number, shown.applicant.get_full_name(), 1, "Самим участником", "Зарегистрирована")
    ]


# ---------------------------------------------------------------- screening


def test_card_shows_answers_papers_and_what_is_missing_and_admits(office):
    application = ApplicationFactory(submitted=True)
    page = text(office.get(card(application)))

    answer = office.post(card(application, "admit"))

    application.refresh_from_db()
    for words in (application.answers["work"], "Отчёт.pdf", "Полнота", application.applicant.email):
        assert words in page
    assert (answer.url, application.state) == (card(application), S.ADMITTED)


def test_unconfirmed_representative_is_named_with_the_way_to_confirm_him(office):
    application = ApplicationFactory(submitted=True, represented=False)
    representation = Representative.objects.create(
        user=application.applicant, organization=application.organization, position="tos_chair"
    )

    page = text(office.get(card(application)))
    cockpit = office.get(door("edition", application.edition)).context["cockpit"]

    assert representation.state == RepresentativeState.ASKED
    assert f'href="{representation.get_absolute_url()}"' in page
    assert (f'action="{card(application, "admit")}"' in page, cockpit.unconfirmed) == (False, [application])


@pytest.mark.parametrize(("move", "state"), [("return", S.RETURNED), ("reject", S.REJECTED)])
def test_a_decision_against_asks_for_the_reason(office, move, state):
    application = ApplicationFactory(submitted=True)

    where = {"fields_open": ["question-work"], "due_at": "2099-05-12T18:00"}

    silent = office.post(card(application, move), {"reason": ""} | where)
    spoken = office.post(card(application, move), {"reason": "Нет второй страницы."} | where)

    application.refresh_from_db()
    assert (silent.status_code, spoken.url) == (200, card(application))
    assert (application.state, application.decision_reason) == (state, "Нет второй страницы.")


def test_card_shows_what_changed_between_the_last_two_versions(office):
    application = ApplicationFactory(submitted=True)
    first = application.versions.get()
    application.versions.create(
        number=2, answers=first.answers | {"work": "Три субботника."}, attachments=[], sha256="1" * 64,
        author=application.applicant, at=days(-1),
    )  # fmt: skip

    changes = office.get(card(application)).context["card"].changes

    assert [(change.label, change.before, change.after) for change in changes] == [
        ("Что сделано за год", first.answers["work"], "Три субботника.")
    ]


def test_superuser_cannot_pass_a_guard(client):
    application = ApplicationFactory(submitted=True, represented=False)
    enter(client, UserFactory(is_superuser=True))

    client.post(card(application, "admit"))
    client.post(door("edition", application.edition) + "start_scoring/")

    application.refresh_from_db()
    assert (application.state, application.edition.state) == (S.SUBMITTED, EditionState.ANNOUNCED)


# ---------------------------------------------------------------- the cockpit and the jury


def test_cockpit_counts_and_says_why_a_move_is_refused(office):
    edition = EditionFactory(screening=True)
    ApplicationFactory(edition=edition, submitted=True)
    ApplicationFactory(edition=edition, admitted=True)
    ApplicationFactory(edition=edition, complete=True)

    context = office.get(door("edition", edition)).context

    counts = {row.state: row.number for row in context["cockpit"].counts if row.number}
    refusals = {offer.name: offer.refusal for offer in context["offers"]}
    assert counts == {S.DRAFT: 1, S.SUBMITTED: 1, S.ADMITTED: 1}
    assert "Ждут решения: Заявка № " in refusals["start_scoring"]


def test_contest_is_announced_from_its_cockpit(office):
    edition = EditionFactory(draft=True)

    answer = office.post(door("edition", edition) + "announce/")

    edition.refresh_from_db()
    assert (answer.url, edition.state) == (door("edition", edition), EditionState.ANNOUNCED)


def test_front_page_of_the_office_tells_what_waits(client, secretary):
    edition = EditionFactory()
    ApplicationFactory(edition=edition, submitted=True)
    quiet = EditionFactory()

    page = text(enter(client, secretary).get("/office/"))
    editors = text(enter(client, UserFactory(role=Role.EDITOR)).get("/office/"))

    assert (door("edition", edition) in page, door("edition", quiet) in page) == (True, False)
    assert door("edition", edition) not in editors


def test_jurors_are_appointed_and_revoked(office):
    edition, person = EditionFactory(), UserFactory(role=Role.JUROR)
    jury = door("jury", edition)

    office.post(jury, {"user": person.pk, "role": JuryRole.CHAIR})
    seat = JuryMember.objects.get(edition=edition)
    second = office.post(jury, {"user": UserFactory(role=Role.JUROR).pk, "role": JuryRole.CHAIR})
    stranger = office.post(jury, {"user": UserFactory().pk, "role": JuryRole.MEMBER})
    question = office.get(door("juror_revoke", edition, seat.pk))
    office.post(door("juror_revoke", edition, seat.pk))

    seat.refresh_from_db()
    assert (question.status_code, seat.user, seat.is_chair) == (200, person, False)
    assert office.get(door("juror_revoke", edition, seat.pk)).status_code == 404
    assert ("Председатель жюри уже назначен." in text(second), stranger.status_code) == (True, 422)


# ---------------------------------------------------------------- protocol, publication, certificates


def test_protocol_is_drawn_up_published_after_the_signature_and_papers_are_issued_once(client):
    SignatoryFactory()
    contest = full_contest("closed")
    edition, protocol = contest.edition, door("protocol", contest.edition)
    enter(client, contest.secretary)

    drawn = client.post(protocol, {"number": "3", "held_on": "2020-04-15"})
    page = text(client.get(protocol))
    enter(client, contest.chair.user).post(reverse("contests:protocol_move", args=[edition.protocol.code, "sign"]))
    enter(client, contest.secretary)
    offered = f'action="{door("edition", edition)}publish/"' in text(client.get(protocol))
    client.post(door("edition", edition) + "publish/")
    for _press in range(2):
        client.post(door("certificates", edition))
    issued = client.get(door("certificates", edition)).context["certificates"]

    edition.refresh_from_db()
    assert (drawn.url, edition.protocol.held_on, "Протокол № 3" in page) == (protocol, date(2020, 4, 15), True)
    assert (offered, edition.state, len(issued), Certificate.objects.count()) == (True, EditionState.PUBLISHED, 3, 3)


# ---------------------------------------------------------------- cost


def test_desks_cost_the_same_for_one_application_and_for_thirty(client):
    contest = full_contest("closed", applications=1)
    edition = contest.edition
    enter(client, contest.secretary)
    doors = [door(name, edition) for name in ("edition", "journal", "progress", "standings")]
    doors.append(reverse("office_journal_download", args=[edition.slug]))
    one = [queries_of(client, url) for url in doors]

    for _number in range(29):
        application = ApplicationFactory(edition=edition, admitted=True)
        for juror in contest.jurors:
            juror.sheets.create(application=application, state="submitted", submitted_at=days(0))
    ApplicationFactory.create_batch(2, edition=edition, submitted=True, represented=False)

    assert [queries_of(client, url) for url in doors[:3]] == one[:3]
    assert queries_of(client, doors[4]) == one[4]


def test_standings_and_certificates_cost_the_same_for_one_application_and_for_ten(client):
    SignatoryFactory()

    def costs(applications):
        contest = full_contest("published", applications=applications)
        enter(client, contest.secretary).post(door("certificates", contest.edition))
        return [queries_of(client, door(name, contest.edition)) for name in ("standings", "protocol", "certificates")]

    assert costs(1) == costs(10)


def test_list_of_contests_costs_the_same_for_one_and_for_thirty(office):
    EditionFactory(nominations=0)
    one = queries_of(office, reverse("contestedition:index"))
    EditionFactory.create_batch(29, nominations=0)

    assert queries_of(office, reverse("contestedition:index")) == one
