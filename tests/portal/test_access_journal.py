"""Who of the branch looked at whose data, or took a list away and what for, stands in the journal. Never with a name in it."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.roles import Role
from outbox.models import Letter
from privacy.actions.access import note_access
from privacy.models import AccessRecord
from privacy.states import AccessAct
from tests.contests.views.doors import enter
from tests.factories.accounts import UserFactory
from tests.factories.contests import ApplicationFactory, full_contest
from tests.factories.members import MemberFactory, MembershipApplicationFactory, MembershipFactory, scan
from tests.factories.outbox import LetterFactory

pytestmark = pytest.mark.django_db

VIEW, DOWNLOAD, EXPORT = AccessAct.VIEW, AccessAct.DOWNLOAD, AccessAct.EXPORT


@pytest.fixture
def secretary(client):
    secretary = UserFactory(role=Role.SECRETARY)
    client.force_login(secretary)
    return secretary


def journal():
    return [(row.act, row.about, row.subject, row.rows) for row in AccessRecord.objects.order_by("pk")]


def test_the_register_and_a_card_of_it_are_noted(client, secretary):
    person = UserFactory()
    member = MembershipFactory(member=MemberFactory(user=person)).member
    MembershipFactory()

    client.get(reverse("office_register"))
    client.get(reverse("office_member", args=[member.code]))

    assert journal() == [
        (VIEW, "members.Member:register", None, 2),
        (VIEW, f"members.Member:{member.code}", person, 1),
    ]


def test_an_application_to_join_and_its_paper_are_noted(client, secretary):
    application = MembershipApplicationFactory(paper=True, scan=scan(), scan_name="заявление.pdf")

    client.get(reverse("office_membership_application", args=[application.code]))
    client.get(reverse("office_scan", args=[application.code])).getvalue()

    about = f"members.MembershipApplication:{application.code}"
    assert journal() == [(VIEW, about, None, 1), (DOWNLOAD, about, None, 1)]


def test_a_letter_that_the_secretary_reads_is_noted_for_its_addressee(client, secretary):
    person = UserFactory()
    letter = LetterFactory(to=person.email)

    client.get(reverse("letters:inspect", args=[letter.pk]))

    assert journal() == [(VIEW, f"outbox.Letter:{letter.pk}", person, 1)]


def test_a_sheet_that_a_juror_opens_is_noted_for_the_applicant(client):
    contest = full_contest("scoring", applications=1)
    juror = contest.jurors[0]
    enter(client, juror.user)
    sheet = juror.sheets.get()

    client.get(sheet.get_absolute_url())

    assert journal() == [(VIEW, sheet.application.consent_subject, sheet.application.applicant, 1)]


@pytest.mark.parametrize("door", ["office_register_workbook", "office_register_paper"])
def test_the_register_does_not_leave_without_a_reason(client, secretary, door):
    MembershipFactory()

    answer = client.post(reverse(door), {"reason": " "})

    assert (answer.status_code, answer.context_data["form"].errors) == (
        422,
        {"reason": ["Напишите, для чего нужен список."]},
    )
    assert journal() == []


def test_a_list_that_leaves_is_noted_with_its_reason_and_told_to_whoever_answers_for_data(client, secretary, settings):
    settings.PERSONAL_DATA_OPERATOR = settings.PERSONAL_DATA_OPERATOR | {"email": "data@example.org"}
    MembershipFactory()
    MembershipFactory(left_on=date(2020, 3, 1), state="ended", ground="own_wish")

    client.post(reverse("office_register_workbook"), {"reason": "Для заседания президиума"})

    noted, letter = AccessRecord.objects.get(), Letter.objects.get()
    assert (noted.act, noted.by, noted.rows, noted.reason) == (EXPORT, secretary, 1, "Для заседания президиума")
    assert (letter.to, letter.kind) == ("data@example.org", "privacy/list_exported")
    assert all(words in letter.text for words in (noted.what, noted.reason, secretary.get_full_name()))


def test_the_journal_of_a_contest_asks_the_same(client, secretary):
    application = ApplicationFactory(submitted=True)
    address = reverse("office_journal_download", args=[application.edition.slug])

    asked, refused = client.get(address), client.post(address)
    taken = client.post(address, {"reason": "Для жюри"})

    assert (asked.status_code, asked.context["size"], refused.status_code) == (200, 1, 422)
    assert (taken.content[:2], [(row.rows, row.reason) for row in AccessRecord.objects.all()]) == (
        b"PK",
        [(1, "Для жюри")],
    )


def test_many_downloads_by_one_account_are_told_once_an_hour(settings, time_machine):
    time_machine.move_to("2020-04-15T12:00:00+03:00", tick=False)
    settings.DOWNLOADS_ALARM = 3
    settings.PERSONAL_DATA_OPERATOR = settings.PERSONAL_DATA_OPERATOR | {"email": "data@example.org"}
    juror, other = UserFactory(role=Role.JUROR), UserFactory(role=Role.JUROR)
    facts = {"about": "contests.Application:K7QX", "what": "Заявка"}

    for _number in range(3):
        note_access(DOWNLOAD, by=juror, **facts)
        note_access(VIEW, by=juror, **facts)
        note_access(DOWNLOAD, by=other, **facts)
    before = Letter.objects.count()
    for _number in range(2):
        note_access(DOWNLOAD, by=juror, **facts)

    assert before == 0
    assert sorted((row.kind, row.to) for row in Letter.objects.all()) == sorted(
        ("privacy/many_downloads", to) for to in ("data@example.org", juror.email)
    )


def test_slow_downloads_alarm_nobody(settings, time_machine):
    settings.DOWNLOADS_ALARM = 3
    juror = UserFactory(role=Role.JUROR)

    for hour in range(9, 15):
        time_machine.move_to(f"2020-04-15T{hour:02d}:00:00+03:00", tick=False)
        note_access(DOWNLOAD, by=juror, about="contests.Application:K7QX", what="Заявка")

    assert not Letter.objects.exists()
