"""The holder's list and PDF, and the secretary's moves on the page of a certificate."""

import hashlib
import logging

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.roles import Role
from certificates.actions.revoke import revoke_certificate
from certificates.models import Certificate
from certificates.states import CertificateState as S
from tests.factories.accounts import UserFactory
from tests.factories.certificates import CertificateFactory
from tests.foundation.documents.reading import codes_in, picture_of

pytestmark = pytest.mark.django_db

LIST = reverse("certificates:certificate_list")


@pytest.fixture
def holder(client):
    holder = UserFactory()
    client.force_login(holder)
    return holder


@pytest.fixture
def secretary(client):
    secretary = UserFactory(role=Role.SECRETARY)
    client.force_login(secretary)
    return secretary


def door(name, certificate, *more):
    return reverse(f"certificates:certificate_{name}", args=[certificate.code, *more])


def queries_of_the_list(client):
    with CaptureQueriesContext(connection) as queries:
        client.get(LIST)
    return len(queries)


def test_list_shows_one_s_own_certificates(client, holder):
    own = CertificateFactory(holder=holder)
    CertificateFactory(holder=UserFactory())

    page = client.get(LIST)

    assert list(page.context["object_list"]) == [own]
    assert own.registration_number in page.content.decode()


@pytest.mark.usefixtures("holder")
def test_empty_list_says_what_will_be_here(client):
    assert "Дипломов пока нет" in client.get(LIST).content.decode()


def test_list_costs_the_same_for_1_and_30_rows(client, holder):
    CertificateFactory(holder=holder)
    client.get(LIST)
    for_one = queries_of_the_list(client)
    for _number in range(29):
        CertificateFactory(holder=holder)

    assert queries_of_the_list(client) == for_one


def test_pdf_is_the_one_that_was_issued(client, holder):
    certificate = CertificateFactory(holder=holder)

    answer = client.get(door("download", certificate))

    document = answer.getvalue()
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("application/pdf", "nosniff")
    assert hashlib.sha256(document).hexdigest() == certificate.sha256
    assert codes_in(picture_of(document)) == [f"https://portal.example{certificate.get_absolute_url()}"]


def test_pdf_that_is_drawn_otherwise_is_handed_out_and_reported(client, holder, caplog):
    certificate = CertificateFactory(holder=holder)
    Certificate.objects.filter(pk=certificate.pk).update(sha256="0" * 64)

    with caplog.at_level(logging.ERROR, logger="certificates"):
        answer = client.get(door("download", certificate))

    assert answer.status_code == 200
    assert [record.getMessage() for record in caplog.records] == [f"{certificate} is not drawn as it was issued"]


def test_paper_out_of_force_is_not_printed_any_more(client, holder):
    certificate = CertificateFactory(holder=holder)
    revoke_certificate(certificate, by=UserFactory(role=Role.SECRETARY), reason="Ошибка в протоколе")

    assert client.get(door("download", certificate)).status_code == 404
    assert "Ошибка в протоколе" in client.get(door("detail", certificate)).content.decode()


@pytest.mark.usefixtures("holder")
def test_stranger_finds_nothing(client):
    certificate = CertificateFactory(holder=UserFactory())

    for address in (door("detail", certificate), door("download", certificate), door("move", certificate, "revoke")):
        assert client.get(address).status_code == 404


def test_visitor_is_asked_to_sign_in(client):
    certificate = CertificateFactory()

    for address in (LIST, door("detail", certificate), door("download", certificate)):
        assert client.get(address).status_code == 302


def test_holder_sees_no_moves_and_cannot_make_one(client, holder):
    certificate = CertificateFactory(holder=holder)

    assert client.get(door("detail", certificate)).context["offers"] == []
    assert client.post(door("move", certificate, "revoke"), {"reason": "Хочу"}).status_code == 403


@pytest.mark.usefixtures("secretary")
def test_secretary_revokes_with_a_reason(client):
    certificate = CertificateFactory()

    asked = client.get(door("move", certificate, "revoke"))
    unanswered = client.post(door("move", certificate, "revoke"), {"reason": ""})
    answer = client.post(door("move", certificate, "revoke"), {"reason": "Ошибка в протоколе"})

    certificate.refresh_from_db()
    assert (asked.status_code, "Вернуть его в силу нельзя" in asked.content.decode()) == (200, True)
    assert "Причина" in unanswered.content.decode()
    assert (answer.status_code, answer.url, certificate.state) == (302, door("detail", certificate), S.REVOKED)


@pytest.mark.usefixtures("secretary")
def test_secretary_replaces_with_the_name_corrected(client):
    certificate = CertificateFactory()
    form = client.get(door("move", certificate, "replace")).context["form"]

    answer = client.post(
        door("move", certificate, "replace"),
        form.initial | {"reason": "Опечатка в фамилии", "holder_last": "Соколовская"},
    )

    successor = Certificate.objects.get(replaces=certificate)
    assert (answer.status_code, successor.holder_name) == (302, "Соколовская Анна Павловна")
    assert successor.registration_number in client.get(answer.url).content.decode()
