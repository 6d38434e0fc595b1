"""The jury: who sits, who gets which sheets, and that nobody ever scores his own."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from accounts.roles import Role
from contests.actions.edition import start_scoring
from contests.actions.jury import appoint_juror, declare_conflict, record_conflicts, revoke_juror
from contests.models import Conflict, ScoreSheet
from contests.states import ConflictSource, JuryRole, SheetState
from foundation.errors import Refusal
from outbox.models import Letter
from tests.factories.accounts import UserFactory
from tests.factories.contests import (
    ApplicationFactory,
    EditionFactory,
    JuryMemberFactory,
    ScoreSheetFactory,
    full_contest,
)
from tests.factories.directory import RepresentativeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary():
    return UserFactory(role=Role.SECRETARY)


def pairs(edition):
    sheets = ScoreSheet.objects.filter(juror__edition=edition).live()
    return set(sheets.values_list("juror", "application"))


def test_a_person_is_seated_once_and_may_change_his_role(secretary):
    edition, person = EditionFactory(), UserFactory()

    member = appoint_juror(edition, by=secretary, user=person)
    chair = appoint_juror(edition, by=secretary, user=person, role=JuryRole.CHAIR)

    assert (member, member.role, chair.role) == (chair, JuryRole.MEMBER, JuryRole.CHAIR)


def test_there_is_one_chair(secretary):
    edition = JuryMemberFactory(chair=True).edition

    with pytest.raises(ValidationError, match="Председатель жюри уже назначен"):
        appoint_juror(edition, by=secretary, user=UserFactory(), role=JuryRole.CHAIR)


def test_only_the_secretary_appoints_and_only_before_the_end_of_scoring(secretary):
    with pytest.raises(PermissionDenied):
        appoint_juror(EditionFactory(), by=UserFactory(), user=UserFactory())
    with pytest.raises(Refusal, match="нельзя менять после завершения оценки"):
        appoint_juror(EditionFactory(scoring_closed=True), by=secretary, user=UserFactory())


def test_starting_gives_everybody_a_sheet_for_everything_and_a_letter():
    contest = full_contest("scoring", applications=3, jurors=2)

    assert pairs(contest.edition) == {
        (juror.pk, application.pk) for juror in contest.jurors for application in contest.applications
    }
    assert sorted(contest.jurors[0].sheets.values_list("position", flat=True)) == [1, 2, 3]
    posted = Letter.objects.filter(kind="contests/scoring_started")
    assert set(posted.values_list("to", flat=True)) == {juror.user.email for juror in contest.jurors}


def test_the_three_ties_of_the_register_leave_no_sheet_and_are_recorded():
    contest = full_contest("screening", applications=4, jurors=4)
    applicant, same, shared, _free = contest.applications
    himself, colleague, friend, _stranger = contest.jurors
    applicant.applicant = himself.user
    applicant.save()
    RepresentativeFactory(user=colleague.user, organization=same.organization)
    common = RepresentativeFactory(user=friend.user, confirmed=True)
    RepresentativeFactory(user=shared.applicant, organization=common.organization, confirmed=True)

    start_scoring(contest.edition, by=contest.secretary)

    found = set(Conflict.objects.values_list("juror", "application", "source", "reason"))
    auto = ConflictSource.AUTOMATIC
    assert found == {
        (himself.pk, applicant.pk, auto, "Член жюри подал эту заявку."),
        (colleague.pk, same.pk, auto, "Член жюри представляет организацию, от которой подана заявка."),
        (friend.pk, shared.pk, auto, "Член жюри и заявитель состоят в одной организации."),
    }
    every = {(juror.pk, application.pk) for juror in contest.jurors for application in contest.applications}
    assert pairs(contest.edition) == every - {(juror, application) for juror, application, *_rest in found}


def test_scoring_does_not_start_when_nobody_may_score_an_application():
    contest = full_contest("screening", applications=2, jurors=1)
    RepresentativeFactory(user=contest.chair.user, organization=contest.applications[0].organization)

    with pytest.raises(Refusal, match=f"У всех членов жюри конфликт интересов: {contest.applications[0]}"):
        start_scoring(contest.edition, by=contest.secretary)

    assert (ScoreSheet.objects.count(), Conflict.objects.count(), Letter.objects.count()) == (0, 0, 0)


def test_a_juror_who_comes_while_scoring_runs_gets_his_sheets_at_once(secretary):
    contest = full_contest("scoring", applications=2, jurors=1)

    late = appoint_juror(contest.edition, by=secretary, user=UserFactory())

    assert late.sheets.count() == 2


def test_a_juror_who_leaves_keeps_what_he_handed_in_and_explains_the_rest(secretary):
    contest = full_contest("scoring", applications=2, jurors=2)
    juror = contest.jurors[1]
    done, _waiting = juror.sheets.order_by("position")
    ScoreSheet.objects.filter(pk=done.pk).update(state=SheetState.SUBMITTED, submitted_at=contest.edition.updated_at)

    revoke_juror(juror, by=secretary)
    revoke_juror(juror, by=secretary)

    assert list(juror.sheets.order_by("position").values_list("state", "excuse")) == [
        (SheetState.SUBMITTED, ""),
        (SheetState.EXCUSED, "Выведен из состава жюри."),
    ]
    assert list(ScoreSheet.objects.visible_to(juror.user)) == []


def test_stepping_aside_takes_the_sheet_away_for_good():
    sheet = ScoreSheetFactory()

    declare_conflict(sheet, by=sheet.juror.user, reason="Мы соседи.")

    conflict = Conflict.objects.get()
    assert (conflict.source, conflict.reason) == (ConflictSource.DECLARED, "Мы соседи.")
    assert list(ScoreSheet.objects.visible_to(sheet.juror.user)) == []


def test_nobody_steps_aside_for_another():
    sheet = ScoreSheetFactory()
    chair = JuryMemberFactory(edition=sheet.juror.edition, chair=True)

    with pytest.raises(PermissionDenied):
        declare_conflict(sheet, by=chair.user, reason="Он сосед.")


def test_a_tie_that_came_to_light_late_takes_the_sheet_away_once():
    contest = full_contest("scored", applications=1, jurors=2)
    juror = contest.jurors[1]
    RepresentativeFactory(user=juror.user, organization=contest.applications[0].organization)

    found = [record_conflicts(contest.edition, contest.jurors) for _time in range(2)]

    assert (found, juror.sheets.get().state) == ([1, 0], SheetState.RECUSED)


def test_a_juror_does_not_get_a_withdrawn_application(secretary):
    contest = full_contest("scoring", applications=1, jurors=1)
    ApplicationFactory(edition=contest.edition, withdrawn=True)

    late = appoint_juror(contest.edition, by=secretary, user=UserFactory())

    assert list(late.sheets.values_list("application", flat=True)) == [contest.applications[0].pk]
