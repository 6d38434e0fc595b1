"""From the queue to the mail server, and back when it did not work out.

Delivered once, as far as SMTP allows. The lease is written before the conversation with the server and written anew after
the server has answered the greeting, so a letter taken over by another worker is not sent by the first. What no client of
SMTP can know is what became of a letter whose last answer was lost (the worker was killed, or the line was cut, between
the server's "accepted" and our mark): such a letter goes again. It carries the same Message-ID, by which mailboxes
recognise a copy.
"""

from datetime import datetime, timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.utils import timezone

from foundation.jobs import Pace, hold, take
from foundation.workflow import performs
from outbox.models import Letter
from outbox.states import LetterState
from outbox.workflow import LetterWorkflow

# Five answers of the server under one lease, EMAIL_TIMEOUT each; a killed worker's letter is retaken within a minute.
LEASE = timedelta(seconds=50)
# Two days of silence are survived; the first letter after the server's return leaves within four minutes.
SERVER_IS_AWAY = Pace(first=timedelta(seconds=30), longest=timedelta(minutes=4), attempts=720)
# "Mailbox full", "come again later": the server is well, this addressee is not.
NOT_NOW = Pace(first=timedelta(minutes=5), longest=timedelta(hours=1), attempts=30)
NEVER = Pace(first=timedelta(0), longest=timedelta(0), attempts=0)
PERMANENT = 500


def deliver_letter(letter_id: int) -> None:
    """Send one letter if it is due and in nobody's hands; otherwise do nothing. Failures are kept in its row."""
    letter = take(Letter.objects.all(), letter_id, at=timezone.now(), lease=LEASE, state=LetterState.SENDING)
    if letter is None:
        return
    if letter.attempts > SERVER_IS_AWAY.attempts:
        _give_up(letter, letter.last_error or "every attempt ended without an answer")
        return
    try:
        _send(letter)
    except OSError as failure:  # SMTPException, refused connections, timeouts and TLS alike
        _put_off(letter, failure)


@performs(LetterWorkflow.resend)
def resend_letter(letter, *, by):
    """Put the letter back into the queue, as a new message to mailboxes."""
    letter.resent += 1
    letter.attempts = 0
    letter.due_at = timezone.now()
    letter.last_error = ""
    return {"to": letter.to}


def _send(letter: Letter) -> None:
    with get_connection() as connection:
        # Opening may have taken long. Whoever lost the lease meanwhile leaves the letter to the new holder.
        if hold(letter, lease_until=timezone.now() + LEASE):
            connection.send_messages([message_of(letter)])
            wiped = {"text": "", "html": ""} if letter.is_secret else {}
            now = timezone.now()
            hold(letter, state=LetterState.SENT, sent_at=now, due_at=None, lease_until=None, last_error="", **wiped)


def message_of(letter: Letter) -> EmailMultiAlternatives:
    """Return the letter as a message; the same letter always has the same Message-ID, until somebody resends it."""
    domain = urlsplit(settings.BASE_URL).hostname
    message = EmailMultiAlternatives(
        subject=letter.subject,
        body=letter.text,
        to=[letter.to],
        headers={
            "Message-ID": f"<letter-{letter.pk}-{letter.resent}@{domain}>",
            "Auto-Submitted": "auto-generated",
        },
    )
    message.attach_alternative(letter.html, "text/html")
    for attachment in letter.attachments.all():
        message.attach(attachment.name, bytes(attachment.content), attachment.content_type)
    return message


def _put_off(letter: Letter, failure: OSError) -> None:
    now = timezone.now()
    pace = _pace_after(failure)
    due_at = pace.next_at(now, letter.attempts)
    if due_at is None:
        _give_up(letter, _words(failure))
        return
    hold(letter, state=LetterState.QUEUED, due_at=due_at, lease_until=None, last_error=_words(failure))
    if pace is SERVER_IS_AWAY:
        _let_others_wait(now, due_at)


def _let_others_wait(now: datetime, until: datetime) -> None:
    # One letter has found the door closed; a thousand others need not knock and wait ten seconds each.
    Letter.objects.due(now).order_by().update(due_at=until)


def _give_up(letter: Letter, reason: str) -> None:
    wiped = {"text": "", "html": ""} if letter.is_secret else {}
    hold(letter, state=LetterState.FAILED, due_at=None, lease_until=None, last_error=reason, **wiped)


def _pace_after(failure: OSError) -> Pace:
    if isinstance(failure, SMTPRecipientsRefused):
        return _pace_after_code(max(code for code, _answer in failure.recipients.values()))
    if isinstance(failure, SMTPDataError):
        return _pace_after_code(failure.smtp_code)
    return SERVER_IS_AWAY


def _pace_after_code(code: int) -> Pace:
    return NEVER if code >= PERMANENT else NOT_NOW


def _words(failure: OSError) -> str:
    return f"{type(failure).__name__}: {failure}"[:1000]
