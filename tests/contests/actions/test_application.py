"""An application: opened once, kept word by word, sent with a number, decided with a letter."""

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.models import ModelLogEntry

from accounts.roles import Role
from contests.actions.application import (
    admit_application,
    open_application,
    reject_application,
    return_application,
    revise_application,
    submit_application,
    withdraw_application,
)
from contests.actions.consent import agree_to_terms
from contests.models import Application, ApplicationVersion
from contests.states import ApplicationState as S
from contests.states import QuestionKind
from foundation.errors import Outdated, Refusal
from outbox.models import Letter
from privacy.models import Consent
from privacy.states import ConsentKind
from tests.factories.accounts import UserFactory
from tests.factories.contests import ApplicationFactory, AttachmentFactory, EditionFactory, QuestionFactory
from tests.factories.directory import RepresentativeFactory, TosOrganizationFactory
from tests.factories.privacy import ConsentTextFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary():
    return UserFactory(role=Role.SECRETARY)


def acts(subject):
    entries = ModelLogEntry.objects.for_instance(subject).order_by("timestamp", "pk")
    return [entry.action.removeprefix("contests.application.") for entry in entries]


def letters():
    return list(Letter.objects.order_by("pk").values_list("kind", "to", "subject"))


def test_opening_makes_a_draft_and_opening_again_finds_it():
    edition, seat = EditionFactory(), RepresentativeFactory()
    nomination = edition.nominations.get()

    first = open_application(nomination, by=seat.user, organization=seat.organization)
    second = open_application(nomination, by=seat.user, organization=seat.organization)

    assert (first.state, first.number, second, acts(first)) == (S.DRAFT, "", first, ["open"])
    assert Application.objects.count() == 1


def test_after_a_withdrawal_a_new_one_is_opened():
    old = ApplicationFactory(withdrawn=True)

    new = open_application(old.nomination, by=old.applicant, organization=old.organization)

    assert (new == old, new.state) == (False, S.DRAFT)


def test_nobody_opens_for_an_organisation_that_is_not_his():
    with pytest.raises(Refusal, match="Выберите организацию, которую вы представляете"):
        open_application(EditionFactory().nominations.get(), by=UserFactory(), organization=TosOrganizationFactory())


def test_who_was_switched_off_opens_nothing():
    seat = RepresentativeFactory(user__is_active=False)

    with pytest.raises(PermissionDenied):
        open_application(EditionFactory().nominations.get(), by=seat.user, organization=seat.organization)


def test_nothing_is_opened_outside_of_the_intake():
    seat = RepresentativeFactory()

    with pytest.raises(Refusal, match="Приём скоро откроется"):
        open_application(EditionFactory(upcoming=True).nominations.get(), by=seat.user, organization=seat.organization)


def test_revising_keeps_what_was_not_named_counts_saves_and_records_only_changes():
    application = ApplicationFactory(answers={"work": "Старое", "proud": "Липами"})

    once = revise_application(application, by=application.applicant, revision=0, answers={"work": "  Новое\r\n"})
    again = revise_application(application, by=application.applicant, revision=1, answers={"work": "Новое"})

    assert (once.answers, once.revision) == ({"work": "Новое", "proud": "Липами"}, 1)
    assert (again.answers, again.revision, acts(again)) == (once.answers, 1, ["revise"])


def test_two_windows_lose_nothing():
    application = ApplicationFactory()
    revise_application(application, by=application.applicant, revision=0, answers={"work": "Из первого окна"})

    with pytest.raises(Outdated, match="изменили в другом окне"):
        revise_application(application, by=application.applicant, revision=0, answers={"work": "Из второго"})

    application.refresh_from_db()
    assert application.answers == {"work": "Из первого окна"}


