"""A person agrees to a text about a matter and may take it back; nothing that was written is rewritten."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from wagtail.models import ModelLogEntry

from accounts.roles import Role
from foundation.errors import Refusal
from privacy.actions.consent import give_consent, withdraw_consent
from privacy.actions.consent_text import install_consent_texts, issue_consent_text
from privacy.models import Consent, ConsentText
from privacy.models.consent import Immutable
from privacy.queries import agreed_abouts, consents_of, current_text, current_texts, has_consent
from privacy.states import ConsentKind
from tests.factories.accounts import UserFactory
from tests.factories.privacy import ConsentFactory, ConsentTextFactory

pytestmark = pytest.mark.django_db

PROCESSING, PUBLICATION = ConsentKind.PROCESSING, ConsentKind.PUBLICATION
ABOUT = "contests.Application:K7QX3Y9A"
TODAY = date(2020, 4, 15)


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to("2020-04-15T12:00:00+03:00", tick=False)


def history(subject):
    return [(entry.action, entry.data) for entry in ModelLogEntry.objects.for_instance(subject).order_by("pk")]


def test_a_consent_is_to_the_text_in_force_and_stands_in_the_history():
    text, person = ConsentTextFactory(), UserFactory()

    consent = give_consent(PROCESSING, by=person, about=ABOUT)

    assert (consent.person, consent.text, consent.about, consent.withdrawn_at) == (person, text, ABOUT, None)
    assert history(consent) == [("privacy.consent.give", {"kind": "processing", "version": 1, "about": ABOUT})]


def test_agreeing_twice_is_agreeing_once():
    ConsentTextFactory()
    person = UserFactory()

    first, second = (give_consent(PROCESSING, by=person, about=ABOUT) for _press in range(2))

    assert (first, Consent.objects.count()) == (second, 1)


def test_one_consent_says_nothing_about_the_other_kind_or_another_matter():
    ConsentTextFactory()
    give_consent(PROCESSING, by=UserFactory(), about=ABOUT)

    answers = [has_consent(ABOUT, PROCESSING), has_consent(ABOUT, PUBLICATION), has_consent(f"{ABOUT}Z", PROCESSING)]

    assert answers == [True, False, False]


def test_agreeing_again_to_a_newer_text_keeps_both():
    person, old = UserFactory(), ConsentTextFactory(valid_from=date(2020, 1, 1))
    give_consent(PROCESSING, by=person, about=ABOUT)
    new = ConsentTextFactory(version=2, valid_from=TODAY)

    give_consent(PROCESSING, by=person, about=ABOUT)

    assert {consent.text for consent in consents_of(person)} == {old, new}


def test_withdrawal_takes_back_every_version_and_only_of_that_kind():
    person = UserFactory()
    for version in (1, 2):
        ConsentFactory(person=person, about=ABOUT, text=ConsentTextFactory(version=version))
    ConsentFactory(person=person, about=ABOUT, text=ConsentTextFactory(kind=PUBLICATION))

    withdrawn = withdraw_consent(PROCESSING, by=person, about=ABOUT)

    assert [consent.text.version for consent in withdrawn] == [2, 1]
    assert [has_consent(ABOUT, kind) for kind in ConsentKind] == [False, True, False]
    assert history(withdrawn[0]) == [("privacy.consent.withdraw", {"kind": "processing", "about": ABOUT})]


def test_nobody_takes_back_the_consent_of_another():
    given = ConsentFactory()

    assert withdraw_consent(PROCESSING, by=UserFactory(role=Role.SECRETARY), about=given.about) == []
    assert has_consent(given.about, PROCESSING)


def test_after_a_withdrawal_one_may_agree_again():
    ConsentTextFactory()
    person = UserFactory()
    first = give_consent(PROCESSING, by=person, about=ABOUT)
    withdraw_consent(PROCESSING, by=person, about=ABOUT)

    second = give_consent(PROCESSING, by=person, about=ABOUT)

    assert (second != first, has_consent(ABOUT, PROCESSING)) == (True, True)


def test_without_a_text_nobody_can_agree():
    ConsentTextFactory(valid_from=date(2020, 4, 16))

    with pytest.raises(Refusal, match="ещё не утверждён"):
        give_consent(PROCESSING, by=UserFactory(), about=ABOUT)


def test_a_visitor_who_did_not_sign_in_agrees_to_nothing():
    for act in (give_consent, withdraw_consent):
        with pytest.raises(PermissionDenied):
            act(PROCESSING, by=AnonymousUser(), about=ABOUT)


def test_a_whole_list_is_asked_in_one_query(django_assert_num_queries):
    given = ConsentFactory()
    text = given.text
    taken_back = ConsentFactory(text=text)
    withdraw_consent(PROCESSING, by=taken_back.person, about=taken_back.about)

    with django_assert_num_queries(1):
        agreed = agreed_abouts([given.about, taken_back.about, ABOUT], PROCESSING)

    assert agreed == {given.about}


def test_the_text_of_a_day_is_the_newest_that_had_come_into_force():
    old = ConsentTextFactory(valid_from=date(2020, 1, 1))
    new = ConsentTextFactory(version=2, valid_from=date(2020, 6, 1))
    days = (date(2019, 12, 31), date(2020, 1, 1), date(2020, 5, 31), date(2020, 6, 1))

    assert [current_text(PROCESSING, on=day) for day in days] == [None, old, old, new]


def test_a_text_and_a_consent_cannot_be_rewritten():
    consent = ConsentFactory()
    consent.about = ABOUT
    consent.text.text = "Другое."

    for row in (consent, consent.text):
        with pytest.raises(Immutable):
            row.save()
    with pytest.raises(Immutable):
        consent.save(update_fields=["about", "withdrawn_at"])


def test_the_base_keeps_one_active_consent():
    given = ConsentFactory()

    with pytest.raises(IntegrityError):
        ConsentFactory(person=given.person, text=given.text, about=given.about)


def test_a_new_text_takes_the_next_number_of_its_kind():
    secretary = UserFactory(role=Role.SECRETARY)
    words = {"title": "Согласие", "text": "Слова.", "valid_from": TODAY}

    issued = [issue_consent_text(kind, by=secretary, **words) for kind in (PROCESSING, PROCESSING, PUBLICATION)]

    assert [(text.kind, text.version) for text in issued] == [("processing", 1), ("processing", 2), ("publication", 1)]
    assert history(issued[1]) == [("privacy.consenttext.issue", {"kind": "processing", "version": 2})]


def test_only_the_secretary_issues_texts():
    with pytest.raises(PermissionDenied):
        issue_consent_text(
            PROCESSING, by=UserFactory(role=Role.EDITOR), title="Согласие", text="Слова.", valid_from=TODAY
        )


def test_installation_brings_a_sample_of_each_kind_once(settings):
    settings.PERSONAL_DATA_OPERATOR = settings.PERSONAL_DATA_OPERATOR | {
        "email": "branch@example.org",
        "inn": "6730000000",
    }
    settings.PERSONAL_DATA_TERMS = {"keep_years": 3, "destroy_days": 30, "unpublish_working_days": 1}

    installed = install_consent_texts()

    assert (installed, install_consent_texts(), ConsentText.objects.count()) == (current_texts(), [], 6)
    processing, publication = (text.text for text in installed[:2])
    assert all(text.text.startswith("ОБРАЗЕЦ.") and "ИНН 6730000000" in text.text for text in installed)
    assert "С 14 лет согласие подписывает и сам несовершеннолетний" in installed[3].text
    assert "branch@example.org" in processing
    assert "ещё 3\u00a0года после подведения итогов" in processing
    assert "«Всероссийский Совет местного самоуправления»" in processing
    assert "в течение 1\u00a0рабочего дня." in publication
    assert settings.BASE_URL in publication
