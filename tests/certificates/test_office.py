"""The register in the office: found by number and by name, ended on its page, never added or changed by hand."""

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse

from accounts.roles import Role
from certificates.models import Signatory
from tests.factories.accounts import UserFactory
from tests.factories.certificates import CertificateFactory, SignatoryFactory, facts_of

pytestmark = pytest.mark.django_db

REGISTER = reverse("certificate:index")


def enter(client, role):
    person = UserFactory(role=role)
    person.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(person)
    return person


@pytest.fixture
def secretary(client):
    return enter(client, Role.SECRETARY)


def found(client, words):
    return [row.holder_name for row in client.get(REGISTER, {"q": words}).context["object_list"]]


@pytest.mark.usefixtures("secretary")
def test_certificate_is_found_by_number_and_by_name(client):
    CertificateFactory(facts=facts_of(holder_last="Ёлкина"))
    CertificateFactory(facts=facts_of(holder_last="Берёзкина"))

    assert found(client, "00002-4") == ["Берёзкина Анна Павловна"]
    assert found(client, "ёлкина") == ["Ёлкина Анна Павловна"]
    assert found(client, "Павловна") == ["Берёзкина Анна Павловна", "Ёлкина Анна Павловна"]


@pytest.mark.usefixtures("secretary")
def test_row_leads_to_the_page_where_the_certificate_ends(client):
    certificate = CertificateFactory()
    page_of = reverse("certificates:certificate_detail", args=[certificate.code])

    page = client.get(REGISTER).content.decode()

    for address in (page_of, f"{page_of}revoke/", f"{page_of}replace/", certificate.get_absolute_url()):
        assert f'href="{address}"' in page


def test_register_has_no_form_and_no_delete():
    for door in ("certificate:add", "certificate:edit", "certificate:delete", "signatory:delete"):
        with pytest.raises(NoReverseMatch):
            reverse(door, args=[] if door.endswith("add") else [1])


def test_editor_does_not_enter_the_register(client):
    enter(client, Role.EDITOR)

    assert [client.get(reverse(f"{name}:index")).status_code for name in ("certificate", "signatory")] == [302, 302]


@pytest.mark.usefixtures("secretary")
def test_register_costs_the_same_for_1_and_30_rows(client):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            client.get(REGISTER)
        return len(queries)

    CertificateFactory()
    cost()
    for_one = cost()
    for _number in range(29):
        CertificateFactory()

    assert cost() == for_one


@pytest.mark.usefixtures("secretary")
def test_signatory_is_added_with_a_facsimile(client, signature_png):
    answer = client.post(
        reverse("signatory:add"),
        {
            "name": "И. О. Фамилия", "position": "Председатель", "order": "1", "since": "2020-01-01", "until": "",
            "facsimile": SimpleUploadedFile("подпись.png", signature_png, "image/png"),
        },
    )  # fmt: skip

    signatory = Signatory.objects.get()
    assert (answer.status_code, signatory.name, bool(signatory.facsimile)) == (302, "И. О. Фамилия", True)


@pytest.mark.usefixtures("secretary")
def test_changed_signatory_keeps_the_facsimile(client, signature_png):
    signatory = SignatoryFactory(facsimile=SimpleUploadedFile("подпись.png", signature_png))

    form = client.get(reverse("signatory:edit", args=[signatory.pk]))
    answer = client.post(
        reverse("signatory:edit", args=[signatory.pk]),
        {"name": "И. О. Новый", "position": "Председатель", "order": "1"},
    )

    before = signatory.facsimile.name
    signatory.refresh_from_db()
    assert (form.status_code, answer.status_code, signatory.name, signatory.facsimile.name) == (
        200,
        302,
        "И. О. Новый",
        before,
    )


@pytest.mark.usefixtures("secretary")
def test_facsimile_must_be_a_small_png(client):
    answer = client.post(
        reverse("signatory:add"),
        {
            "name": "И. О.",
            "position": "П",
            "order": "1",
            "facsimile": SimpleUploadedFile("подпись.png", b"not a picture"),
        },
    )

    assert (answer.status_code, Signatory.objects.count()) == (200, 0)