def test_faults_of_all_answers_are_told_at_once():
    application = ApplicationFactory()
    QuestionFactory(nomination=application.nomination, key="residents", kind=QuestionKind.NUMBER)
    QuestionFactory(nomination=application.nomination, key="since", kind=QuestionKind.DATE)
    QuestionFactory(nomination=application.nomination, key="short", max_length=3)
    answers = {"residents": "много", "since": "вчера", "short": "слово", "unknown": "?", "work": "a\0b"}

    with pytest.raises(ValidationError) as faults:
        revise_application(application, by=application.applicant, revision=0, answers=answers)

    assert faults.value.message_dict == {
        "residents": ["Напишите число цифрами, например 120."],
        "since": ["Укажите дату, например 2020-04-15."],
        "short": ["Сократите ответ: 5 знаков, а можно не больше 3."],
        "unknown": ["В этой номинации нет такого вопроса."],
        "work": ["В тексте есть недопустимый знак (нулевой символ). Удалите его и попробуйте снова."],
    }


def test_numbers_and_dates_are_kept_plainly():
    application = ApplicationFactory()
    QuestionFactory(nomination=application.nomination, key="residents", kind=QuestionKind.NUMBER)
    QuestionFactory(nomination=application.nomination, key="since", kind=QuestionKind.DATE)
    answers = {"residents": "1\u00a0240,5", "since": "2019-05-01"}

    revised = revise_application(application, by=application.applicant, revision=0, answers=answers)

    assert revised.answers == {"residents": "1240.5", "since": "2019-05-01"}


@pytest.mark.parametrize("number", ["NaN", "Infinity"])
def test_what_is_no_number_is_not_kept(number):
    application = ApplicationFactory()
    QuestionFactory(nomination=application.nomination, key="residents", kind=QuestionKind.NUMBER)

    with pytest.raises(ValidationError):
        revise_application(application, by=application.applicant, revision=0, answers={"residents": number})


def test_strangers_and_the_secretary_do_not_write_for_the_applicant(secretary):
    application = ApplicationFactory()

    for person in (UserFactory(), secretary):
        with pytest.raises(PermissionDenied):
            revise_application(application, by=person, revision=0, answers={})
        with pytest.raises(PermissionDenied):
            agree_to_terms(application, by=person, processing=True, publication=True)


def test_a_sent_application_is_not_revised():
    application = ApplicationFactory(submitted=True)

    with pytest.raises(Refusal, match="уже отправлена"):
        revise_application(application, by=application.applicant, revision=1, answers={})
    with pytest.raises(Refusal, match="уже отправлена"):
        agree_to_terms(application, by=application.applicant, processing=True, publication=False)


def test_without_the_first_consent_there_is_no_second():
    application = ApplicationFactory()

    with pytest.raises(Refusal, match="Без согласия на обработку"):
        agree_to_terms(application, by=application.applicant, processing=False, publication=True)


def test_the_two_consents_are_given_and_taken_back_apart():
    for kind in ConsentKind:
        ConsentTextFactory(kind=kind)
    application = ApplicationFactory()
    agree_to_terms(application, by=application.applicant, processing=True, publication=True)

    agree_to_terms(application, by=application.applicant, processing=True, publication=False)

    assert list(Consent.objects.active().values_list("text__kind", "about")) == [
        ("processing", f"contests.Application:{application.code}")
    ]


def test_submitting_numbers_the_application_freezes_it_records_it_and_posts_one_letter_with_the_receipt():
    application = ApplicationFactory(complete=True)
    paper = application.attachments.get()

    submitted = submit_application(application, by=application.applicant)

    version = ApplicationVersion.objects.get()
    assert (submitted.state, submitted.sequence, submitted.in_grace) == (S.SUBMITTED, 1, False)
    assert submitted.number == f"{application.edition.number_prefix}-001"
    assert (version.number, version.answers, version.author, version.at) == (
        1,
        application.answers,
        application.applicant,
        submitted.received_at,
    )
    assert version.attachments == [
        {"slot": "Отчёт", "code": paper.code, "name": "Отчёт.pdf", "size": 14, "sha256": paper.sha256}
    ]
    assert acts(submitted) == ["submit"]
    letter = Letter.objects.get()
    assert (letter.kind, letter.to, letter.subject) == (
        "contests/application_received",
        application.applicant.email,
        f"Заявка № {submitted.number} принята",
    )
    receipt = letter.attachments.get()
    assert (receipt.name, receipt.content_type, bytes(receipt.content)[:5]) == (
        f"{submitted.number}.pdf",
        "application/pdf",
        b"%PDF-",
    )


