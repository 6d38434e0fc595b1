"""A consent on paper counts when somebody has looked at the signed sheet, and says exactly what is ticked on it."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from accounts.roles import Role
from foundation.errors import Refusal
from outbox.models import Letter
from privacy.actions.consent_text import install_consent_texts
from privacy.actions.paper import prepare_papers, reject_paper, upload_paper, verify_paper
from privacy.documents import blank_of, render_blank
from privacy.models import Consent
from privacy.queries import has_consent, public_scopes
from privacy.states import AgeRule, ConsentKind, PaperState, PublicField, PublicName, PublicScope, Signers, age_on
from tests.factories.accounts import UserFactory
from tests.factories.privacy import sheet

pytestmark = pytest.mark.django_db

PUBLICATION = ConsentKind.PUBLICATION
PUPIL = {
    "subject_name": "Азбукин Кирилл Петрович",
    "matter": "Олимпиада",
    "about": "olympiad.Participant:15",
    "born_on": date(2012, 5, 12),
    "representative_name": "Азбукина Алла Юрьевна",
    "relation": "parent",
}


@pytest.fixture(autouse=True)
def _today(time_machine, settings, tmp_path):
    settings.PRIVATE_ROOT = tmp_path
    time_machine.move_to("2026-04-15T12:00:00+03:00", tick=False)


@pytest.fixture
def secretary():
    install_consent_texts()
    return UserFactory(role=Role.SECRETARY)


def test_the_age_says_who_signs():
    rule, today = AgeRule(), date(2026, 4, 15)
    born = [None, date(2012, 4, 15), date(2012, 4, 14), date(2008, 4, 15), date(2008, 4, 14)]

    assert [rule.signers(day, on=today) for day in born] == [
        Signers.SUBJECT, Signers.REPRESENTATIVE, Signers.BOTH, Signers.BOTH, Signers.SUBJECT,
    ]  # fmt: skip
    assert (age_on(date(2012, 2, 29), date(2026, 2, 28)), age_on(date(2012, 2, 29), date(2026, 3, 1))) == (13, 14)


def test_a_sheet_goes_from_the_blank_to_the_check_by_way_of_a_refusal(secretary):
    parent = UserFactory()
    (paper,) = prepare_papers([PUBLICATION], by=secretary, holder=parent, **PUPIL)
    upload_paper(paper, by=parent, upload=sheet())
    refused = reject_paper(paper, by=secretary, reason="Не видна дата.")
    first = refused.file.name
    again = upload_paper(refused, by=parent, upload=sheet())
    scope = PublicScope(PublicName.INITIALS, frozenset({PublicField.RESULT}))

    verified = verify_paper(again, by=secretary, signed_on=date(2026, 4, 14), signatures=True, scope=scope)

    consent = Consent.objects.get()
    assert (refused.reason, again.reason, again.file.name != first) == ("Не видна дата.", "", True)
    assert (verified.state, consent.about, consent.person, consent.paper, consent.entered_by, consent.signers) == (
        PaperState.VERIFIED, "olympiad.Participant:15", None, verified, secretary, Signers.REPRESENTATIVE,
    )  # fmt: skip
    assert public_scopes([consent.about]) == {consent.about: scope}
    assert [letter.kind for letter in Letter.objects.filter(to=parent.email).order_by("pk")] == [
        "privacy/paper_rejected", "privacy/paper_verified",
    ]  # fmt: skip


def test_nothing_counts_before_the_check_or_without_a_signature(secretary):
    (paper,) = prepare_papers([ConsentKind.PROCESSING], by=secretary, **PUPIL)
    with pytest.raises(Refusal, match="Ждём подписанный бланк"):
        verify_paper(paper, by=secretary, signed_on=date(2026, 4, 14), signatures=True)
    paper = upload_paper(paper, by=secretary, upload=sheet())
    for wrong in (
        {"signatures": False, "signed_on": date(2026, 4, 14)},
        {"signatures": True, "signed_on": date(2026, 4, 16)},
    ):
        with pytest.raises(ValidationError):
            verify_paper(paper, by=secretary, **wrong)

    assert not has_consent(paper.about, ConsentKind.PROCESSING)


def test_a_child_without_a_representative_gets_no_blank(secretary):
    with pytest.raises(ValidationError, match="законный представитель"):
        prepare_papers([PUBLICATION], by=secretary, subject_name="Азбукин Кирилл", matter="", born_on=date(2012, 5, 12))


def test_a_coordinator_checks_his_own_papers_only_where_the_setting_trusts_him(secretary, settings):
    coordinator, stranger = (UserFactory(role=Role.SCHOOL_COORDINATOR) for _one in range(2))
    (paper,) = prepare_papers([ConsentKind.PROCESSING], by=coordinator, **PUPIL | {"about": ""})
    paper = upload_paper(paper, by=coordinator, upload=sheet())
    found = {"signed_on": date(2026, 4, 14), "signatures": True}
    with pytest.raises(PermissionDenied):
        verify_paper(paper, by=coordinator, **found)
    settings.COORDINATOR_VERIFIES_CONSENTS = True
    with pytest.raises(PermissionDenied):
        verify_paper(paper, by=stranger, **found)

    assert verify_paper(paper, by=coordinator, **found).state == PaperState.VERIFIED
    assert not type(paper).objects.visible_to(stranger).exists()


def test_the_blank_is_the_same_bytes_for_the_same_facts(secretary):
    (paper,) = prepare_papers([PUBLICATION], by=secretary, **PUPIL)

    assert render_blank(blank_of(paper)) == render_blank(blank_of(paper))
