"""A consent that is taken back holds nowhere: pages, feeds, search, the check of a diploma; and the report says what is left."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from accounts.roles import Role
from certificates.actions.signatory import add_signatory
from certificates.models import Certificate
from contests.actions.certificates import issue_certificates
from contests.actions.edition import publish_results
from contests.actions.protocol import draw_up_protocol, sign_protocol
from contests.states import ApplicationState
from foundation.errors import Refusal
from portal.withdrawal import EFFECTS
from privacy.actions.withdrawal import add_working_days, finish_withdrawal, withdraw_everywhere
from privacy.queries import agreed_kinds
from privacy.states import ConsentKind, WithdrawalState
from tests.factories.accounts import UserFactory
from tests.factories.contests import ApplicationFactory, agree, full_contest
from tests.factories.pages import NewsPageFactory

pytestmark = pytest.mark.django_db

CANARY = "Канарейкин"


@pytest.fixture
def published():
    """A contest with results and a diploma in the name of somebody who agreed; and his consent."""
    contest = full_contest("closed", applications=1, jurors=1)
    person = contest.applications[0].applicant
    person.last_name = CANARY
    person.save()
    consent = agree(contest.applications[0], ConsentKind.PUBLICATION)
    edition, secretary = contest.edition, contest.secretary
    protocol = draw_up_protocol(edition, by=secretary, number="3", held_on=date(2020, 4, 15))
    sign_protocol(protocol, by=contest.chair.user)
    edition.refresh_from_db()
    contest.edition = publish_results(edition, by=secretary)
    add_signatory(by=secretary, name="И. О. Фамилия", position="Председатель", order=1)
    issue_certificates(contest.edition, by=secretary)
    return contest, consent


def test_no_canary_is_left_on_any_public_page(client, published, publications):
    contest, consent = published
    certificate = Certificate.objects.get()
    addresses = [
        contest.edition.get_results_url(),
        certificate.get_absolute_url(),
        contest.edition.get_absolute_url(),
        reverse("pages:news_rss"),
        reverse("pages:news_atom"),
        "/sitemap.xml",
        "/search/?q=итоги",
    ]
    shown_before = [
        address for address in addresses if CANARY in client.get(address, REMOTE_ADDR="10.20.30.40").content.decode()
    ]

    withdrawal = withdraw_everywhere(consent, by=consent.person, effects=EFFECTS)
    publications()

    assert shown_before == addresses[:2]
    assert [
        address for address in addresses if CANARY in client.get(address, REMOTE_ADDR="10.20.30.40").content.decode()
    ] == []
    assert [effect.place for effect in withdrawal.effects] == [
        str(contest.edition), "Проверка дипломов", "Копии страниц, ленты и поиск", "За пределами портала",
    ]  # fmt: skip
    assert withdrawal.state == WithdrawalState.WAITING
    assert finish_withdrawal(withdrawal, by=contest.secretary).state == WithdrawalState.DONE


def test_pages_whose_own_words_name_him_are_left_to_an_editor(published, settings):
    _contest, consent = published
    news = NewsPageFactory(title="Итоги конкурса", lead=f"Первое место занял {CANARY} {consent.person.first_name}.")

    withdrawal = withdraw_everywhere(consent, by=consent.person, effects=EFFECTS)

    lines = [line for effect in withdrawal.effects for line in effect.by_hand]
    assert [line for line in lines if news.url in line] == [f"«Итоги конкурса», {settings.BASE_URL}{news.url}"]
    assert CANARY not in str(withdrawal.report)


def test_without_the_consent_to_processing_an_application_leaves_the_contest():
    application = ApplicationFactory(admitted=True)
    agree(application, ConsentKind.PUBLICATION)
    consent = application.applicant.consents.get(text__kind=ConsentKind.PROCESSING)

    withdrawal = withdraw_everywhere(consent, by=application.applicant, effects=EFFECTS)

    application.refresh_from_db()
    assert (application.state, agreed_kinds(consent.about)) == (ApplicationState.WITHDRAWN, frozenset())
    assert withdrawal.effects[0].done == (f"Заявка № {application.number} снята с конкурса.",)


def test_only_the_giver_takes_back_and_the_secretary_by_a_letter(published):
    _contest, consent = published
    secretary = UserFactory(role=Role.SECRETARY)
    with pytest.raises(PermissionDenied):
        withdraw_everywhere(consent, by=UserFactory(), effects=EFFECTS)
    with pytest.raises(Refusal, match="по какому обращению"):
        withdraw_everywhere(consent, by=secretary, effects=EFFECTS)

    withdrawal = withdraw_everywhere(consent, by=secretary, effects=EFFECTS, basis="Письмо от 12.05.2026")

    assert (withdrawal.person, withdrawal.asked_by) == (consent.person, secretary)
    with pytest.raises(Refusal, match="уже отозвано"):
        withdraw_everywhere(consent, by=consent.person, effects=EFFECTS)


def test_an_effect_that_fails_undoes_the_whole(published):
    _contest, consent = published

    def break_down(_withdrawn, *, by):
        raise RuntimeError

    with pytest.raises(RuntimeError):
        withdraw_everywhere(consent, by=consent.person, effects=[*EFFECTS, break_down])

    consent.refresh_from_db()
    assert (consent.withdrawn_at, Certificate.objects.get().document.hide_name) == (None, False)


def test_working_days_pass_over_the_weekend():
    assert add_working_days(date(2026, 4, 17), 3) == date(2026, 4, 22)
