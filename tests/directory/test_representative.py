"""A person asks to act for an organisation, somebody else answers, either ends it."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.models import ModelLogEntry

from accounts.roles import Role
from directory.actions.representative import (
    ask_to_represent,
    confirm_representative,
    decline_representative,
    end_representative,
    withdraw_representative,
)
from directory.models import Representative
from directory.states import Position, RepresentativeState
from foundation.errors import Refusal
from outbox.models import Letter
from tests.factories.accounts import UserFactory
from tests.factories.directory import RepresentativeFactory, TosOrganizationFactory

pytestmark = pytest.mark.django_db

S = RepresentativeState
TODAY = date(2020, 4, 15)


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to("2020-04-15T12:00:00+03:00", tick=False)


@pytest.fixture
def secretary():
    return UserFactory(role=Role.SECRETARY)


def acts(subject):
    return [entry.action for entry in ModelLogEntry.objects.for_instance(subject).order_by("pk")]


def test_asking_writes_a_request_that_waits():
    person, organization = UserFactory(), TosOrganizationFactory()

    asked = ask_to_represent(organization, by=person, position=Position.HOUSE_ELDER, proof="Протокол № 1")

    assert (asked.state, asked.user, asked.organization, asked.since) == (S.ASKED, person, organization, None)
    assert acts(asked) == ["directory.representative.ask"]


def test_asking_twice_for_the_same_position_is_refused_and_another_position_is_not():
    person, organization = UserFactory(), TosOrganizationFactory()
    ask_to_represent(organization, by=person, position=Position.TOS_CHAIR)

    with pytest.raises(Refusal, match="Ещё раз отправлять не нужно"):
        ask_to_represent(organization, by=person, position=Position.TOS_CHAIR)
    ask_to_represent(organization, by=person, position=Position.HOUSE_ELDER)

    assert Representative.objects.count() == 2


def test_one_may_ask_again_after_a_refusal(secretary):
    asked = RepresentativeFactory()
    decline_representative(asked, by=secretary, reason="Нет протокола.")

    again = ask_to_represent(asked.organization, by=asked.user, position=asked.position)

    assert again.state == S.ASKED


def test_nobody_asks_for_an_organisation_that_has_closed():
    closed = TosOrganizationFactory(closed_on=TODAY)

    with pytest.raises(Refusal, match="прекратила деятельность"):
        ask_to_represent(closed, by=UserFactory(), position=Position.TOS_CHAIR)


def test_a_position_that_does_not_exist_is_a_fault_of_the_form():
    with pytest.raises(ValidationError):
        ask_to_represent(TosOrganizationFactory(), by=UserFactory(), position="tsar")


def test_the_secretary_confirms_and_one_letter_goes_out(secretary):
    asked = RepresentativeFactory()

    confirmed = confirm_representative(asked, by=secretary, since=date(2020, 3, 15))

    assert (confirmed.state, confirmed.since) == (S.CONFIRMED, date(2020, 3, 15))
    assert acts(confirmed) == ["directory.representative.confirm"]
    letters = [(letter.to, letter.subject) for letter in Letter.objects.all()]
    assert letters == [(asked.user.email, f"Полномочия подтверждены: {asked.organization}")]


def test_powers_begin_today_unless_told(secretary):
    assert confirm_representative(RepresentativeFactory(), by=secretary).since == TODAY


def test_who_already_acts_for_the_organisation_vouches_for_a_neighbour():
    fellow = RepresentativeFactory(confirmed=True)
    asked = RepresentativeFactory(organization=fellow.organization, position=Position.HOUSE_ELDER)

    assert confirm_representative(asked, by=fellow.user).state == S.CONFIRMED


def test_nobody_confirms_himself():
    chair = RepresentativeFactory(confirmed=True)
    second = RepresentativeFactory(user=chair.user, organization=chair.organization, position=Position.HOUSE_ELDER)
    secretary = UserFactory(role=Role.SECRETARY)
    own = RepresentativeFactory(user=secretary)

    for asked in (second, own):
        with pytest.raises(PermissionDenied):
            confirm_representative(asked, by=asked.user)


@pytest.mark.parametrize(
    "term",
    [
        {"state": S.ASKED},
        {"state": S.ENDED, "since": TODAY},
        {"state": S.CONFIRMED, "since": date(2020, 4, 16)},
        {"state": S.CONFIRMED, "since": date(2019, 1, 1), "until": date(2020, 4, 14)},
    ],
)
def test_who_does_not_act_today_vouches_for_nobody(term):
    fellow = RepresentativeFactory(**term)
    asked = RepresentativeFactory(organization=fellow.organization)

    with pytest.raises(PermissionDenied):
        confirm_representative(asked, by=fellow.user)


def test_a_representative_of_another_organisation_vouches_for_nobody_here():
    stranger = RepresentativeFactory(confirmed=True)

    with pytest.raises(PermissionDenied):
        decline_representative(RepresentativeFactory(), by=stranger.user, reason="Не знаю его.")


def test_declining_tells_the_person_why(secretary):
    asked = RepresentativeFactory()

    declined = decline_representative(asked, by=secretary, reason="Пришлите протокол собрания.")

    assert (declined.state, declined.reason) == (S.DECLINED, "Пришлите протокол собрания.")
    assert "Пришлите протокол собрания." in Letter.objects.get().text


def test_a_superuser_cannot_confirm_for_a_closed_organisation():
    asked = RepresentativeFactory(organization__closed_on=TODAY)

    with pytest.raises(Refusal, match="прекратила деятельность"):
        confirm_representative(asked, by=UserFactory(is_superuser=True))


def test_an_answer_is_given_once(secretary):
    asked = RepresentativeFactory()
    confirm_representative(asked, by=secretary)

    with pytest.raises(Refusal, match="Подтверждено"):
        decline_representative(asked, by=secretary, reason="Передумали.")

    assert Letter.objects.count() == 1


@pytest.mark.parametrize(
    ("since", "until", "closed"),
    [
        (date(2020, 1, 1), None, TODAY),
        (date(2020, 1, 1), date(2020, 12, 31), TODAY),
        (date(2020, 1, 1), date(2020, 2, 1), date(2020, 2, 1)),
        (date(2020, 5, 1), None, date(2020, 5, 1)),
    ],
)
def test_ending_closes_the_term_today_at_the_latest(since, until, closed):
    acting = RepresentativeFactory(state=S.CONFIRMED, since=since, until=until)

    ended = end_representative(acting, by=acting.user)

    assert (ended.state, ended.until) == (S.ENDED, closed)


def test_a_person_takes_his_unanswered_request_back():
    asked = RepresentativeFactory()

    withdrawn = withdraw_representative(asked, by=asked.user)

    assert (withdrawn.state, withdrawn.until) == (S.ENDED, None)
    assert acts(withdrawn) == ["directory.representative.withdraw"]


def test_nobody_takes_back_the_request_of_another(secretary):
    with pytest.raises(PermissionDenied):
        withdraw_representative(RepresentativeFactory(), by=secretary)


def test_a_fellow_does_not_end_the_powers_of_another():
    fellow = RepresentativeFactory(confirmed=True)
    other = RepresentativeFactory(confirmed=True, organization=fellow.organization)

    with pytest.raises(PermissionDenied):
        end_representative(other, by=fellow.user)


def test_the_base_refuses_a_term_that_ends_before_it_begins_and_a_confirmation_without_a_beginning():
    backwards = RepresentativeFactory.build(since=TODAY, until=date(2020, 4, 14))
    timeless = RepresentativeFactory.build(state=S.CONFIRMED)

    for representative, words in ((backwards, "раньше, чем начались"), (timeless, "с какого дня")):
        with pytest.raises(ValidationError, match=words):
            representative.validate_constraints(exclude=["user", "organization"])