def test_sending_twice_gives_one_number_one_version_and_one_letter():
    application = ApplicationFactory(complete=True)
    submit_application(application, by=application.applicant)

    with pytest.raises(Refusal, match="Это уже сделано: заявка отправлена"):
        submit_application(application, by=application.applicant)

    assert (ApplicationVersion.objects.count(), Letter.objects.count()) == (1, 1)


def test_numbers_follow_each_other_and_a_withdrawn_one_is_not_given_again():
    edition = EditionFactory()
    drafts = [ApplicationFactory(edition=edition, complete=True) for _number in range(3)]
    submit_application(drafts[0], by=drafts[0].applicant)
    withdraw_application(drafts[0], by=drafts[0].applicant, reason="Передумал.")

    numbers = [submit_application(draft, by=draft.applicant).sequence for draft in drafts[1:]]

    assert numbers == [2, 3]


def test_each_contest_counts_for_itself():
    drafts = [ApplicationFactory(complete=True) for _number in range(2)]

    assert [submit_application(draft, by=draft.applicant).sequence for draft in drafts] == [1, 1]


def test_a_draft_sent_in_the_grace_is_marked_so():
    application = ApplicationFactory(complete=True)

    with time_machine.travel(application.edition.intake_closes_at, tick=False):
        submitted = submit_application(application, by=application.applicant)

    assert (submitted.in_grace, submitted.received_at) == (True, application.edition.intake_closes_at)


def test_an_application_that_comes_back_keeps_its_number_and_its_first_moment(secretary):
    application = ApplicationFactory(submitted=True)
    returned = return_application(application, by=secretary, reason="Приложите отчёт целиком.")
    revise_application(returned, by=returned.applicant, revision=1, answers={"work": "Целиком."})

    again = submit_application(returned, by=returned.applicant)

    assert (again.sequence, again.received_at, again.decision_reason) == (1, application.received_at, "")
    assert list(again.versions.values_list("number", flat=True)) == [1, 2]
    assert acts(again) == ["return", "revise", "submit"]
    assert [kind for kind, _to, _subject in letters()] == [
        "contests/application_returned",
        "contests/application_received",
    ]


def test_two_versions_that_say_different_things_have_different_digests(secretary):
    application = ApplicationFactory(complete=True)
    submit_application(application, by=application.applicant)
    return_application(application, by=secretary, reason="Ещё раз.")
    AttachmentFactory(application=application)
    submit_application(application, by=application.applicant)

    assert len(set(ApplicationVersion.objects.values_list("sha256", flat=True))) == 2


@pytest.mark.parametrize(
    ("verb", "details", "state", "kind"),
    [
        (admit_application, {}, S.ADMITTED, "application_admitted"),
        (return_application, {"reason": "Нет печати."}, S.RETURNED, "application_returned"),
        (reject_application, {"reason": "Пункт 3.2."}, S.REJECTED, "application_rejected"),
        (withdraw_application, {"reason": "По просьбе."}, S.WITHDRAWN, "application_withdrawn"),
    ],
)
def test_the_secretary_decides_and_the_applicant_is_told(secretary, verb, details, state, kind):
    application = ApplicationFactory(submitted=True)

    decided = verb(application, by=secretary, **details)

    assert (decided.state, decided.decision_reason) == (state, details.get("reason", ""))
    assert [(letter, to) for letter, to, _subject in letters()] == [(f"contests/{kind}", application.applicant.email)]
    assert details.get("reason", "") in Letter.objects.get().text


def test_a_withdrawal_needs_no_reason():
    application = ApplicationFactory(admitted=True)

    withdrawn = withdraw_application(application, by=application.applicant)

    assert (withdrawn.state, "Причина не указана." in Letter.objects.get().text) == (S.WITHDRAWN, True)


@pytest.mark.parametrize("verb", [admit_application, withdraw_application, submit_application])
def test_a_stranger_decides_nothing(verb):
    application = ApplicationFactory(submitted=True)

    with pytest.raises(PermissionDenied):
        verb(application, by=UserFactory())
