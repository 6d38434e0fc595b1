"""Who may do what: for each permission, exactly the people who have it."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.roles import Role
from contests.rules import PERMISSIONS
from foundation.permissions import allows
from tests.factories.accounts import UserFactory
from tests.factories.contests import AttachmentFactory, JuryMemberFactory, ScoreSheetFactory

pytestmark = pytest.mark.django_db

SECRETARY, ROOT = "secretary", "root"
OFFICE = {SECRETARY, ROOT}
NOBODY: set[str] = set()
OFFICE_NOUNS = ("contest", "contestedition", "nomination", "jurymember")

EXPECTED = {
    "edition": {
        **{f"contests.{act}_{noun}": OFFICE for act in ("view", "add", "change") for noun in OFFICE_NOUNS},
        **{f"contests.delete_{noun}": NOBODY for noun in (*OFFICE_NOUNS, "protocol")},
        "contests.view_edition": OFFICE,
        "contests.add_regulation": OFFICE,
        "contests.extend_intake": OFFICE,
        "contests.copy_edition": OFFICE,
        "contests.count_result": {"chair", *OFFICE},
        "contests.view_insight": {"chair"},
        "contests.verify_value": OFFICE,
        "contests.enter_paper_application": OFFICE,
        "contests.announce_edition": OFFICE,
        "contests.start_scoring": OFFICE,
        "contests.close_scoring": {"chair"},
        "contests.settle_edition": NOBODY,
        "contests.publish_results": OFFICE,
        "contests.cancel_edition": OFFICE,
        "contests.open_application": {"applicant", "stranger", "juror", "chair", "revoked", *OFFICE},
        "contests.appoint_juror": OFFICE,
        "contests.open_jury_desk": {"juror", "chair"},
        "contests.view_progress": {"chair", *OFFICE},
        "contests.view_scores": {"chair", *OFFICE},
        "contests.draw_up_protocol": OFFICE,
        "contests.view_protocol": {"juror", "chair", *OFFICE},
        "contests.sign_protocol": {"chair"},
        "contests.issue_certificates": OFFICE,
    },
    "application": {
        "contests.view_application": {"applicant", *OFFICE},
        "contests.ask_nominee": {"applicant", *OFFICE},
        "contests.add_application": NOBODY,
        "contests.change_application": {"applicant"},
        "contests.delete_application": NOBODY,
        "contests.submit_application": {"applicant"},
        "contests.withdraw_application": {"applicant", *OFFICE},
        "contests.admit_application": OFFICE,
        "contests.return_application": OFFICE,
        "contests.reject_application": OFFICE,
        "contests.download_receipt": {"applicant", *OFFICE},
    },
    "attachment": {
        "contests.view_attachment": {"applicant", "juror", *OFFICE},
        "contests.change_attachment": {"applicant"},
        "contests.delete_attachment": NOBODY,
    },
    "sheet": {
        "contests.score_sheet": {"juror"},
        "contests.declare_conflict": {"juror"},
        "contests.excuse_sheet": {"chair"},
        "contests.reopen_sheet": {"chair"},
        "contests.delete_scoresheet": NOBODY,
    },
}
ROWS = [(subject, permission) for subject, table in EXPECTED.items() for permission in table]


@pytest.fixture
def house():
    """One application with one juror, and everybody else who might knock."""
    sheet = ScoreSheetFactory()
    application, edition = sheet.application, sheet.juror.edition
    people = {
        "applicant": application.applicant,
        "stranger": UserFactory(),
        "editor": UserFactory(role=Role.EDITOR, is_active=False),
        "juror": sheet.juror.user,
        "chair": JuryMemberFactory(edition=edition, chair=True).user,
        "revoked": JuryMemberFactory(edition=edition, revoked_at=application.received_at).user,
        SECRETARY: UserFactory(role=Role.SECRETARY),
        ROOT: UserFactory(is_superuser=True),
        "nobody": AnonymousUser(),
    }
    attachment = AttachmentFactory(application=application)
    return SimpleNamespace(people=people, sheet=sheet, application=application, edition=edition, attachment=attachment)


@pytest.mark.parametrize(("subject", "permission"), ROWS)
def test_exactly_these_people_may(house, subject, permission):
    thing = getattr(house, subject)

    assert {name for name, person in house.people.items() if allows(person, permission, thing)} == EXPECTED[subject][
        permission
    ]


def test_every_permission_of_the_table_is_promised_here():
    assert set(PERMISSIONS) == {permission for table in EXPECTED.values() for permission in table}


def test_a_question_about_nothing_is_answered_without_an_error(house):
    expected_of_the_applicant = {
        "contests.open_application",
        "contests.open_jury_desk",
    }

    allowed = {name for name in PERMISSIONS if allows(house.people["juror"], name, None)}

    assert allowed == expected_of_the_applicant | {"contests.view_protocol"}


def test_a_juror_who_stepped_aside_does_not_read_the_papers(house):
    house.sheet.state = "recused"
    house.sheet.save()

    assert not allows(house.people["juror"], "contests.view_attachment", house.attachment)


def test_that_one_juror_stepped_aside_does_not_close_the_papers_to_another(house):
    ScoreSheetFactory(application=house.application, juror=JuryMemberFactory(edition=house.edition), state="recused")

    assert allows(house.people["juror"], "contests.view_attachment", house.attachment)


def test_the_chair_of_another_contest_is_a_stranger(house):
    other = JuryMemberFactory(chair=True).user

    assert [
        allows(other, "contests.close_scoring", house.edition),
        allows(other, "contests.excuse_sheet", house.sheet),
    ] == [
        False,
        False,
    ]


def test_nobody_chairs_what_belongs_to_no_contest(house):
    assert not allows(house.people["chair"], "contests.view_progress", house.application.applicant)
