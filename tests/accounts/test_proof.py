"""Before what cannot be taken back whoever acts shows again who he is, and nothing that he typed is lost."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from accounts.actions.roles import sync_roles
from accounts.models import User
from accounts.roles import Role
from certificates.workflow import CertificateWorkflow
from contests.office.applications import OfficeJournalDownload
from contests.workflow import EditionWorkflow, ProtocolWorkflow, SheetWorkflow
from directory.office.exports import ListExport
from directory.office.importing import ListUndo
from directory.office.names import NameDrop
from members.office.register import RegisterPaper, RegisterWorkbook
from portal.mergers import Merge
from portal.subject import MyDataExport
from privacy.models import AccessRecord
from privacy.states import AccessAct
from tests.factories.accounts import UserFactory
from tests.factories.pages import site

pytestmark = pytest.mark.django_db

PASSWORD = "березовая-роща-27"
AGAIN = reverse("account_reauthenticate")
GIVE_JUROR = {"roles": ["juror"], "is_active": "on"}


@pytest.fixture
def office(client, time_machine):
    """A secretary who signed in sixteen minutes ago."""
    sync_roles()
    time_machine.move_to(timezone.now(), tick=False)
    client.force_login(UserFactory(role=Role.SECRETARY, password=PASSWORD))
    time_machine.shift(timedelta(minutes=16))
    return client


def access_of(person):
    return f"/office/users/inspect/{person.pk}/access/"


def prove(client, answer):
    """Give the password on the page to which `answer` leads; return where it leads on."""
    return client.post(answer.url, {"password": PASSWORD}).url


def test_within_a_quarter_of_an_hour_nobody_is_asked(office, time_machine):
    person = UserFactory()
    time_machine.shift(timedelta(minutes=-2))

    office.post(access_of(person), GIVE_JUROR)

    assert User.objects.get(pk=person.pk).roles == {Role.JUROR}


def test_a_change_of_roles_waits_for_the_proof_and_then_happens_by_itself(office):
    person = UserFactory()

    asked = office.post(access_of(person), GIVE_JUROR)
    before = User.objects.get(pk=person.pk).roles
    back = prove(office, asked)
    done = office.get(back)

    assert (asked.url.startswith(f"{AGAIN}?next="), before) == (True, frozenset())
    assert (done.status_code, User.objects.get(pk=person.pk).roles) == (302, {Role.JUROR})


def test_what_waited_happens_once(office):
    person = UserFactory()
    back = prove(office, office.post(access_of(person), GIVE_JUROR))
    office.get(back)
    office.post(access_of(person), {"roles": [], "is_active": "on"})

    again = office.get(back)

    assert (again.status_code, User.objects.get(pk=person.pk).roles) == (200, frozenset())


def test_an_act_that_was_left_does_not_happen_on_another_visit(office):
    person = UserFactory()
    asked = office.post(access_of(person), GIVE_JUROR)
    prove(office, asked)

    page = office.get(access_of(person))

    assert (page.status_code, User.objects.get(pk=person.pk).roles) == (200, frozenset())


def test_a_wrong_password_opens_nothing_and_the_act_still_waits(office):
    person = UserFactory()
    asked = office.post(access_of(person), GIVE_JUROR)

    wrong = office.post(asked.url, {"password": "не тот"})
    office.get(prove(office, asked))

    assert (wrong.status_code, User.objects.get(pk=person.pk).roles) == (200, {Role.JUROR})


def test_the_fields_of_a_form_that_is_refused_after_the_proof_are_as_they_were_typed(office):
    secretary = User.objects.get()

    back = prove(office, office.post(access_of(secretary), {"roles": ["secretary"]}))
    page = office.get(back)

    assert (page.status_code, page.context["form"].data.getlist("roles")) == (422, ["secretary"])


def test_a_page_is_deleted_after_the_proof_and_not_before(office):
    page = site().get_children().first()
    address = reverse("wagtailadmin_pages:delete", args=[page.pk])

    asked = office.post(address)
    before = Page.objects.filter(pk=page.pk).exists()
    office.get(prove(office, asked))

    assert (before, Page.objects.filter(pk=page.pk).exists()) == (True, False)


@pytest.mark.parametrize(("button", "is_asked"), [("action-publish", True), ("action-submit", False), ("", False)])
def test_publishing_a_page_is_asked_for_and_saving_a_draft_is_not(office, button, is_asked):
    address = reverse("wagtailadmin_pages:edit", args=[site().pk])

    answer = office.post(address, {"title": "Начало", button: "1"} if button else {"title": "Начало"})

    assert (answer.status_code == 302 and answer.url.startswith(AGAIN)) == is_asked


def test_acts_that_cannot_be_taken_back_ask_for_a_proof():
    moves = {
        f"{workflow.model}.{name}"
        for workflow in (EditionWorkflow, ProtocolWorkflow, SheetWorkflow, CertificateWorkflow)
        for name, move in workflow.moves.items()
        if move.needs_proof
    }

    assert moves == {
        "contests.ContestEdition.publish",
        "contests.ContestEdition.cancel",
        "contests.Protocol.sign",
        "contests.ScoreSheet.reopen",
        "certificates.Certificate.revoke",
        "certificates.Certificate.replace",
    }


@pytest.mark.parametrize(
    "door",
    [OfficeJournalDownload, RegisterWorkbook, RegisterPaper, ListExport, MyDataExport, ListUndo, NameDrop, Merge],
)
def test_what_carries_people_out_or_deletes_rows_asks_for_a_proof(door):
    assert door.asks_for_proof()


def test_a_person_carries_his_own_data_away_after_the_proof_and_not_before(office):
    address = reverse("my_data_export")

    asked = office.get(address)
    taken = office.get(prove(office, asked))

    assert (asked.status_code, asked.url.startswith(AGAIN)) == (302, True)
    assert (taken["Content-Type"], taken.content[:2]) == ("application/zip", b"PK")


def test_the_reason_of_an_export_survives_the_proof(office):
    asked = office.post(reverse("office_register_workbook"), {"reason": "Для заседания президиума"})
    before = AccessRecord.objects.count()
    taken = office.get(prove(office, asked))

    noted = AccessRecord.objects.get()
    assert (asked.url.startswith(AGAIN), before) == (True, 0)
    assert (taken.content[:2], noted.act, noted.reason) == (b"PK", AccessAct.EXPORT, "Для заседания президиума")
