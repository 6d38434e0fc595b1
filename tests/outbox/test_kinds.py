"""Posting: frozen words, one transaction, once."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from foundation.errors import Refusal
from outbox.kinds import LetterKind, known_kinds
from outbox.links import BREAK
from outbox.models import Letter, LetterAttachment
from outbox.states import LetterState
from tests.factories.accounts import UserFactory


@pytest.mark.django_db
def test_posting_freezes_the_words_and_queues_the_letter(write_kind):
    kind = write_kind(
        subject="Заявка №\n{{ number }} принята\n", text="Номер {{ number }}.", html="<p>{{ number }}</p>"
    )
    user = UserFactory()

    letter = kind.post(to="tos@example.org", about=user, number="27-014")

    letter.refresh_from_db()
    facts = (letter.kind, letter.to, letter.subject_ref, letter.subject, letter.text, letter.html, letter.state)
    assert facts == (
        "tests/example",
        "tos@example.org",
        f"accounts.User:{user.pk}",
        "Заявка № 27-014 принята",
        "Номер 27-014.\n",
        "<p>27-014</p>",
        LetterState.QUEUED,
    )
    assert [(result.task_path, result.args_kwargs["args"]) for result in DBTaskResult.objects.all()] == [
        ("outbox.tasks.deliver", [letter.pk]),
    ]


@pytest.mark.django_db
def test_a_verb_that_is_rolled_back_posts_nothing(write_kind):
    kind = write_kind()

    @transaction.atomic
    def verb():
        kind.post(to="tos@example.org")
        raise Refusal("Приём заявок закрыт.")

    with pytest.raises(Refusal):
        verb()

    assert (Letter.objects.count(), DBTaskResult.objects.count()) == (0, 0)


@pytest.mark.django_db
def test_once_is_once(write_kind):
    kind = write_kind()

    letters = [kind.post(to="tos@example.org", once="received:15") for _time in range(3)]

    assert [letter is not None for letter in letters] == [True, False, False]
    assert (Letter.objects.count(), DBTaskResult.objects.count()) == (1, 1)


@pytest.mark.django_db
def test_an_address_that_is_none_is_refused(write_kind):
    with pytest.raises(ValidationError):
        write_kind().post(to="не адрес")


@pytest.mark.django_db
def test_attachments_are_frozen_with_the_letter(write_kind):
    letter = write_kind().post(to="tos@example.org", attachments=[("диплом.pdf", b"%PDF-1.7", "application/pdf")])

    frozen = LetterAttachment.objects.values_list("letter", "name", "content_type", "content")
    assert [(pk, name, kind, bytes(content)) for pk, name, kind, content in frozen] == [
        (letter.pk, "диплом.pdf", "application/pdf", b"%PDF-1.7"),
    ]


def test_plain_text_is_not_html_and_html_is_escaped(write_kind):
    kind = write_kind(subject="{{ name }}", text="{{ name }}", html="<p>{{ name }}</p>")

    words = kind.render(name="Ко & <b>Ко</b>")

    assert words == ("Ко & <b>Ко</b>", "Ко & <b>Ко</b>\n", "<p>Ко &amp; &lt;b&gt;Ко&lt;/b&gt;</p>")


def test_what_a_person_wrote_never_becomes_a_link(write_kind):
    kind = write_kind(subject="{{ name }}", text="{{ name }}", html="<p>{{ name }}</p>")

    words = kind.render(name="Приз https://evil.example")

    broken = f"Приз https:{BREAK}//evil.{BREAK}example"
    assert words == (broken, f"{broken}\n", f"<p>{broken}</p>")


def test_a_letter_knows_the_full_address_of_the_portal(write_kind):
    kind = write_kind(text="{{ base_url }}/cabinet/")

    assert kind.render().text == "https://portal.example/cabinet/\n"


def test_a_long_subject_is_cut_to_its_column(write_kind):
    assert len(write_kind(subject="{{ title }}").render(title="а" * 500).subject) == 200


def test_a_kind_is_declared_once(write_kind):
    write_kind()

    with pytest.raises(TypeError, match="declared twice"):
        LetterKind("tests/example")


def test_an_example_may_be_a_function(write_kind):
    kind = write_kind(
        text="{{ number }} {{ about.title }}", example=lambda: {"number": 7, "about": {"title": "Конкурс"}}
    )

    assert (kind.render_example().text, known_kinds()) == ("7 Конкурс\n", [kind])
