"""Those who sign: kept by the secretary, taken by the day."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from wagtail.models import ModelLogEntry

from accounts.roles import Role
from certificates.actions.signatory import add_signatory, change_signatory
from certificates.facts import SignatoryFacts
from certificates.queries import facsimiles_of, signatories_on
from tests.factories.accounts import UserFactory
from tests.factories.certificates import CertificateFactory, SignatoryFactory, facts_of

pytestmark = pytest.mark.django_db


def test_signatories_of_a_day_stand_in_their_order_and_are_two_at_most():
    SignatoryFactory(name="Третий", order=3)
    SignatoryFactory(name="Второй", order=2, since=date(2020, 5, 20))
    SignatoryFactory(name="Прежний", order=1, until=date(2020, 5, 19))
    SignatoryFactory(name="Первый", order=1, since=date(2020, 1, 1), until=date(2020, 5, 20))
    SignatoryFactory(name="Будущий", order=1, since=date(2020, 5, 21))

    assert [row.name for row in signatories_on(date(2020, 5, 20))] == ["Первый", "Второй"]


def test_changing_a_signatory_leaves_issued_papers_as_they_were():
    secretary = UserFactory(role=Role.SECRETARY)
    signatory = add_signatory(by=secretary, name="И. О. Прежний", position="Председатель")
    certificate = CertificateFactory(facts=facts_of(signatories=signatories_on(date(2020, 5, 20))))

    changed = change_signatory(signatory, by=secretary, name="И. О. Новый")

    certificate.refresh_from_db()
    assert (changed.name, certificate.document.signatories[0].name) == ("И. О. Новый", "И.\u00a0О.\u00a0Прежний")
    assert [entry.action for entry in ModelLogEntry.objects.for_instance(signatory).order_by("pk")] == [
        "certificates.signatory.add",
        "certificates.signatory.change",
    ]


def test_only_the_secretary_keeps_the_list():
    with pytest.raises(PermissionDenied):
        add_signatory(by=UserFactory(), name="И. О. Фамилия", position="Председатель")
    with pytest.raises(PermissionDenied):
        change_signatory(SignatoryFactory(), by=UserFactory(), name="И. О. Фамилия")


def test_term_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValidationError, match="раньше"):
        add_signatory(
            by=UserFactory(role=Role.SECRETARY),
            name="И. О. Фамилия",
            position="Председатель",
            since=date(2020, 5, 20),
            until=date(2020, 5, 19),
        )


def test_facsimile_goes_onto_the_paper_by_its_private_name(signature_png):
    signatory = SignatoryFactory(facsimile=ContentFile(signature_png, "signature.png"))

    facts = facts_of(signatories=signatories_on(date(2020, 5, 20)))
    certificate = CertificateFactory(facts=facts)

    assert facts.signatories == (SignatoryFacts(signatory.name, signatory.position, signatory.facsimile.name),)
    assert facsimiles_of(certificate.document) == {signatory.facsimile.name: signature_png}
