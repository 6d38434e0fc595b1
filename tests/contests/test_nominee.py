"""Another person is put forward: his names on the papers, his word by a link without an account, nothing of him before it."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.roles import Role
from contests.actions.application import admit_application, revise_application, submit_application
from contests.actions.consent import agree_to_terms
from contests.actions.nominee import answer_as_nominee, ask_nominee, nominate
from contests.models import Application, NomineeConsent
from contests.queries.cockpit import unanswered_nominees
from contests.states import ApplicationState as S
from contests.workflow.conflicts import conflicts_by_register
from foundation.errors import Refusal
from outbox.models import Letter
from privacy.models import Consent
from privacy.queries import public_scopes
from privacy.states import ConsentChannel, ConsentKind, PublicName, PublicScope
from tests.contests.views.doors import enter, text
from tests.factories.accounts import UserFactory
from tests.factories.contests import AttachmentFactory, EditionFactory, JuryMemberFactory
from tests.factories.directory import TosOrganizationFactory
from tests.factories.privacy import ConsentTextFactory

pytestmark = pytest.mark.django_db
PERSON = {
    "nominee_last_name": "Выдвинутова",
    "nominee_first_name": "Ольга",
    "nominee_email": "vydvinutova@example.org",
}


@pytest.fixture
def secretary():
    return UserFactory(role=Role.SECRETARY)


@pytest.fixture
def edition():
    for kind in ConsentKind:
        ConsentTextFactory(kind=kind)
    return EditionFactory()


def put_forward(edition, by=None, **more):
    facts = {"organization": TosOrganizationFactory()} | PERSON | more
    return nominate(edition.nominations.get(), by=by or UserFactory(), **facts)


def sent(edition):
    draft = put_forward(edition)
    by = draft.applicant
    draft = revise_application(draft, by=by, revision=0, answers={"work": "Ведёт ТОС десять лет."})
    AttachmentFactory(application=draft)
    agree_to_terms(draft, by=by, processing=True, publication=False)
    return submit_application(Application.objects.get(pk=draft.pk), by=by)


def secret_of_the_letter():
    letter = Letter.objects.filter(to="vydvinutova@example.org").latest("pk")
    return re.search(r"/nominee/([^/\s]+)/", letter.text).group(1)


def test_question_goes_to_the_person_himself_when_the_application_is_sent(edition):
    draft = put_forward(edition)
    assert not NomineeConsent.objects.exists()

    application = sent(edition)

    assert (application.state, application.nominee_consent.agreed) == (S.SUBMITTED, None)
    assert Letter.objects.filter(to="vydvinutova@example.org").count() == 1
    assert Letter.objects.get(to="vydvinutova@example.org").is_secret
    assert draft.participant.get_short_name() == "Выдвинутова\u00a0О."


def test_without_his_word_he_is_not_admitted_and_with_it_he_is(edition, secretary):
    application = sent(edition)
    with pytest.raises(Refusal, match="ещё не ответил"):
        admit_application(application, by=secretary)
    assert list(unanswered_nominees(edition)) == [application]

    answer_as_nominee(secret_of_the_letter(), agreed=True)
    admitted = admit_application(application, by=secretary)

    assert (admitted.state, unanswered_nominees(edition).count()) == (S.ADMITTED, 0)


def test_who_refused_is_not_admitted_and_leaves_no_consent(edition, secretary):
    application = sent(edition)
    answer_as_nominee(secret_of_the_letter(), agreed=False)

    with pytest.raises(Refusal, match="отказался участвовать"):
        admit_application(application, by=secretary)
    with pytest.raises(Refusal, match="Вы уже ответили: отказался участвовать"):
        answer_as_nominee(secret_of_the_letter(), agreed=True)

    assert not Consent.objects.filter(channel=ConsentChannel.LINK).exists()


def test_only_he_allows_to_be_named_and_as_he_says(edition):
    application = sent(edition)
    with pytest.raises(Refusal, match="разрешает он сам"):
        agree_to_terms(
            put_forward(edition), by=Application.objects.latest("pk").applicant, processing=True, publication=True
        )

    scope = PublicScope(PublicName.FULL, frozenset())
    answer_as_nominee(secret_of_the_letter(), agreed=True, publication=scope)

    assert public_scopes([application.consent_subject])[application.consent_subject] == scope
    kept = Consent.objects.filter(channel=ConsentChannel.LINK).order_by("pk")
    assert [(row.person, row.signer_name) for row in kept] == [(None, "Выдвинутова Ольга")] * 2


def test_a_new_letter_makes_the_old_link_void(edition):
    application = sent(edition)
    first = secret_of_the_letter()
    ask_nominee(application, by=application.applicant)

    with pytest.raises(Refusal, match="больше не действует"):
        answer_as_nominee(first, agreed=True)
    assert answer_as_nominee(secret_of_the_letter(), agreed=True).agreed


def test_after_the_decision_the_link_asks_for_nothing(edition):
    sent(edition)
    secret = secret_of_the_letter()
    Application.objects.update(state=S.REJECTED)

    with pytest.raises(Refusal, match="больше не рассматривается"):
        answer_as_nominee(secret, agreed=True)


def test_nobody_puts_himself_forward(edition):
    person = UserFactory(email="Vydvinutova@Example.org")

    with pytest.raises(Refusal, match="подайте заявку от себя"):
        put_forward(edition, by=person)
    with pytest.raises(ValidationError):
        put_forward(edition, nominee_email="не адрес")
    assert not Application.objects.exists()


def test_database_knows_nobody_put_forward_without_an_address(edition):
    application = put_forward(edition)

    with pytest.raises(IntegrityError), transaction.atomic():
        Application.objects.filter(pk=application.pk).update(nominee_email="")


def test_both_the_nominator_and_the_nominee_are_parties(edition):
    application = sent(edition)
    stranger, nominator = (
        JuryMemberFactory(edition=edition),
        JuryMemberFactory(edition=edition, user=application.applicant),
    )
    himself = JuryMemberFactory(edition=edition, user=UserFactory(email="vydvinutova@example.org", role=Role.JUROR))

    found = {row.juror for row in conflicts_by_register([stranger, nominator, himself], [application])}

    assert found == {nominator, himself}


# ---------------------------------------------------------------- the pages


def test_person_answers_without_an_account_on_a_page_that_no_search_may_keep(edition, client):
    application = sent(edition)
    url = reverse("contests:nominee_answer", args=[secret_of_the_letter()])

    page = text(client.get(url))
    unnamed = client.post(url, {"answer": "agrees", "publication": "on"})
    answer = client.post(url, {"answer": "agrees", "publication": "on", "public_name": "full"})

    assert [words in page for words in ("Вас выдвинули на конкурс", "Выдвинутова Ольга", 'content="noindex"')] == [
        True
    ] * 3
    assert (unnamed.status_code, answer.status_code, answer.url) == (422, 302, url)
    application.refresh_from_db()
    assert (application.nominee_consent.agreed, "Согласие получено" in text(client.get(url))) == (True, True)
    assert client.get(reverse("contests:nominee_answer", args=["unknown"])).status_code == 404


def test_nominator_goes_from_the_contest_to_the_draft_and_sees_how_the_question_stands(edition, client):
    person = UserFactory()
    enter(client, person)
    facts = PERSON | {"nomination": edition.nominations.get().pk, "organization": TosOrganizationFactory().pk}

    assert "Выдвинуть другого человека" in text(client.get(edition.get_absolute_url()))
    answer = client.post(reverse("contests:nominate", args=[edition.slug]), facts)

    page = text(client.get(answer.url))
    assert ("Выдвинутова Ольга" in page, "письмо со ссылкой уйдёт" in page) == (True, True)
    consent = client.get(reverse("contests:application_consent", args=[Application.objects.get().code]))
    assert list(consent.context["form"].fields) == ["processing"]
