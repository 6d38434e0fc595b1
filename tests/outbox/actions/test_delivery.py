"""From the queue to the server, against a real server of mail."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.roles import Role
from foundation.errors import Refusal
from outbox.actions.delivery import LEASE, SERVER_IS_AWAY, deliver_letter, resend_letter
from outbox.actions.posting import write_letter
from outbox.models import Letter
from outbox.states import LetterState as S
from outbox.tasks import deliver_waiting
from tests.factories.accounts import UserFactory
from tests.factories.outbox import LetterFactory

pytestmark = pytest.mark.django_db


def later(**pause):
    """Make every letter look as if so much time had passed."""
    for letter in Letter.objects.exclude(due_at=None):
        letter.due_at -= timedelta(**pause)
        if letter.lease_until:
            letter.lease_until -= timedelta(**pause)
        letter.save()


def test_a_letter_arrives_as_text_html_and_file(sink):
    letter = write_letter(
        once=None,
        kind="tests/example",
        to="tos@example.org",
        subject="Заявка № 27-014 принята",
        text="Здравствуйте!\n",
        html="<p>Здравствуйте!</p>",
        attachments=[("расписка.pdf", b"%PDF-1.7", "application/pdf")],
    )

    deliver_letter(letter.pk)

    (message,) = sink.letters
    assert (message["To"], message["Subject"], message["Message-ID"], message["Auto-Submitted"]) == (
        "tos@example.org",
        "Заявка № 27-014 принята",
        f"<letter-{letter.pk}-0@portal.example>",
        "auto-generated",
    )
    assert message.get_body(("plain",)).get_content().strip() == "Здравствуйте!"
    assert message.get_body(("html",)).get_content().strip() == "<p>Здравствуйте!</p>"
    assert [(part.get_filename(), part.get_content()) for part in message.iter_attachments()] == [
        ("расписка.pdf", b"%PDF-1.7"),
    ]
    letter.refresh_from_db()
    assert (letter.state, letter.due_at, letter.lease_until, letter.attempts) == (S.SENT, None, None, 1)


def test_a_letter_that_is_gone_does_not_go_again(sink):
    letter = LetterFactory()

    for _nudge in range(3):
        deliver_letter(letter.pk)

    assert len(sink.letters) == 1


def test_a_letter_in_another_workers_hands_is_left_alone_until_the_lease_ends(sink):
    letter = LetterFactory(state=S.SENDING, attempts=1, lease_until=timezone.now() + LEASE)

    deliver_letter(letter.pk)
    assert sink.letters == []

    later(seconds=LEASE.seconds + 1)
    deliver_waiting()
    assert [message["Message-ID"] for message in sink.letters] == [f"<letter-{letter.pk}-0@portal.example>"]


def test_a_dead_server_puts_the_letter_off_again_and_again_longer(sink):
    sink.stop()
    letter = LetterFactory()

    pauses = []
    for _attempt in range(5):
        before = timezone.now()
        deliver_letter(letter.pk)
        letter.refresh_from_db()
        pauses.append(round((letter.due_at - before).total_seconds()))
        later(hours=1)

    assert (letter.state, pauses) == (S.QUEUED, [30, 60, 120, 240, 240])
    assert letter.last_error.startswith("ConnectionRefusedError")


def test_one_letter_finds_the_server_dead_and_the_others_do_not_knock(sink):
    sink.stop()
    letters = LetterFactory.create_batch(5)

    deliver_waiting()

    attempts = sorted(Letter.objects.values_list("attempts", flat=True))
    assert (attempts, Letter.objects.due(timezone.now()).count()) == ([0, 0, 0, 0, 1], 0)
    later(hours=1)
    sink.start()
    deliver_waiting()
    assert sorted(message["To"] for message in sink.letters) == sorted(letter.to for letter in letters)


def test_after_two_days_of_silence_the_letter_is_given_up(sink):
    sink.stop()
    letter = LetterFactory(attempts=SERVER_IS_AWAY.attempts - 1)

    deliver_letter(letter.pk)

    letter.refresh_from_db()
    assert (letter.state, letter.due_at, letter.lease_until) == (S.FAILED, None, None)


def test_a_letter_that_kills_every_worker_is_given_up_too(sink):
    letter = LetterFactory(attempts=SERVER_IS_AWAY.attempts)

    deliver_letter(letter.pk)

    letter.refresh_from_db()
    assert (letter.state, sink.letters, letter.last_error) == (S.FAILED, [], "every attempt ended without an answer")


@pytest.mark.parametrize(
    ("place", "answer", "state"),
    [
        ("refuse_recipient", "550 No such user", S.FAILED),
        ("refuse_recipient", "452 Mailbox full", S.QUEUED),
        ("refuse_data", "554 Looks like spam", S.FAILED),
        ("refuse_data", "451 Try again later", S.QUEUED),
    ],
)
def test_never_is_final_and_not_now_is_not(sink, place, answer, state):
    setattr(sink, place, answer)
    refused, other = LetterFactory.create_batch(2)

    deliver_letter(refused.pk)
    setattr(sink, place, "")
    deliver_letter(other.pk)

    states = [(letter.state, letter.attempts) for letter in Letter.objects.order_by("pk")]
    assert (states, len(sink.letters)) == ([(state, 1), (S.SENT, 1)], 1)
    refused.refresh_from_db()
    assert answer.split()[1] in refused.last_error


def test_who_lost_the_lease_while_connecting_does_not_send(sink, monkeypatch):
    letter = LetterFactory()
    smtp = "django.core.mail.backends.smtp.EmailBackend.open"
    opened = []

    def slow_open(_connection):
        opened.append(1)
        Letter.objects.filter(pk=letter.pk).update(lease_until=timezone.now() + timedelta(minutes=3))

    monkeypatch.setattr(smtp, slow_open)

    deliver_letter(letter.pk)

    assert (opened, sink.conversations) == ([1], 0)


def test_the_words_of_a_secret_letter_are_wiped_when_it_has_gone(sink):
    letter = LetterFactory(is_secret=True, text="https://portal.example/reset/KEY/\n")

    deliver_letter(letter.pk)

    letter.refresh_from_db()
    assert (letter.text, letter.html, letter.state) == ("", "", S.SENT)
    assert "reset/KEY" in sink.letters[0].get_body(("plain",)).get_content()


@pytest.mark.parametrize("trait", ["sent", "failed"])
def test_the_secretary_sends_a_letter_again_as_a_new_message(sink, trait):
    letter = LetterFactory(**{trait: True})

    resend_letter(letter, by=UserFactory(role=Role.SECRETARY))
    deliver_waiting()

    assert [message["Message-ID"] for message in sink.letters] == [f"<letter-{letter.pk}-1@portal.example>"]


def test_a_secret_letter_cannot_be_sent_again():
    letter = LetterFactory(sent=True, is_secret=True)

    with pytest.raises(Refusal, match="одноразовая ссылка"):
        resend_letter(letter, by=UserFactory(role=Role.SECRETARY))


def test_a_letter_on_its_way_cannot_be_sent_again():
    with pytest.raises(Refusal, match="Это уже сделано"):
        resend_letter(LetterFactory(), by=UserFactory(role=Role.SECRETARY))
