"""An application to join: from the draft to the register."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from wagtail.models import ModelLogEntry

from accounts.roles import Role
from foundation.errors import Refusal
from members.actions.membership_application import (
    admit_application,
    agree_to_join,
    decline_application,
    open_application,
    return_application,
    revise_application,
    submit_application,
    take_in_paper,
    withdraw_application,
)
from members.models import Member, Membership, MembershipApplication
from members.states import ApplicationState as S
from members.states import LeavingGround, MembershipState
from outbox.models import Letter
from privacy.states import ConsentKind
from tests.factories.accounts import UserFactory
from tests.factories.directory import MunicipalityFactory
from tests.factories.members import (
    MemberFactory,
    MembershipApplicationFactory,
    MembershipFactory,
    scan,
    text_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary():
    return UserFactory(role=Role.SECRETARY)


def decided(**facts):
    return {"protocol_number": "7", "decided_on": date(2020, 6, 11)} | facts


def subjects():
    return [letter.subject for letter in Letter.objects.order_by("pk")]


def test_a_draft_knows_what_the_account_knows_and_is_opened_once():
    person = UserFactory(phone="+74812111111")

    draft = open_application(by=person)

    assert open_application(by=person) == draft
    assert (draft.full_name, draft.phone, draft.email, draft.state) == (
        person.get_full_name(),
        "+74812111111",
        person.email,
        S.DRAFT,
    )


def test_a_member_opens_no_application():
    membership = MembershipFactory(member=MemberFactory(user=UserFactory()))

    with pytest.raises(Refusal, match="уже состоит"):
        open_application(by=membership.member.user)


def test_sending_says_everything_that_is_missing():
    draft = open_application(by=UserFactory(phone=""))

    with pytest.raises(Refusal) as refused:
        submit_application(draft, by=draft.applicant)

    assert refused.value.reasons == [
        "Заполните: муниципальное образование, телефон.",
        "Подтвердите, что человеку исполнилось 18 лет.",
        "Нужно согласие на обработку персональных данных.",
    ]


def test_from_the_draft_to_the_card(secretary):
    text_of(ConsentKind.PROCESSING)
    person = UserFactory(phone="+74812111111")
    draft = open_application(by=person)
    draft = revise_application(draft, by=person, municipality=MunicipalityFactory(), is_adult=True, motive="Помогать")
    draft = agree_to_join(draft, by=person, processing=True, publication=False)

    sent = submit_application(draft, by=person)
    admitted = admit_application(sent, by=secretary, protocol_number="7", decided_on=timezone.localdate())

    member = Member.objects.get()
    assert (sent.state, sent.received_on) == (S.SUBMITTED, timezone.localdate())
    assert (admitted.state, admitted.membership.card) == (S.ADMITTED, "0001")
    assert (member.user, member.full_name, member.phone) == (person, person.get_full_name(), "+74812111111")
    assert member.agreed() == {ConsentKind.PROCESSING}
    assert subjects() == ["Заявление о вступлении получено", "Вы приняты в члены отделения"]
    assert [file.name for file in Letter.objects.get(subject="Вы приняты в члены отделения").attachments.all()] == [
        "bilet-0001.pdf"
    ]
    assert [entry.action for entry in ModelLogEntry.objects.for_instance(admitted).order_by("pk")] == [
        "members.membershipapplication.open",
        "members.membershipapplication.revise",
        "members.membershipapplication.submit",
        "members.membershipapplication.admit",
    ]


def test_without_the_consent_to_processing_nothing_is_agreed():
    draft = MembershipApplicationFactory()

    with pytest.raises(Refusal, match="Без согласия"):
        agree_to_join(draft, by=draft.applicant, processing=False, publication=True)


def test_a_returned_application_is_corrected_and_sent_again_with_its_first_day(secretary):
    sent = MembershipApplicationFactory(sent=True, agreed=True)

    returned = return_application(sent, by=secretary, reason="Напишите, где работаете")
    revise_application(returned, by=sent.applicant, occupation="школа № 1")
    again = submit_application(returned, by=sent.applicant)

    assert (again.state, again.received_on, again.reason) == (S.SUBMITTED, date(2020, 5, 12), "")
    assert subjects() == ["Исправьте заявление о вступлении"]


def test_a_sent_application_is_not_rewritten(secretary):
    sent = MembershipApplicationFactory(sent=True)

    with pytest.raises(Refusal, match="нельзя изменить"):
        revise_application(sent, by=sent.applicant, occupation="школа")


def test_a_refusal_of_the_presidium_has_its_protocol_and_its_reason(secretary):
    sent = MembershipApplicationFactory(sent=True)

    declined = decline_application(sent, by=secretary, reason="п. 3.2 устава", **decided())

    assert (declined.state, declined.protocol_number, declined.reason) == (S.DECLINED, "7", "п. 3.2 устава")
    assert not Membership.objects.exists()
    assert subjects() == ["О вашем заявлении о вступлении"]


def test_a_withdrawn_application_leaves_room_for_a_new_one():
    draft = open_application(by=UserFactory())

    withdraw_application(draft, by=draft.applicant)

    assert open_application(by=draft.applicant) != draft


@pytest.mark.parametrize(
    ("day", "words"),
    [(date(2020, 5, 11), "раньше самого заявления"), (timezone.localdate() + timedelta(days=1), "будущим днём")],
)
def test_a_decision_is_neither_before_the_application_nor_in_the_future(secretary, day, words):
    sent = MembershipApplicationFactory(sent=True)

    with pytest.raises(ValidationError, match=words):
        admit_application(sent, by=secretary, **decided(decided_on=day))

    assert MembershipApplication.objects.get().state == S.SUBMITTED


def test_a_paper_needs_its_image_and_the_day_of_the_signed_consent(secretary):
    facts = MembershipApplicationFactory.build(
        paper=True, municipality=MunicipalityFactory(), processing_signed_on=None
    )
    names = ("last_name", "first_name", "municipality", "phone", "is_adult", "received_on")
    paper = take_in_paper(by=secretary, **{name: getattr(facts, name) for name in names})

    with pytest.raises(Refusal) as refused:
        submit_application(paper, by=secretary)
    revise_application(paper, by=secretary, upload=scan(), processing_signed_on=date(2020, 5, 12))
    sent = submit_application(paper, by=secretary)
    admitted = admit_application(sent, by=secretary, **decided())

    assert refused.value.reasons == [
        "Нужно согласие на обработку персональных данных.",
        "Приложите электронный образ заявления с подписью.",
    ]
    assert (admitted.scan_name, admitted.scan_type) == ("заявление.pdf", "application/pdf")
    assert admitted.membership.member.agreed() == {ConsentKind.PROCESSING}
    assert subjects() == []


def test_who_comes_back_gets_a_new_card_and_keeps_his_history(secretary):
    old = MembershipFactory(
        member=MemberFactory(last_name="Возвратов", first_name="Олег"),
        state=MembershipState.ENDED,
        left_on=date(2020, 3, 1),
        ground=LeavingGround.OWN_WISH,
    )
    sent = MembershipApplicationFactory(sent=True, last_name="Возвратов", first_name="Олег")

    admitted = admit_application(sent, by=secretary, former=old.member, **decided())

    assert admitted.membership.member == old.member
    assert [row.card_number for row in old.member.memberships.all()] == [1, old.card_number]
    assert Member.objects.get().user == sent.applicant


def test_the_presidium_decides_through_the_secretary_alone():
    sent = MembershipApplicationFactory(sent=True)

    with pytest.raises(PermissionDenied):
        admit_application(sent, by=sent.applicant, **decided())


def test_cards_have_no_gaps_where_an_admission_failed(secretary):
    first, second, third = (MembershipApplicationFactory(sent=True) for _person in range(3))
    admit_application(first, by=secretary, **decided())
    with pytest.raises(ValidationError):
        admit_application(second, by=secretary, **decided(decided_on=date(2020, 1, 1)))

    admitted = admit_application(third, by=secretary, **decided())

    assert admitted.membership.card_number == 2
