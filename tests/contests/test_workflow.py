"""When a move is refused, and in which words: what to do, never a mark, all reasons at once."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.roles import Role
from contests.actions.application import submit_application
from contests.models import Application, Conflict
from contests.states import ApplicationState, ConflictSource, EditionState
from contests.workflow import ApplicationWorkflow, EditionWorkflow, ProtocolWorkflow, SheetWorkflow
from contests.workflow.announcement import warnings_before_announcement
from contests.workflow.application import revision_is_open
from foundation.errors import Refusal
from foundation.workflow import write
from tests.factories.accounts import UserFactory
from tests.factories.contests import (
    ApplicationFactory,
    EditionFactory,
    JuryMemberFactory,
    NominationFactory,
    ScoreSheetFactory,
    days,
    full_contest,
)

pytestmark = pytest.mark.django_db


def reasons(move, subject):
    return [str(reason) for reason in move.reasons(subject)]


def test_a_complete_draft_of_a_contest_may_be_announced():
    assert reasons(EditionWorkflow.announce, EditionFactory(draft=True)) == []


def test_announcing_names_everything_that_is_missing_at_once():
    edition = EditionFactory(draft=True, nominations=0, regulation=False, intake_closes_at=days(-1))
    NominationFactory(edition=edition, title="Старейшина", bare=True, places=0)

    assert reasons(EditionWorkflow.announce, edition) == [
        "Дополните номинации: «Старейшина» – критерии оценки и обязательные вопросы или документы.",
        "Укажите, сколько мест присуждается: «Старейшина».",
        "Приложите положение о конкурсе.",
        "Приём заявок уже должен был закончиться. Исправьте даты приёма.",
    ]


def test_a_contest_without_nominations_is_not_announced():
    assert reasons(EditionWorkflow.announce, EditionFactory(draft=True, nominations=0)) == [
        "Добавьте хотя бы одну номинацию."
    ]


def test_results_are_not_due_before_the_intake_ends():
    edition = EditionFactory(draft=True, results_due_on=timezone.localdate())

    assert reasons(EditionWorkflow.announce, edition) == [
        "Итоги не могут подводиться раньше, чем закончится приём заявок. Исправьте даты."
    ]


def test_moments_of_a_contest_follow_each_other():
    edition = EditionFactory(draft=True, scoring_due_at=days(30), meeting_at=days(29))

    assert reasons(EditionWorkflow.announce, edition) == [
        "Исправьте даты: «Заседание жюри» раньше, чем «Оценка заявок до»."
    ]


def test_a_small_jury_is_a_warning_and_no_obstacle():
    edition = EditionFactory(draft=True)
    before = warnings_before_announcement(edition)
    for _juror in range(3):
        JuryMemberFactory(edition=edition)

    assert (before, warnings_before_announcement(edition)) == (
        ["В жюри меньше трёх человек (сейчас: 0). Назначьте остальных до начала оценки."],
        [],
    )


def test_scoring_does_not_start_while_the_intake_runs_applications_wait_and_nobody_chairs():
    edition = EditionFactory()
    application = ApplicationFactory(edition=edition, submitted=True)
    returned = ApplicationFactory(edition=edition, returned=True)
    end = timezone.localtime(edition.intake_closes_at + timedelta(minutes=10))

    assert reasons(EditionWorkflow.start_scoring, edition) == [
        f"Приём заявок ещё идёт. Оценку можно начать после {end:%d.%m.%Y %H:%M}.",
        f"Сначала примите решение по каждой заявке. Ждут решения: {application}; {returned}.",
        "Не допущена ни одна заявка: оценивать нечего.",
        "Назначьте председателя жюри: он завершает оценку и подписывает протокол.",
    ]


def test_scoring_starts_when_all_is_ready():
    assert reasons(EditionWorkflow.start_scoring, full_contest("screening").edition) == []


def test_closing_names_the_jurors_who_have_not_handed_in_and_no_marks():
    contest = full_contest("scoring", applications=2, jurors=2)
    late = sorted(f"{juror} – 2\u00a0листа" for juror in contest.jurors)
    names = "; ".join(str(application) for application in contest.applications)

    assert reasons(EditionWorkflow.close_scoring, contest.edition) == [
        f"Не сданы оценочные листы: {'; '.join(late)}. Дождитесь их или укажите, почему оценки не будет.",
        f"Нет ни одной оценки: {names}. Назначьте члена жюри, у которого нет конфликта интересов.",
    ]


def test_an_application_that_left_the_contest_keeps_nobody_waiting():
    contest = full_contest("scored", applications=2, jurors=2)
    sheet = contest.jurors[1].sheets.first()
    type(sheet).objects.filter(application=sheet.application).update(state="open", submitted_at=None)
    type(sheet.application).objects.filter(pk=sheet.application.pk).update(state=ApplicationState.WITHDRAWN)

    assert reasons(EditionWorkflow.close_scoring, contest.edition) == []


def test_submitting_names_everything_that_is_missing():
    assert reasons(ApplicationWorkflow.submit, ApplicationFactory()) == [
        "Ответьте на вопросы: «Что сделано за год».",
        "Приложите документы: «Отчёт».",
        "Дайте согласие на обработку персональных данных.",
    ]


def test_spaces_are_no_answer():
    application = ApplicationFactory(complete=True, answers={"work": "  \n"})

    assert reasons(ApplicationWorkflow.submit, application) == ["Ответьте на вопросы: «Что сделано за год»."]


@pytest.mark.parametrize(
    ("offset", "expected"),
    [
        (timedelta(microseconds=-1), []),
        (timedelta(0), []),
        (timedelta(minutes=10, microseconds=-1), []),
        (
            timedelta(minutes=10),
            ["Приём заявок закончился. Черновик сохранён. Если помешал сбой, позвоните организаторам."],
        ),
    ],
    ids=["in time", "at the very end: grace", "last moment of the grace", "too late"],
)
def test_a_draft_is_accepted_until_the_end_of_the_grace(offset, expected):
    application = ApplicationFactory(complete=True)

    with time_machine.travel(application.edition.intake_closes_at + offset, tick=False):
        assert reasons(ApplicationWorkflow.submit, application) == expected


def test_a_draft_waits_for_the_opening():
    application = ApplicationFactory(edition=EditionFactory(upcoming=True), complete=True)

    assert reasons(ApplicationWorkflow.submit, application) == ["Приём заявок ещё не открыт. Черновик сохранён."]


def test_a_returned_application_may_come_back_until_the_scoring_starts():
    edition = EditionFactory(screening=True)
    application = ApplicationFactory(edition=edition, returned=True)
    before = reasons(ApplicationWorkflow.submit, application)
    edition.state = EditionState.SCORING

    assert (before, reasons(ApplicationWorkflow.submit, application)) == (
        [],
        ["Заявки сейчас не принимаются: состояние конкурса – «Идёт оценка»."],
    )


def test_the_grace_is_for_sending_not_for_writing():
    application = ApplicationFactory(complete=True)
    closes = application.edition.intake_closes_at
    end = timezone.localtime(closes + timedelta(minutes=10))

    answers = []
    for offset in (-1, 0, 10):
        with time_machine.travel(closes + timedelta(minutes=offset), tick=False):
            answers.append(revision_is_open(application))

    assert [answer and str(answer) for answer in answers] == [
        None,
        f"Приём заявок закончился, изменить черновик нельзя. Отправить его как есть можно до {end:%H:%M}.",
        "Приём заявок закончился, изменить черновик нельзя.",
    ]


def test_a_sent_application_and_one_of_a_cancelled_contest_are_not_changed():
    cancelled = ApplicationFactory(edition=EditionFactory(cancelled=True))

    assert [str(revision_is_open(row)) for row in (ApplicationFactory(submitted=True), cancelled)] == [
        "Заявка уже отправлена, изменить её нельзя.",
        "Заявки сейчас не принимаются: состояние конкурса – «Отменён».",
    ]


def test_admission_waits_for_the_powers_of_the_applicant():
    application = ApplicationFactory(submitted=True, represented=False)

    assert reasons(ApplicationWorkflow.admit, application) == [
        f"Сначала подтвердите, что {application.applicant.get_short_name()} представляет эту организацию: {application.organization}."
    ]


@pytest.mark.parametrize("name", ["admit", "return", "reject"])
def test_nothing_is_decided_after_the_scoring_began(name):
    application = ApplicationFactory(edition=EditionFactory(scoring=True), submitted=True)

    assert reasons(ApplicationWorkflow.moves[name], application) == ["Решение о допуске принимают до начала оценки."]


def test_an_application_is_not_withdrawn_after_the_protocol():
    application = ApplicationFactory(edition=EditionFactory(protocol_signed=True), admitted=True)

    assert reasons(ApplicationWorkflow.withdraw, application) == ["Протокол уже подписан: отозвать заявку нельзя."]


def test_a_sheet_is_not_handed_in_with_holes_in_it():
    sheet = ScoreSheetFactory()
    titles = "; ".join(f"«{criterion}»" for criterion in sheet.application.nomination.criteria.all())

    assert reasons(SheetWorkflow.submit, sheet) == [f"Поставьте баллы по критериям: {titles}."]


def test_a_sheet_is_closed_by_the_end_of_scoring_a_withdrawal_and_a_conflict():
    sheet = ScoreSheetFactory(
        application__edition__scoring_closed=True, application__withdrawn=True, application__admitted=False
    )
    Conflict.objects.create(
        juror=sheet.juror, application=sheet.application, source=ConflictSource.DECLARED, reason="Соседи."
    )

    assert reasons(SheetWorkflow.submit, sheet)[:3] == [
        "Оценка завершена: изменить ничего нельзя.",
        "Заявка отозвана, оценивать её не нужно.",
        "У вас конфликт интересов с этой заявкой: оценивать её нельзя.",
    ]


def test_a_protocol_is_signed_only_between_scoring_and_publication():
    contest = full_contest("drawn_up")
    before = reasons(ProtocolWorkflow.sign, contest.edition.protocol)
    contest.edition.state = EditionState.SCORING

    assert (before, reasons(ProtocolWorkflow.sign, contest.edition.protocol)) == (
        [],
        ["Подписать протокол можно после завершения оценки."],
    )


def test_a_superuser_cannot_pass_a_guard():
    root = UserFactory(is_superuser=True, role=Role.SECRETARY)
    application = ApplicationFactory(applicant=root)

    with pytest.raises(Refusal, match="Ответьте на вопросы"):
        submit_application(application, by=root)


def test_what_the_database_refuses_is_said_in_the_words_of_the_constraint():
    person = UserFactory()
    first, second = ApplicationFactory.create_batch(2, applicant=person)
    second.edition, second.nomination, second.organization = first.edition, first.nomination, first.organization

    with pytest.raises(ValidationError, match="В этой номинации у вас уже есть заявка от этой организации"):
        write(second)

    assert Application.objects.filter(nomination=first.nomination).count() == 1


def test_what_breaks_no_promise_of_the_table_costs_one_query(django_assert_num_queries):
    application = ApplicationFactory()

    with django_assert_num_queries(3):  # the savepoint, the row, the end of the savepoint
        write(application)
