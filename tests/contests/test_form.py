"""The form of an application: a dozen kinds of answers, conditions of one level, a form frozen once used."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.roles import Role
from contests.actions.application import revise_application, submit_application
from contests.models import FormVersion, Question
from contests.queries.intake import completeness, missing
from contests.states import QuestionKind
from contests.workflow.announcement import faults_of_form
from privacy.states import ConsentKind
from tests.contests.views.doors import door, enter, text
from tests.factories.accounts import UserFactory
from tests.factories.contests import ApplicationFactory, EditionFactory, NominationFactory, QuestionFactory, agree

pytestmark = pytest.mark.django_db

GIVEN = [
    ("line", "  Клумбина   Анна ", "Клумбина Анна"),
    ("text", "Первое\r\nвторое", "Первое\nвторое"),
    ("number", "1 200,5", "1200.5"),
    ("money", "150 000,50 ₽", "150000.50"),
    ("year", "2019", "2019"),
    ("date", "2020-04-15", "2020-04-15"),
    ("yes_no", "Да", "Да"),
    ("choice", "Город", "Город"),
    ("several", "Село\nГород", "Город\nСело"),
    ("phone", "8 (4812) 38-11-81", "+74812381181"),
    ("email", "tos@example.org", "tos@example.org"),
    ("link", "vk.com/tos", "https://vk.com/tos"),
]
WRONG = [
    ("number", "много", "Напишите число цифрами"),
    ("money", "1,005", "Напишите сумму в рублях"),
    ("money", "-5", "Напишите сумму в рублях"),
    ("year", "19", "Напишите год четырьмя цифрами"),
    ("date", "31.02.2020", "Укажите дату"),
    ("yes_no", "Возможно", "В списке нет такого ответа: Возможно"),
    ("choice", "Луна", "В списке нет такого ответа: Луна"),
    ("several", "Город\nЛуна", "В списке нет такого ответа: Луна"),
    ("phone", "112", "Напишите номер"),
    ("email", "tos@", "Проверьте адрес почты"),
    ("link", "не адрес", "Напишите адрес страницы"),
    ("line", "а\x00б", "NUL|символ|знак"),
    ("line", "ы" * 301, "Сократите ответ: 301 знаков, а можно не больше 300"),
]


def question(kind):
    return Question(kind=kind, label="Вопрос", max_length=300, options=["Город", "Село"])


@pytest.mark.parametrize(("kind", "typed", "kept"), GIVEN, ids=[row[0] for row in GIVEN])
def test_an_answer_is_kept_tidy_and_is_kept_so_again(kind, typed, kept):
    assert question(kind).clean_answer(typed) == kept
    assert question(kind).clean_answer(kept) == kept
    assert question(kind).clean_answer("") == ""


@pytest.mark.parametrize(("kind", "typed", "words"), WRONG, ids=[f"{row[0]}-{row[1][:8]!r}" for row in WRONG])
def test_a_wrong_answer_is_told_how_to_be_right(kind, typed, words):
    with pytest.raises(ValidationError, match=words):
        question(kind).clean_answer(typed)


def test_every_kind_has_its_case():
    assert {kind for kind, _typed, _kept in GIVEN} | {"note"} == set(QuestionKind.values)


# ---------------------------------------------------------------- conditions


@pytest.fixture
def nomination():
    nomination = NominationFactory(bare=True)
    facts = {"nomination": nomination, "section": "О доме"}
    QuestionFactory(key="charter", label="Есть ли устав", kind="yes_no", position=1, **facts)
    QuestionFactory(
        key="year", label="Год устава", kind="year", show_key="charter", show_value="Да", position=2, **facts
    )
    QuestionFactory(key="hint", label="Пишите коротко", kind="note", position=3, **facts)
    facts["section"] = "О работе"
    QuestionFactory(key="plan", label="Когда примете", show_key="charter", show_value="Нет", position=4, **facts)
    return nomination


def answered(nomination, answers):
    application = ApplicationFactory(edition=nomination.edition, nomination=nomination)
    return revise_application(application, by=application.applicant, revision=0, answers=answers)


@pytest.mark.parametrize(
    ("answers", "lacking"),
    [
        ({}, ["Есть ли устав"]),
        ({"charter": "Да"}, ["Год устава"]),
        ({"charter": "Нет"}, ["Когда примете"]),
        ({"charter": "Да", "year": "2015"}, []),
    ],
)
def test_only_what_is_asked_is_missing(nomination, answers, lacking):
    application = answered(nomination, answers)

    assert [item.label for item in missing(completeness(application)) if item.kind == "question"] == lacking


def test_what_was_answered_before_the_question_vanished_is_not_sent(nomination):
    application = answered(nomination, {"charter": "Да", "year": "2015"})
    application = revise_application(
        application, by=application.applicant, revision=1, answers={"charter": "Нет", "plan": "Весной"}
    )
    agree_and_send(application)

    assert application.versions.get().answers == {"charter": "Нет", "plan": "Весной"}


def agree_and_send(application):
    agree(application, ConsentKind.PROCESSING)
    return submit_application(application, by=application.applicant)


def test_section_shows_what_waits_here_and_hides_what_waits_elsewhere(nomination, client):
    application = answered(nomination, {})
    enter(client, application.applicant)

    first, second = (
        client.get(reverse("contests:application_section", args=[application.code, number])) for number in (1, 2)
    )

    assert 'data-show-if="question-charter" data-show-value="Да"' in text(first)
    assert ("Пишите коротко" in text(first), "Когда примете" in text(second)) == (True, False)


def test_database_knows_no_half_of_a_condition(nomination):
    with pytest.raises(IntegrityError), transaction.atomic():
        QuestionFactory(nomination=nomination, key="half", show_key="charter")


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"kind": "choice", "options": ["Один"]}, "нет списка ответов"),
        ({"show_key": "later", "show_value": "Да"}, "ждёт вопроса, который стоит не раньше"),
        ({"show_key": "charter", "show_value": "Может быть"}, "ждёт ответа, которого нет в списке"),
        ({"show_key": "nested", "show_value": "Да"}, "ждёт вопроса, который сам ждёт другого"),
    ],
)
def test_a_form_with_a_broken_condition_is_not_announced(nomination, facts, words):
    QuestionFactory(nomination=nomination, key="nested", kind="yes_no", show_key="charter", show_value="Да", position=5)
    assert faults_of_form(nomination.questions.all()) == []
    QuestionFactory(nomination=nomination, key="broken", label="Ломаный", position=6, **facts)

    faults = faults_of_form(nomination.questions.all())

    assert [("Ломаный" in fault, words in fault) for fault in faults] == [(True, True)]


# ---------------------------------------------------------------- the frozen form


def test_form_is_frozen_once_and_a_changed_hint_is_another_form():
    edition = EditionFactory()
    first, second, third = (ApplicationFactory(edition=edition, complete=True) for _number in range(3))

    for application in (first, second):
        submit_application(application, by=application.applicant)
    edition.nominations.get().questions.filter(key="work").update(help_text="Коротко")
    submit_application(third, by=third.applicant)

    assert [application.versions.get().form.number for application in (first, second, third)] == [1, 1, 2]
    kept = [form.fields[0]["help_text"] for form in FormVersion.objects.order_by("number")]
    assert kept == ["", "Коротко"]


# ---------------------------------------------------------------- the office


def test_secretary_looks_at_the_form_with_its_conditions(nomination, office):
    page = text(office.get(door("nomination_preview", nomination.edition, nomination.pk)))

    assert [words in page for words in ("О доме", "Год устава", "Пишите коротко", "Когда примете")] == [True] * 4
    assert page.count("data-show-if=") == 2


@pytest.fixture
def office(client):
    return enter(client, UserFactory(role=Role.SECRETARY))
