"""Issuing: once per source, numbers without gaps, nothing that cannot be printed."""

import hashlib

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.models import ModelLogEntry

from accounts.roles import Role
from certificates.actions.issue import issue_certificate
from certificates.actions.revoke import revoke_certificate
from certificates.facts import SignatoryFacts
from certificates.models import Certificate
from certificates.pdf import render
from certificates.states import CertificateKind, CertificateState
from foundation.errors import Refusal
from outbox.models import Letter
from tests.factories.accounts import UserFactory
from tests.factories.certificates import FACTS, CertificateFactory, facts_of

pytestmark = pytest.mark.django_db


def issue(**changes):
    arguments = {"source": "contests.Award:15", "facts": FACTS, "by": None}
    return issue_certificate(CertificateKind.WINNER, **arguments | changes)


def test_issuing_numbers_records_and_tells_the_holder_once():
    secretary, holder = UserFactory(role=Role.SECRETARY), UserFactory(first_name="Анна")

    certificate = issue(by=secretary, holder=holder)
    again = issue(by=secretary, holder=holder)

    assert (again, Certificate.objects.count()) == (certificate, 1)
    assert (certificate.registration_number, certificate.state) == ("СМ-ВСМС/2020/00001-9", CertificateState.ISSUED)
    assert (certificate.holder_name, len(certificate.code)) == ("Соколова Анна Павловна", 20)
    entries = ModelLogEntry.objects.for_instance(certificate)
    assert [(entry.action, entry.user) for entry in entries] == [("certificates.certificate.issue", secretary)]
    assert [(letter.to, letter.subject) for letter in Letter.objects.all()] == [
        (holder.email, "Диплом № СМ-ВСМС/2020/00001-9 выдан")
    ]


def test_paper_is_drawn_anew_from_the_kept_facts_byte_for_byte():
    certificate = Certificate.objects.get(pk=issue().pk)

    document = render(certificate.layout, certificate.document, {})

    assert hashlib.sha256(document).hexdigest() == certificate.sha256


def test_facts_carry_number_code_and_address_of_the_check():
    certificate = issue()

    facts = certificate.document
    assert (facts.registration_number, facts.code) == (certificate.registration_number, certificate.code)
    assert facts.check_url == f"https://portal.example/certificates/{certificate.code}/"


def test_numbers_follow_one_another_in_each_year():
    first, second = CertificateFactory(), CertificateFactory()
    other_year = CertificateFactory(facts=facts_of(date=FACTS.date.replace(year=2021)))
    third = CertificateFactory()

    numbers = [(row.series, row.year, row.number) for row in (first, second, third, other_year)]
    assert numbers == [("СМ-ВСМС", 2020, 1), ("СМ-ВСМС", 2020, 2), ("СМ-ВСМС", 2020, 3), ("СМ-ВСМС", 2021, 1)]


def test_one_source_may_bring_papers_of_different_kinds():
    diploma = issue()
    participation = issue_certificate(CertificateKind.PARTICIPANT, source=diploma.source, facts=FACTS, by=None)

    assert (participation.number, participation.layout) == (2, "participant-1")


def test_refused_paper_takes_no_number():
    with pytest.raises(Refusal, match="В шрифте документа нет знаков: 李, 😀"):
        issue(facts=facts_of(holder_last="李", holder_role="учитель 😀"))

    assert issue().number == 1


@pytest.mark.parametrize("count", [0, 3])
def test_one_or_two_people_sign(count):
    with pytest.raises(Refusal, match="один или два"):
        issue(facts=facts_of(signatories=(SignatoryFacts("И. О. Фамилия", "Председатель"),) * count))


def test_only_the_secretary_issues():
    with pytest.raises(PermissionDenied):
        issue(by=UserFactory())

    assert Certificate.objects.count() == 0


def test_what_was_revoked_is_not_given_again_by_pressing_twice():
    revoked = revoke_certificate(issue(), by=UserFactory(role=Role.SECRETARY), reason="Ошибка в протоколе")

    assert (issue().pk, issue().state, Certificate.objects.count()) == (revoked.pk, CertificateState.REVOKED, 1)


def test_holder_without_an_account_gets_no_letter_from_here():
    issue()

    assert Letter.objects.count() == 0
