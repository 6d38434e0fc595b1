"""What the applicant and the secretary read: what is missing, the way so far, the journal, the receipt."""

from datetime import date

import pytest

from accounts.roles import Role
from contests.actions.application import submit_application
from contests.queries.intake import (
    AnsweredSection,
    Item,
    SentPaper,
    applications_of,
    completeness,
    counts_by_state,
    journal,
    missing,
    receipt_of,
    timeline,
)
from contests.states import EditionState
from tests.factories.accounts import UserFactory
from tests.factories.contests import ApplicationFactory, EditionFactory, full_contest

pytestmark = pytest.mark.django_db


def steps(application):
    return [(step.label, step.state, step.note) for step in timeline(application)]


def test_completeness_names_every_question_paper_and_the_consent_with_where_it_is_filled_in():
    application = ApplicationFactory()
    slot = application.nomination.slots.get()

    assert completeness(application) == [
        Item("Что сделано за год", "question", False, "question-work"),
        Item("Чем вы гордитесь", "question", False, "question-proud", required=False),
        Item("Отчёт", "paper", False, f"slot-{slot.key}"),
        Item("Согласие на обработку персональных данных", "consent", False, "consent"),
    ]


def test_nothing_is_missing_when_only_the_optional_is_left():
    application = ApplicationFactory(complete=True, answers={"work": "Сделали."})
    items = completeness(application)

    assert ([item.done for item in items], missing(items)) == ([True, False, True, True], [])


def test_the_way_of_a_draft():
    assert steps(ApplicationFactory()) == [
        ("Черновик", "now", "Заявка видна только вам."),
        ("Проверка и допуск", "next", ""),
        ("Оценка жюри", "next", ""),
        ("Итоги", "next", ""),
    ]


@pytest.mark.parametrize(
    ("state", "second", "third"),
    [
        (
            "submitted",
            ("Проверка и допуск", "now", "Секретарь проверяет заявку. От вас ничего не нужно."),
            ("Оценка жюри", "next", ""),
        ),
        ("returned", ("Возвращена на доработку", "now", "Нет печати."), ("Оценка жюри", "next", "")),
        ("rejected", ("Не допущена", "done", "Пункт 3.2."), ("Оценка жюри", "next", "")),
        ("admitted", ("Допущена", "done", ""), ("Оценка жюри", "next", "")),
    ],
)
def test_the_way_through_admission(state, second, third):
    application = ApplicationFactory(**{state: True})

    assert steps(application)[:3] == [("Заявка принята", "done", application.number), second, third]


@pytest.mark.parametrize(
    ("phase", "third", "fourth"),
    [
        ("scoring", "now", ("Итоги", "next", "")),
        ("scoring_closed", "done", ("Итоги", "now", "")),
        ("protocol_signed", "done", ("Итоги", "now", "")),
        ("published", "done", ("Итоги опубликованы", "done", "")),
        ("cancelled", "done", ("Конкурс отменён", "now", "Нет заявок.")),
    ],
)
def test_the_way_of_an_admitted_application(phase, third, fourth):
    application = ApplicationFactory(edition=EditionFactory(**{phase: True}), admitted=True)
    way = steps(application)

    assert (way[2][1], way[3]) == (third, fourth)


def test_the_day_of_the_results_is_told_beforehand():
    edition = EditionFactory(scoring=True, results_due_on=date(2031, 4, 15))
    application = ApplicationFactory(edition=edition, admitted=True)

    assert timeline(application)[3].when == "до 15\xa0апреля 2031\xa0г."


def test_a_person_sees_his_own_applications_the_newest_first(django_assert_num_queries):
    person = UserFactory()
    first, second = (ApplicationFactory(applicant=person) for _number in range(2))
    ApplicationFactory()

    with django_assert_num_queries(1):
        rows = list(applications_of(person))
        told = [(str(row.edition), str(row.nomination), str(row.organization.municipality)) for row in rows]

    assert (rows, len(told)) == ([second, first], 2)


@pytest.mark.parametrize("size", [1, 3])
def test_the_journal_costs_one_query_and_hides_drafts(size, django_assert_num_queries):
    edition = EditionFactory()
    for _number in range(size):
        ApplicationFactory(edition=edition, submitted=True)
    ApplicationFactory(edition=edition)

    with django_assert_num_queries(1):
        rows = list(journal(edition))
        seen = [(row.sequence, row.papers, bool(row.number), str(row.applicant)) for row in rows]

    assert [row[:3] for row in seen] == [(number, 1, True) for number in range(1, size + 1)]


def test_the_journal_is_searched_by_number_surname_organisation_and_state():
    edition = EditionFactory()
    first = ApplicationFactory(
        edition=edition, submitted=True, applicant__last_name="Орлова", organization__name="ТОС «Юг»"
    )
    second = ApplicationFactory(edition=edition, admitted=True, organization__name="ТОС «Заднепровье»")

    found = [list(journal(edition, **asked)) for asked in ({"query": "орлова"}, {"query": "заднеп"}, {"query": "2"})]

    assert (found, list(journal(edition, state="admitted"))) == ([[first], [second], [second]], [second])


def test_every_state_is_counted():
    edition = EditionFactory()
    for trait in ("submitted", "admitted", "admitted"):
        ApplicationFactory(edition=edition, **{trait: True})
    ApplicationFactory(edition=edition)

    assert counts_by_state(edition) == {
        "draft": 1,
        "submitted": 1,
        "returned": 0,
        "admitted": 2,
        "rejected": 0,
        "withdrawn": 0,
    }


def test_a_receipt_tells_what_was_sent_not_what_is_typed_now():
    application = ApplicationFactory(complete=True)
    paper = application.attachments.get()
    submitted = submit_application(application, by=application.applicant)
    submitted.answers = {"work": "Потом исправлено"}

    receipt = receipt_of(submitted)

    assert (receipt.number, receipt.version, receipt.sha256) == (submitted.number, 1, submitted.versions.get().sha256)
    assert receipt.sections == [
        AnsweredSection(
            "О работе",
            [("Что сделано за год", "Два субботника и четырнадцать лип."), ("Чем вы гордитесь", "Липами.")],
        )
    ]
    assert receipt.papers == [SentPaper("Отчёт", "Отчёт.pdf", 14, paper.sha256)]


def test_a_draft_has_no_receipt():
    assert receipt_of(ApplicationFactory()) is None


def test_the_secretary_does_not_see_drafts_and_a_person_sees_his_own_only():
    contest = full_contest("screening", applications=1, jurors=1)
    draft = ApplicationFactory(edition=contest.edition)
    model = type(draft)

    assert {
        "secretary": set(model.objects.visible_to(contest.secretary)),
        "applicant": set(model.objects.visible_to(draft.applicant)),
        "juror": set(model.objects.visible_to(contest.chair.user)),
        "editor": set(model.objects.visible_to(UserFactory(role=Role.EDITOR))),
    } == {"secretary": set(contest.applications), "applicant": {draft}, "juror": set(), "editor": set()}


def test_phases_are_told_in_words():
    phases = [
        EditionFactory(**trait).phase for trait in ({}, {"upcoming": True}, {"screening": True}, {"scoring": True})
    ]

    assert [str(phase) for phase in phases] == [
        "Идёт приём заявок",
        "Приём скоро откроется",
        "Проверка заявок",
        str(EditionState.SCORING.label),
    ]
