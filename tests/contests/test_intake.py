"""Two windows over one draft, and an application given back for named fields until a term."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from contests.actions.application import (
    reject_application,
    return_application,
    revise_application,
    submit_application,
)
from contests.actions.attachment import remove_attachment
from contests.actions.extension import extend_application, extend_intake
from contests.models import Application, CorrectionRequest
from contests.queries.cockpit import overdue_applications
from contests.queries.screening import Change, screening_card
from contests.states import ApplicationState as S
from contests.tasks import tell_of_closed_intakes
from foundation.errors import Outdated, Refusal
from outbox.models import Letter
from tests.contests.views.doors import enter, text
from tests.factories.accounts import UserFactory
from tests.factories.contests import ApplicationFactory, AttachmentFactory, EditionFactory, QuestionFactory, days

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary():
    return UserFactory(role=Role.SECRETARY)


# ---------------------------------------------------------------- two windows


def section(application):
    return reverse("contests:application_section", args=[application.code, 1])


def revise(application, revision, **answers):
    return revise_application(application, by=application.applicant, revision=revision, answers=answers)


def test_windows_that_write_different_answers_do_not_disturb_each_other():
    application = ApplicationFactory()
    revise(application, 0, work="Из первого окна")

    both = revise(application, 0, proud="Из второго окна")

    assert both.answers == {"work": "Из первого окна", "proud": "Из второго окна"}
    assert (both.revision, both.touched) == (2, {"work": 1, "proud": 2})


def test_the_same_text_from_two_windows_is_no_conflict_and_an_own_later_save_neither():
    application = ApplicationFactory()
    revise(application, 0, work="Одно")

    same = revise(application, 0, work="Одно")
    own = revise(application, 1, work="Другое")

    assert (same.revision, own.revision, own.answers) == (1, 2, {"work": "Другое"})


def test_conflict_shows_both_texts_and_the_choice_is_saved(client):
    application = ApplicationFactory()
    enter(client, application.applicant)
    revise(application, 0, work="Первое <окно>\nв две строки")
    page = {"rev": 0, "question-work": "Второе окно", "question-proud": "Липами"}

    conflict = client.post(section(application), page)

    assert conflict.status_code == 409
    clash = conflict.context["clashes"].rows
    assert [(row.name, row.theirs, row.mine) for row in clash] == [
        ("question-work", "Первое <окно>\nв две строки", "Второе окно")
    ]
    assert (conflict.context["clashes"].revision, conflict.context["kept"]) == (1, [("question-proud", "Липами")])
    assert "Первое &lt;окно&gt;" in text(conflict)
    application.refresh_from_db()
    assert application.answers == {"work": "Первое <окно>\nв две строки"}

    chosen = client.post(section(application), page | {"rev": 1})

    application.refresh_from_db()
    assert (chosen.status_code, application.answers) == (302, {"work": "Второе окно", "proud": "Липами"})


def test_choice_among_several_answers_of_a_list_arrives_as_one_text(client):
    application = ApplicationFactory()
    QuestionFactory(
        nomination=application.nomination, key="where", kind="several", options=["Двор", "Сквер", "Река"], position=3
    )
    enter(client, application.applicant)
    revise(application, 0, where="Двор\nСквер")

    conflict = client.post(section(application), {"rev": 0, "question-where": ["Река"]})
    client.post(section(application), {"rev": 1, "question-where": "Двор\r\nСквер"})

    application.refresh_from_db()
    assert (conflict.status_code, application.answers["where"]) == (409, "Двор\nСквер")


def test_autosave_is_told_of_the_conflict_in_words(client):
    application = ApplicationFactory()
    enter(client, application.applicant)
    revise(application, 0, work="Первое")

    answer = client.post(section(application), {"rev": 0, "question-work": "Второе"}, headers={"X-Autosave": "1"})

    assert (answer.status_code, "изменили в другом окне" in answer.json()["message"]) == (409, True)


# ---------------------------------------------------------------- corrections


def returned(secretary, *fields, due_at=None):
    application = ApplicationFactory(submitted=True)
    return return_application(application, by=secretary, reason="Добавьте число.", fields=fields, due_at=due_at)


def test_only_what_was_named_may_be_corrected(secretary):
    application = returned(secretary, "question-work", due_at=days(5))

    with pytest.raises(Refusal, match="Можно исправить только то, что назвал секретарь"):
        revise(application, 1, proud="Иначе")
    with pytest.raises(Refusal, match="исправить не просил: «Отчёт»"):
        remove_attachment(application.attachments.get(), by=application.applicant)
    revised = revise(application, 1, work="Три субботника, 120 жителей.")
    again = submit_application(revised, by=revised.applicant)

    assert (again.state, again.answers["proud"], again.versions.count()) == (S.SUBMITTED, "Липами.", 2)
    assert CorrectionRequest.objects.get().answered_at is not None


def test_page_shows_what_may_not_be_corrected_closed(secretary, client):
    application = returned(secretary, "question-work", due_at=days(5))
    enter(client, application.applicant)

    form = client.get(section(application)).context["form"]
    tasks = client.get(application.get_absolute_url()).context["tasks"]

    assert [form.fields[f"question-{key}"].disabled for key in ("work", "proud")] == [False, True]
    assert [str(task["label"]) for task in tasks] == ["О работе", "Проверить и отправить"]


def test_term_of_a_correction_has_the_same_grace_and_then_ends(secretary):
    due = days(5)
    application = returned(secretary, due_at=due)

    with time_machine.travel(due + timedelta(minutes=9, seconds=59), tick=False):
        with pytest.raises(Refusal, match="Срок доработки закончился, изменить"):
            revise(application, 1, work="Поздно")
        assert overdue_applications(application.edition, timezone.now()).get() == application
    with (
        time_machine.travel(due + timedelta(minutes=10), tick=False),
        pytest.raises(Refusal, match="Если помешал сбой"),
    ):
        submit_application(application, by=application.applicant)
    with time_machine.travel(due + timedelta(minutes=9, seconds=59), tick=False):
        assert submit_application(application, by=application.applicant).state == S.SUBMITTED


def test_refusal_of_what_was_not_corrected_in_time_is_drafted_for_the_secretary(secretary, client):
    application = returned(secretary, due_at=days(1))
    enter(client, secretary)
    url = reverse("office_application_move", args=[application.code, "reject"])

    early = client.get(url).context["form"].initial
    with time_machine.travel(days(2)):
        enter(client, secretary)
        late = client.get(url).context["form"].initial["reason"]
        rejected = reject_application(application, by=secretary, reason=f"{late} 3.2")

    assert (early, "Исправленная заявка не поступила" in late, rejected.state) == ({}, True, S.REJECTED)
    assert not CorrectionRequest.objects.filter(answered_at=None).exists()


def test_a_term_in_the_past_is_refused_and_the_letter_names_the_term(secretary):
    application = ApplicationFactory(submitted=True)

    with pytest.raises(Refusal, match="Срок доработки уже прошёл"):
        return_application(application, by=secretary, reason="Т", due_at=days(-1))
    return_application(application, by=secretary, reason="Т", due_at=days(5))

    assert "Отправьте исправленную заявку до" in Letter.objects.get().text


def test_form_of_a_return_asks_where_and_until_when(secretary, client):
    application = ApplicationFactory(submitted=True)
    slot = application.nomination.slots.get()
    enter(client, secretary)
    url = reverse("office_application_move", args=[application.code, "return"])

    choices = client.get(url).context["form"].fields["fields_open"].choices
    bare = client.post(url, {"reason": "Т", "due_at": "2099-05-12T18:00"})

    assert choices == [
        ("question-work", "Что сделано за год"),
        ("question-proud", "Чем вы гордитесь"),
        (f"slot-{slot.key}", "Документ: Отчёт"),
    ]
    assert "Отметьте хотя бы один вопрос или документ." in text(bare)


def test_database_keeps_one_open_correction(secretary):
    application = returned(secretary)

    with pytest.raises(IntegrityError), transaction.atomic():
        CorrectionRequest.objects.create(application=application, note="Т", by=secretary, at=timezone.now())


def test_outdated_is_a_refusal_that_wrote_nothing():
    application = ApplicationFactory()
    revise(application, 0, work="Первое")

    with pytest.raises(Outdated):
        revise(application, 0, work="Второе", proud="Тоже")

    application.refresh_from_db()
    assert (application.answers, application.revision) == ({"work": "Первое"}, 1)


# ---------------------------------------------------------------- what changed, and what was never sent


def test_change_is_told_word_by_word_and_joins_to_both_texts():
    change = Change("Что сделано", "Два субботника, 40 жителей.", "Три субботника, 120 жителей и дети.")

    assert change.parts == [
        ("gone", "Два"), ("new", "Три"), ("same", " субботника, "), ("gone", "40"), ("new", "120"),
        ("same", " жителей"), ("new", " и дети"), ("same", "."),
    ]  # fmt: skip
    assert "".join(words for kind, words in change.parts if kind != "new") == change.before
    assert "".join(words for kind, words in change.parts if kind != "gone") == change.after


def test_changed_papers_are_among_the_changes(secretary):
    application = ApplicationFactory(complete=True)
    submit_application(application, by=application.applicant)
    returned = return_application(application, by=secretary, reason="Замените отчёт.")
    old = returned.attachments.get()
    remove_attachment(old, by=returned.applicant)
    new = AttachmentFactory(application=returned, name="Отчёт новый.pdf")
    submit_application(returned, by=returned.applicant)

    changes = screening_card(Application.objects.get(pk=application.pk)).changes

    assert [(change.label, change.before, change.after) for change in changes] == [
        ("Отчёт", old.name, ""),
        ("Отчёт", "", new.name),
    ]


def test_owner_of_an_unsent_draft_is_told_once_for_each_end_of_the_intake(secretary):
    edition = EditionFactory()
    drafts = ApplicationFactory.create_batch(2, edition=edition)
    ApplicationFactory(edition=edition, submitted=True)
    end = edition.intake_closes_at

    def told(at):
        with time_machine.travel(at, tick=False):
            tell_of_closed_intakes()
        return Letter.objects.filter(kind="contests/draft_expired").count()

    grace = timedelta(minutes=10)
    assert [told(end + grace - timedelta(seconds=1)), told(end + grace), told(end + grace)] == [0, 2, 2]
    assert {letter.to for letter in Letter.objects.all()} == {draft.applicant.email for draft in drafts}
    with time_machine.travel(end + timedelta(hours=1), tick=False):
        extend_intake(edition, by=secretary, until=end + timedelta(days=2), reason="Т")
    assert [told(end + timedelta(days=1)), told(end + timedelta(days=2, hours=1))] == [2, 4]


def test_who_was_given_time_is_not_told_that_it_is_over(secretary):
    edition = EditionFactory(screening=True, intake_closes_at=days(-0.5))
    draft = ApplicationFactory(edition=edition)
    extend_application(draft, by=secretary, until=days(1), reason="Т")

    tell_of_closed_intakes()

    assert not Letter.objects.filter(kind="contests/draft_expired").exists()
