"""What the administrator asks of the database: is the ledger whole, are the promises of every contest kept."""

from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from certificates.models import Certificate
from contests.actions.certificates import issue_certificates
from contests.models import Application, Award, Conflict, ContestEdition, Protocol, ScoreEntry, ScoreSheet, StoredResult
from contests.models import StoredResultRow as Row
from contests.states import ApplicationState, ConflictSource
from tests.contests.queries.test_results import WALL_DOWN
from tests.factories.certificates import SignatoryFactory
from tests.factories.contests import full_contest
from tests.support.ledgers import unseal

pytestmark = pytest.mark.django_db


def said(command, *slugs):
    out = StringIO()
    call_command(command, *slugs, stdout=out)
    return out.getvalue()


def faults(command, *slugs):
    with pytest.raises(CommandError) as told:
        said(command, *slugs)
    return str(told.value)


def test_a_whole_contest_has_no_faults():
    contest = full_contest("published", applications=3, jurors=3)
    slug = contest.edition.slug

    assert said("check_contests") == "Конкурсов проверено: 1. Нарушений нет.\n"
    assert said("verify_marks", slug).splitlines()[0].startswith(f"{slug}: записей 18, последняя ")


@pytest.mark.parametrize("until", ["screening", "scoring", "scored", "closed", "drawn_up", "signed"])
def test_no_step_on_the_way_is_a_fault(until):
    full_contest(until, applications=2, jurors=2)

    assert said("check_contests") == "Конкурсов проверено: 1. Нарушений нет.\n"


def test_a_mark_that_was_changed_past_all_walls_is_found():
    contest = full_contest("signed", applications=1, jurors=1)
    connection.check_constraints()
    with connection.cursor() as cursor:
        cursor.execute(WALL_DOWN[connection.vendor])
        cursor.execute("UPDATE contests_scoreentry SET points = 3 WHERE sequence = 1")

    told = faults("verify_marks", contest.edition.slug)

    assert told.splitlines() == [
        "3. База не защищает оценки от изменения: нет запретов.",
        f"{contest.edition.slug}: 4. Запись изменена после внесения: 1",
    ]
    assert "7. Действующий подсчёт не сходится с оценками." in faults("check_contests")


def spoil_conflict(contest):
    Conflict.objects.create(
        juror=contest.chair, application=contest.applications[0], source=ConflictSource.DECLARED, reason="Родня."
    )
    return "2. Лист при конфликте интересов не закрыт:"


def spoil_scale(contest):
    ScoreEntry.objects.first().criterion.nomination.criteria.update(maximum=Decimal(6))
    return "6. Балл вне шкалы: 1"


def spoil_sheet(contest):
    from_another = full_contest("scoring", applications=1, jurors=1).edition
    ScoreSheet.objects.filter(juror__edition=from_another).update(state="submitted", submitted_at="2020-01-01T00:00Z")
    return "6. Сдан неполный лист:"


def spoil_result(contest):
    StoredResult.objects.update(digest="0" * 64)
    return "7. Подсчёт не воспроизводится:"


def spoil_row(contest):
    Row.objects.filter(place=1).update(numerator="99")
    return "8. Строки итогов не те, что в подсчёте:"


def spoil_protocol(contest):
    protocol = Protocol.objects.get()
    Protocol.objects.update(facts=protocol.facts | {"secretary": "Никто"})
    return "10. Подписанный протокол изменён."


def spoil_award(contest):
    Award.objects.filter(place=1).update(place=2, place_to=2)
    return "10. Награда не по протоколу:"


def spoil_numbers(contest):
    Application.objects.filter(sequence=2).update(sequence=7)
    return "14. Номера заявок идут с пропусками или повторами."


def spoil_state(contest):
    ContestEdition.objects.filter(pk=contest.edition.pk).update(state="scoring_closed")
    return "17. Состояние не то, что в журнале: Конкурс года"


SPOILERS = [
    spoil_conflict, spoil_scale, spoil_sheet, spoil_result, spoil_row, spoil_protocol, spoil_award, spoil_numbers,
    spoil_state,
]  # fmt: skip


@pytest.mark.parametrize("spoil", SPOILERS, ids=lambda spoil: spoil.__name__)
def test_what_was_spoiled_in_the_database_is_told_by_the_number_of_its_invariant(spoil):
    contest = full_contest("published", applications=3, jurors=2)

    unseal()
    words = spoil(contest)

    assert words in faults("check_contests")


def test_a_diploma_needs_an_award_in_a_signed_protocol():
    SignatoryFactory()
    contest = full_contest("signed", applications=1, jurors=1)
    issue_certificates(contest.edition, by=contest.secretary)
    assert said("check_contests").endswith("Нарушений нет.\n")

    unseal()
    Protocol.objects.update(state="draft")

    assert f"20. Диплом без награды в подписанном протоколе: {Certificate.objects.get().source}" in faults(
        "check_contests"
    )


def test_a_withdrawn_application_keeps_its_number_and_is_no_fault():
    contest = full_contest("screening", applications=2, jurors=1)
    Application.objects.filter(pk=contest.applications[0].pk).update(state=ApplicationState.WITHDRAWN)

    assert said("check_contests").endswith("Нарушений нет.\n")
