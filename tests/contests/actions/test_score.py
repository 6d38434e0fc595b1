"""Marks: appended, never changed, only while the jury scores, only one's own, only allowed ones."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from contests.actions.score import excuse_sheet, hand_in_sheet, reopen_sheet, save_sheet, submit_sheet
from contests.models import Conflict, ScoreEntry, ScoreSheet
from contests.queries.jury_desk import current_marks
from contests.queries.sheets import marks_of
from contests.states import ApplicationState, ConflictSource, EditionState, SheetState
from foundation.errors import Outdated, Refusal
from foundation.ledger import AppendOnlyError, anchor_of, verify
from tests.factories.accounts import UserFactory
from tests.factories.contests import ApplicationFactory, CriterionFactory, JuryMemberFactory, ScoreSheetFactory
from tests.factories.directory import RepresentativeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def sheet():
    return ScoreSheetFactory()


def criteria_of(sheet):
    return list(sheet.application.nomination.criteria.order_by("position"))


def all_marks(sheet, points=5):
    return {criterion.pk: Decimal(points) for criterion in criteria_of(sheet)}


def save(sheet, marks, **more):
    return save_sheet(sheet, by=sheet.juror.user, marks=marks, **more)


def test_a_mark_is_appended_and_only_a_changed_one_again(sheet):
    first, second = criteria_of(sheet)

    save(sheet, {first.pk: Decimal(5), second.pk: None})
    save(sheet, {first.pk: Decimal("5.00"), second.pk: Decimal(7)})
    save(sheet, {first.pk: Decimal(6)})

    assert list(ScoreEntry.objects.order_by("sequence").values_list("sequence", "criterion", "points")) == [
        (1, first.pk, 5),
        (2, second.pk, 7),
        (3, first.pk, 6),
    ]
    assert current_marks([sheet]) == {sheet.pk: {first.pk: 6, second.pk: 7}}


def test_all_jurors_write_one_chain_and_it_verifies(sheet):
    other = ScoreSheetFactory(application=sheet.application, juror=JuryMemberFactory(edition=sheet.juror.edition))
    save(sheet, all_marks(sheet))
    save(other, all_marks(other, 3))

    edition = sheet.juror.edition
    assert (anchor_of(ScoreEntry, edition).count, verify(ScoreEntry.objects.of(edition))) == (4, [])


def test_a_written_mark_is_neither_changed_nor_deleted(sheet):
    save(sheet, all_marks(sheet))
    entry = ScoreEntry.objects.first()

    for attempt in (entry.save, entry.delete, ScoreEntry.objects.all().delete):
        with pytest.raises(AppendOnlyError):
            attempt()


@pytest.mark.parametrize("points", ["-1", "10.5", "0.3", "11"])
def test_a_mark_outside_of_the_range_or_between_the_steps_is_refused_by_name(sheet, points):
    criterion = CriterionFactory(nomination=sheet.application.nomination, title="Субботники", step=Decimal("0.5"))

    with pytest.raises(Refusal, match="«Субботники»: поставьте балл от 0 до 10, шаг 0,5"):
        save(sheet, {criterion.pk: Decimal(points)})

    assert ScoreEntry.objects.count() == 0


def test_one_wrong_mark_keeps_the_right_ones_out_too(sheet):
    first, second = criteria_of(sheet)

    with pytest.raises(Refusal) as refusal:
        save(sheet, {first.pk: Decimal(5), second.pk: Decimal(99), CriterionFactory().pk: Decimal(1)})

    assert (len(refusal.value.reasons), ScoreEntry.objects.count()) == (2, 0)


def test_nobody_scores_for_another(sheet):
    chair = JuryMemberFactory(edition=sheet.juror.edition, chair=True)

    for person in (UserFactory(), chair.user, sheet.application.applicant, UserFactory(is_superuser=True)):
        with pytest.raises(PermissionDenied):
            save_sheet(sheet, by=person, marks={})


def test_a_remark_is_kept_and_cut_nowhere(sheet):
    kept = save(sheet, {}, remark="Сравнить с заявкой № 2.")
    again = save(sheet, {})

    assert (kept.remark, again.remark, ScoreEntry.objects.count()) == (kept.remark, "Сравнить с заявкой № 2.", 0)


def test_two_windows_notice_each_other(sheet):
    shown = marks_of(sheet).revision
    save(sheet, all_marks(sheet), revision=shown)

    with pytest.raises(Outdated, match="Лист изменён в другом окне"):
        save(sheet, all_marks(sheet, 6), revision=shown)


def closed(sheet):
    type(sheet.juror.edition).objects.update(state=EditionState.SCORING_CLOSED)


def withdrawn(sheet):
    type(sheet.application).objects.update(state=ApplicationState.WITHDRAWN)


def in_conflict(sheet):
    Conflict.objects.create(
        juror=sheet.juror, application=sheet.application, source=ConflictSource.DECLARED, reason="Соседи."
    )


def bound_by_the_register(sheet):
    RepresentativeFactory(user=sheet.juror.user, organization=sheet.application.organization)


def handed_in(sheet):
    save(sheet, all_marks(sheet))
    submit_sheet(sheet, by=sheet.juror.user)


@pytest.mark.parametrize(
    ("happened", "reason"),
    [
        (closed, "Оценка завершена"),
        (withdrawn, "Заявка отозвана"),
        (in_conflict, "конфликт интересов"),
        (bound_by_the_register, "конфликт интересов"),
        (handed_in, "Этот лист уже закрыт: сдан"),
    ],
)
def test_no_mark_is_written_after(sheet, happened, reason):
    happened(sheet)
    before = ScoreEntry.objects.count()

    with pytest.raises(Refusal, match=reason):
        save(sheet, all_marks(sheet, 1))

    assert ScoreEntry.objects.count() == before


def test_a_complete_sheet_is_handed_in_with_its_moment(sheet):
    save(sheet, all_marks(sheet))

    submitted = submit_sheet(sheet, by=sheet.juror.user)

    assert (submitted.state, submitted.submitted_at is not None) == (SheetState.SUBMITTED, True)


def test_saving_and_handing_in_is_both_or_neither(sheet):
    first, _second = criteria_of(sheet)

    with pytest.raises(Refusal, match="Поставьте баллы по критериям"):
        hand_in_sheet(sheet, by=sheet.juror.user, marks={first.pk: Decimal(5)})

    assert ScoreEntry.objects.count() == 0
    assert hand_in_sheet(sheet, by=sheet.juror.user, marks=all_marks(sheet)).state == SheetState.SUBMITTED


def test_the_chair_explains_a_missing_sheet_and_gives_a_handed_in_one_back(sheet):
    chair = JuryMemberFactory(edition=sheet.juror.edition, chair=True).user
    excused = excuse_sheet(sheet, by=chair, reason="Болеет.")
    told = (excused.state, excused.excuse)

    reopened = reopen_sheet(excused, by=chair, reason="Выздоровел.")

    assert (told, reopened.state, reopened.excuse, reopened.submitted_at) == (
        (SheetState.EXCUSED, "Болеет."),
        SheetState.OPEN,
        "",
        None,
    )


def test_the_chair_gives_nothing_back_after_the_scoring(sheet):
    chair = JuryMemberFactory(edition=sheet.juror.edition, chair=True).user
    handed_in(sheet)
    closed(sheet)

    with pytest.raises(Refusal, match="Оценка завершена"):
        reopen_sheet(sheet, by=chair, reason="Поздно.")


def test_only_the_chair_finds_sheets_to_explain_and_nobody_others_marks(sheet):
    chair = JuryMemberFactory(edition=sheet.juror.edition, chair=True).user
    seen = {
        person: (list(ScoreSheet.objects.presided_by(person)), list(ScoreSheet.objects.visible_to(person)))
        for person in (chair, sheet.juror.user, ApplicationFactory().applicant)
    }

    assert [seen[chair], seen[sheet.juror.user]] == [([sheet], []), ([], [sheet])]
