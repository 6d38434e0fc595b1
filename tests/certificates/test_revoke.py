"""The end of a certificate: revoked or replaced, once, with a reason, never deleted."""

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.models import ModelLogEntry

from accounts.roles import Role
from certificates.actions.issue import issue_certificate
from certificates.actions.revoke import replace_certificate, revoke_certificate
from certificates.models import Certificate
from certificates.states import CertificateState as S
from foundation.errors import Refusal
from tests.factories.accounts import UserFactory
from tests.factories.certificates import CertificateFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary():
    return UserFactory(role=Role.SECRETARY)


def test_revoked_certificate_keeps_its_reason_and_its_day(secretary):
    revoked = revoke_certificate(CertificateFactory(), by=secretary, reason="Ошибка в протоколе")

    assert (revoked.state, revoked.end_reason, revoked.ended_at is not None) == (S.REVOKED, "Ошибка в протоколе", True)
    entry = ModelLogEntry.objects.for_instance(revoked).get(action="certificates.certificate.revoke")
    assert (entry.user, entry.data["reason"]) == (secretary, "Ошибка в протоколе")


def test_certificate_is_revoked_only_once(secretary):
    revoked = revoke_certificate(CertificateFactory(), by=secretary, reason="Ошибка")

    with pytest.raises(Refusal, match="Это уже сделано"):
        revoke_certificate(revoked, by=secretary, reason="Ещё раз")


def test_holder_cannot_revoke():
    holder = UserFactory()

    with pytest.raises(PermissionDenied):
        revoke_certificate(CertificateFactory(holder=holder), by=holder, reason="Хочу другой")


def test_replaced_certificate_points_to_the_corrected_one(secretary):
    holder = UserFactory()
    wrong = CertificateFactory(holder=holder)

    replaced = replace_certificate(wrong, by=secretary, reason="Опечатка в фамилии", holder_last="Соколовская")

    right = replaced.replaced_by
    assert (replaced.state, right.state, right.source, right.holder) == (S.REPLACED, S.ISSUED, wrong.source, holder)
    assert (right.number, right.holder_name, right.code != wrong.code) == (2, "Соколовская Анна Павловна", True)
    assert right.document.date == wrong.document.date


def test_after_a_replacement_the_source_leads_to_the_last_paper(secretary):
    wrong = CertificateFactory()
    second = replace_certificate(wrong, by=secretary, reason="Опечатка", holder_last="Соколовская").replaced_by
    third = replace_certificate(second, by=secretary, reason="Ещё опечатка", holder_first="Алла").replaced_by

    issued = issue_certificate(wrong.kind, source=wrong.source, facts=wrong.document, by=None)

    assert (issued, Certificate.objects.count()) == (third, 3)


def test_replacement_that_cannot_be_printed_changes_nothing(secretary):
    certificate = CertificateFactory()

    with pytest.raises(Refusal, match="нет знаков"):
        replace_certificate(certificate, by=secretary, reason="Опечатка", holder_last="李")

    certificate.refresh_from_db()
    assert (certificate.state, Certificate.objects.count()) == (S.ISSUED, 1)
