"""A question about one's own data is answered in words and in time; who looked at them stands in a journal."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from accounts.roles import Role
from foundation.errors import Refusal
from outbox.models import Letter
from privacy.actions.access import note_access
from privacy.actions.request import ask_about_data, fulfil_request, withdraw_request
from privacy.models import AccessRecord, SubjectRequest
from privacy.states import AccessAct, RequestKind, RequestState
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def test_a_request_is_due_in_ten_working_days_and_answered_by_letter(time_machine):
    time_machine.move_to("2026-04-15T12:00:00+03:00", tick=False)
    person, secretary = UserFactory(), UserFactory(role=Role.SECRETARY)

    asked = ask_about_data(by=person, kind=RequestKind.ERASE, text="Удалите всё.")
    done = fulfil_request(asked, by=secretary, answer="Удалено.")

    assert (asked.due_on, done.state, done.answer, done.answered_by) == (
        date(2026, 4, 29), RequestState.DONE, "Удалено.", secretary,
    )  # fmt: skip
    assert [letter.kind for letter in Letter.objects.filter(to=person.email).order_by("pk")] == [
        "privacy/request_received", "privacy/request_answered",
    ]  # fmt: skip


def test_one_question_waits_once_and_only_the_secretary_answers():
    person = UserFactory()
    asked = ask_about_data(by=person, kind=RequestKind.CORRECT)
    with pytest.raises(Refusal, match="уже ждёт ответа"):
        ask_about_data(by=person, kind=RequestKind.CORRECT)
    with pytest.raises(PermissionDenied):
        fulfil_request(asked, by=person, answer="Сам.")

    assert withdraw_request(asked, by=person).state == RequestState.WITHDRAWN
    assert not SubjectRequest.objects.visible_to(UserFactory()).exists()


def test_a_look_at_the_data_of_another_is_written_and_at_ones_own_is_not(django_assert_num_queries):
    person, secretary = UserFactory(), UserFactory(role=Role.SECRETARY)
    facts = {"about": "contests.Application:K7QX3Y9A", "what": "Заявка № РТ-2020-001", "subject": person}
    assert secretary.role_names == "Секретарь"

    with django_assert_num_queries(1):
        noted = note_access(AccessAct.VIEW, by=secretary, **facts)
    own = note_access(AccessAct.VIEW, by=person, **facts)

    assert (list(AccessRecord.objects.concerning(person)), own, noted.role) == ([noted], None, "Секретарь")
    assert not AccessRecord.objects.visible_to(person).exists()
