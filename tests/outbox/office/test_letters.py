"""The archive of letters: who enters, what he sees, once more."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.actions.roles import sync_roles
from accounts.roles import Role
from outbox.models import Letter
from outbox.states import LetterState
from tests.factories.accounts import UserFactory
from tests.factories.outbox import LetterFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client):
    sync_roles()
    client.force_login(UserFactory(role=Role.SECRETARY))
    return client


def test_the_secretary_reads_the_list_and_filters_it_by_state(office):
    sent, failed = LetterFactory(sent=True), LetterFactory(failed=True)

    page = office.get(reverse("letters:index"), {"state": LetterState.FAILED}).content.decode()

    assert (failed.subject in page, sent.subject in page) == (True, False)


def test_the_list_costs_the_same_for_one_letter_and_for_thirty(office):
    LetterFactory()
    office.get(reverse("letters:index"))

    counts = []
    for more in (0, 29):
        LetterFactory.create_batch(more)
        with CaptureQueriesContext(connection) as queries:
            office.get(reverse("letters:index"))
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_the_secretary_reads_a_letter_and_sends_it_again(office):
    letter = LetterFactory(sent=True)
    address = reverse("letters:inspect", args=[letter.pk])

    page = office.get(address)
    question = office.get(f"{address}resend/")
    answer = office.post(f"{address}resend/", follow=True)

    letter.refresh_from_db()
    assert (letter.text.strip() in page.content.decode(), question.status_code, answer.redirect_chain) == (
        True,
        200,
        [(address, 302)],
    )
    assert (letter.state, letter.resent) == (LetterState.QUEUED, 1)


def test_missing_facts_are_dashes_and_hours_are_of_moscow(office):
    sent_at = datetime(2026, 10, 14, 14, 58, tzinfo=UTC)
    letter = LetterFactory(sent=True, sent_at=sent_at)

    page = office.get(reverse("letters:inspect", args=[letter.pk])).content.decode()

    assert ("14 октября 2026 г. 17:58" in page, "<dd>–</dd>" in page, "<dd>None" in page) == (True, True, False)


def test_the_words_of_a_secret_letter_are_not_shown(office):
    letter = LetterFactory(is_secret=True, text="https://portal.example/accounts/password/reset/key/one-time-secret/")

    page = office.get(reverse("letters:inspect", args=[letter.pk])).content.decode()

    assert ("one-time-secret" in page, "одноразовая ссылка" in page) == (False, True)


@pytest.mark.parametrize("role", [Role.EDITOR, Role.JUROR, None])
def test_nobody_else_reads_letters(client, role):
    sync_roles()
    letter = LetterFactory(sent=True)
    client.force_login(UserFactory(role=role))

    addresses = [reverse("letters:index"), reverse("letters:inspect", args=[letter.pk])]
    pages = [client.get(address) for address in [*addresses, f"{addresses[1]}resend/"]]

    assert [letter.subject in page.content.decode() for page in pages] == [False] * 3
    assert {page.status_code for page in pages} <= {302, 403, 404}


def test_there_is_no_page_that_adds_changes_or_deletes_a_letter(office):
    letter = LetterFactory()

    answers = [office.get(f"/office/letters/{act}/") for act in ("new", f"edit/{letter.pk}", f"delete/{letter.pk}")]

    assert ({answer.status_code for answer in answers}, Letter.objects.count()) == ({404}, 1)
