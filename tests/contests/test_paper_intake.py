"""An application that came on paper: the same journal and numbers, the names of its participant, consents with a scan."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from contests.actions.application import admit_application, revise_application, submit_application
from contests.actions.certificates import issue_certificates
from contests.actions.consent import agree_to_terms
from contests.actions.edition import publish_results
from contests.actions.erasure import erase_application
from contests.actions.paper_intake import open_paper_application, record_paper_consents
from contests.actions.protocol import draw_up_protocol, sign_protocol
from contests.models import Application, Protocol
from contests.queries.cockpit import unconfirmed_applications
from contests.queries.intake import journal, receipt_of
from contests.queries.personal import personal_applications
from contests.states import ApplicationState as S
from contests.workflow.conflicts import conflicts_by_register, reason_to_step_aside
from foundation.errors import Refusal
from outbox.models import Letter
from privacy.models import Consent
from privacy.states import ConsentChannel, ConsentKind, PublicField, PublicName, PublicScope
from tests.contests.views.doors import door, enter, text
from tests.factories.accounts import UserFactory
from tests.factories.certificates import SignatoryFactory
from tests.factories.contests import (
    ApplicationFactory,
    AttachmentFactory,
    EditionFactory,
    JuryMemberFactory,
    days,
    full_contest,
)
from tests.factories.directory import RepresentativeFactory, TosOrganizationFactory
from tests.factories.privacy import ConsentTextFactory, sheet

pytestmark = pytest.mark.django_db
PERSON = {"nominee_last_name": "Примерова", "nominee_first_name": "Анна", "nominee_patronymic": "Образцовна"}


@pytest.fixture
def secretary():
    return UserFactory(role=Role.SECRETARY)


@pytest.fixture
def edition():
    for kind in ConsentKind:
        ConsentTextFactory(kind=kind)
    return EditionFactory()


def addressees():
    """Whom the contest wrote to; the desk of consents writes letters of its own."""
    return list(Letter.objects.filter(kind__startswith="contests/").values_list("to", flat=True))


def opened(edition, secretary, **more):
    facts = {"organization": TosOrganizationFactory(), "received_at": days(-1)} | PERSON | more
    return open_paper_application(edition.nominations.get(), by=secretary, **facts)


def sent(edition, secretary, *, publication=None, **more):
    application = opened(edition, secretary, **more)
    application = revise_application(application, by=secretary, revision=0, answers={"work": "Два субботника."})
    AttachmentFactory(application=application)
    record_paper_consents(
        application, by=secretary, upload=sheet(), signed_on=timezone.localdate(), signatures=True,
        publication=publication,
    )  # fmt: skip
    return submit_application(Application.objects.get(pk=application.pk), by=secretary)


def test_paper_takes_the_next_number_and_its_own_moment(edition, secretary):
    ApplicationFactory(edition=edition, submitted=True)
    received = days(-3)

    application = sent(edition, secretary, received_at=received, nominee_email="primerova@example.org")

    assert (application.sequence, application.received_at, application.in_grace) == (2, received, False)
    assert application.participant.get_full_name() == "Примерова Анна Образцовна"
    assert [row.participant.get_short_name() for row in journal(edition)][1] == "Примерова\u00a0А.\u00a0О."
    receipt = receipt_of(application)
    assert (receipt.applicant, receipt.on_paper) == ("Примерова Анна Образцовна", True)
    assert addressees() == ["primerova@example.org"]


def test_without_an_address_no_letter_is_written_and_everything_else_happens(edition, secretary):
    application = sent(edition, secretary)
    admitted = admit_application(application, by=secretary)

    assert (admitted.state, addressees()) == (S.ADMITTED, [])
    assert not unconfirmed_applications(edition).exists()


def test_paper_of_the_last_day_may_be_typed_after_the_end_and_a_late_paper_may_not(edition, secretary):
    end = edition.intake_closes_at
    with time_machine.travel(end + timedelta(days=2), tick=False):
        with pytest.raises(Refusal, match="не в дни приёма"):
            opened(edition, secretary, received_at=end)
        application = sent(edition, secretary, received_at=end - timedelta(seconds=1))

    assert (application.state, application.received_at) == (S.SUBMITTED, end - timedelta(seconds=1))


def test_paper_from_the_future_a_second_of_the_same_person_and_a_stranger_are_refused(edition, secretary):
    first = opened(edition, secretary)

    with pytest.raises(Refusal, match="ещё не наступило"):
        opened(edition, secretary, received_at=days(1))
    with pytest.raises(Refusal, match="От этого человека уже есть"):
        opened(edition, secretary, organization=first.organization, nominee_last_name="ПРИМЕРОВА")
    with pytest.raises(PermissionDenied):
        opened(edition, UserFactory(role=Role.EDITOR))
    other = opened(edition, secretary, organization=first.organization, nominee_first_name="Вера")

    assert Application.objects.count() == 2
    assert other.organization == first.organization


def test_who_applied_himself_is_not_entered_again_from_paper(edition, secretary):
    own = ApplicationFactory(edition=edition, submitted=True)
    names = {f"nominee_{name}": getattr(own.applicant, name) for name in ("last_name", "first_name", "patronymic")}

    with pytest.raises(Refusal, match="От этого человека уже есть"):
        opened(edition, secretary, organization=own.organization, **names)


def test_consents_are_kept_with_the_scan_and_the_paper_allows_what_was_ticked(edition, secretary):
    shown = PublicScope(PublicName.FULL, frozenset({PublicField.ORGANIZATION}))
    application = sent(edition, secretary, publication=shown)

    kept = [(row.text.kind, row.channel, row.person, bool(row.paper.file)) for row in Consent.objects.order_by("pk")]
    assert kept == [
        (ConsentKind.PROCESSING, ConsentChannel.PAPER, None, True),
        (ConsentKind.PUBLICATION, ConsentChannel.PAPER, None, True),
    ]
    assert {row.about for row in Consent.objects.all()} == {application.consent_subject}
    assert Consent.objects.get(text__kind=ConsentKind.PUBLICATION).public_scope == shown


def test_without_the_signed_consent_the_paper_is_not_registered(edition, secretary):
    application = opened(edition, secretary)
    application = revise_application(application, by=secretary, revision=0, answers={"work": "Т"})
    AttachmentFactory(application=application)

    with pytest.raises(Refusal, match="Дайте согласие"):
        submit_application(application, by=secretary)
    with pytest.raises(Refusal, match="согласие подписывает участник"):
        agree_to_terms(application, by=secretary, processing=True, publication=False)
    with pytest.raises(ValidationError):
        record_paper_consents(
            application, by=secretary, upload=sheet(), signed_on=timezone.localdate(), signatures=False
        )

    assert (Application.objects.get().sequence, Consent.objects.count()) == (None, 0)


def test_on_the_site_nobody_agrees_for_another(edition, secretary):
    own = ApplicationFactory(edition=edition)

    with pytest.raises(Refusal, match="подал сам участник"):
        record_paper_consents(own, by=secretary, upload=sheet(), signed_on=timezone.localdate(), signatures=True)


def test_conflicts_are_the_participants_and_not_of_the_secretary_who_typed(edition, secretary):
    application = sent(edition, secretary, nominee_email="Juror@Example.org")
    RepresentativeFactory(user=secretary, organization=TosOrganizationFactory(), confirmed=True)
    colleague, himself = (
        JuryMemberFactory(edition=edition),
        JuryMemberFactory(edition=edition, user=UserFactory(role=Role.JUROR, email="juror@example.org")),
    )
    RepresentativeFactory(
        user=colleague.user, organization=secretary.representations.get().organization, confirmed=True
    )
    member = JuryMemberFactory(edition=edition)
    RepresentativeFactory(user=member.user, organization=application.organization, confirmed=True)

    found = {row.juror for row in conflicts_by_register([colleague, himself, member], [application])}

    assert found == {himself, member}
    assert [bool(reason_to_step_aside(juror, application)) for juror in (colleague, himself, member)] == [
        False,
        True,
        True,
    ]


def test_diploma_names_the_participant_and_lies_in_nobodys_cabinet():
    contest = full_contest("closed", applications=1)
    SignatoryFactory()
    typed = {"submitted_as": "paper", "paper_received_at": days(-2), "applicant": contest.secretary}
    Application.objects.update(**typed, **PERSON)
    draw_up_protocol(contest.edition, by=contest.secretary, number="3", held_on=timezone.localdate())
    sign_protocol(Protocol.objects.get(), by=contest.chair.user)
    Letter.objects.all().delete()
    publish_results(contest.edition, by=contest.secretary)

    (diploma,) = issue_certificates(contest.edition, by=contest.secretary)

    assert (diploma.holder, diploma.holder_name) == (None, "Примерова Анна Образцовна")
    assert Protocol.objects.get().facts["nominations"][0]["rows"][0]["name"] == "Примерова Анна Образцовна"
    assert not Letter.objects.exists()


def test_what_a_secretary_typed_is_not_in_his_own_archive_and_is_erased_with_its_names(edition, secretary):
    application = sent(edition, secretary)

    assert personal_applications(secretary) == []
    erase_application(application, by=None)

    application.refresh_from_db()
    assert (application.participant.get_full_name(), application.nominee_email) == (application.number, "")


def test_database_knows_no_paper_without_a_name():
    application = ApplicationFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        Application.objects.filter(pk=application.pk).update(submitted_as="paper")


def test_secretary_enters_a_paper_from_the_journal_to_the_number(edition, secretary, client):
    enter(client, secretary)
    organization = TosOrganizationFactory()
    facts = PERSON | {
        "nomination": edition.nominations.get().pk,
        "organization": organization.pk,
        "received_at": f"{timezone.localtime(days(-1)):%Y-%m-%dT%H:%M}",
    }

    assert "Внести бумажную" in text(client.get(door("journal", edition)))
    answer = client.post(door("paper_application", edition), facts)
    application = Application.objects.get()
    consent = reverse("contests:paper_consent", args=[application.code])

    assert answer.url == application.get_absolute_url()
    page = text(client.get(answer.url))
    assert ("Примерова Анна Образцовна" in page, consent in page) == (True, True)
    signed = client.post(
        consent, {"upload": sheet(), "signed_on": timezone.localdate().isoformat(), "signatures": "on"}
    )
    assert (signed.status_code, application.consent_subject in Consent.objects.get().about) == (302, True)
