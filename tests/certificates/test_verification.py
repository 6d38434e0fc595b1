"""The public check: what a stranger with the paper in his hand learns, and what he does not."""

import pytest
import time_machine
from django.core.cache import cache
from django.urls import reverse

from accounts.roles import Role
from certificates.actions.revoke import replace_certificate, revoke_certificate
from certificates.numbering import grouped
from tests.factories.accounts import UserFactory
from tests.factories.certificates import CertificateFactory, facts_of

pytestmark = pytest.mark.django_db

SEARCH = reverse("certificates:certificate_search")


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()


def page_of(client, certificate):
    answer = client.get(certificate.get_absolute_url())
    return answer.status_code, " ".join(answer.content.decode().replace("\u00a0", " ").split())


def test_valid_certificate_shows_what_the_paper_shows(client):
    status, page = page_of(client, CertificateFactory())

    assert (status, "Документ действителен" in page) == (200, True)
    for words in (
        "Диплом победителя, I место", "СМ-ВСМС/2020/00001-9", "20 мая 2020 г.", "Анна П. С.", "председатель ТОС «Садки»",
        "Конкурс «Лучший руководитель ТОС»", "Номинация «Лучший председатель ТОС»", "протокол № 1 от 20 мая 2020 г.",
        "Смоленское региональное отделение Общероссийской", "И. О. Фамилия, Председатель отделения",
    ):  # fmt: skip
        assert words in page, words


def test_full_name_is_never_shown_without_consent(client):
    _status, page = page_of(client, CertificateFactory())

    assert [word in page for word in ("Соколова", "Павловна")] == [False, False]


def test_full_name_is_shown_by_consent(client):
    _status, page = page_of(client, CertificateFactory(facts=facts_of(publish_name=True)))

    assert ("Соколова Анна Павловна" in page, "Имя показано не полностью" in page) == (True, False)


def test_revoked_certificate_says_so_and_since_when_but_not_why(client):
    certificate = CertificateFactory()
    revoke_certificate(certificate, by=UserFactory(role=Role.SECRETARY), reason="Тайная причина")

    status, page = page_of(client, certificate)

    assert (status, "Документ отозван" in page, "Не действует с" in page) == (200, True, True)
    assert ("Тайная причина" in page, "Документ действителен" in page) == (False, False)


def test_replaced_certificate_names_its_successor(client):
    certificate = CertificateFactory()
    replace_certificate(certificate, by=UserFactory(role=Role.SECRETARY), reason="Опечатка", holder_last="Соколовская")

    status, page = page_of(client, certificate)

    successor = certificate.__class__.objects.get(replaces=certificate)
    assert (status, "Документ заменён" in page) == (200, True)
    assert f"Взамен выдан документ № {successor.registration_number}." in page
    assert (successor.code in page, "Соколовская" in page) == (False, False)


def test_unknown_code_is_a_page_with_the_form(client):
    answer = client.get(reverse("certificates:certificate_check", args=["K7QXAMCR9ACD3467HJKM"]))

    page = answer.content.decode()
    assert (answer.status_code, "Такого документа нет" in page, 'name="code"' in page) == (404, True, True)
    assert "data-verify-hash" not in page


def test_code_is_found_however_it_is_typed(client):
    certificate = CertificateFactory()
    russian = str.maketrans("AE3KMHPCTYX", "аезкмнрстух")

    for typed in (certificate.code, grouped(certificate.code).lower(), f" {certificate.code.translate(russian)} "):
        answer = client.get(SEARCH, {"code": typed})
        assert (answer.status_code, answer.url) == (302, certificate.get_absolute_url())
    assert client.get(reverse("certificates:certificate_check", args=[grouped(certificate.code)])).status_code == 200


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Введите код с документа."),
        ("K7QX-AMCR", "В коде 20 знаков, а вы ввели 8."),
        ("СМ-ВСМС/2020/00001-9", "Это регистрационный номер."),
        ("<script>", "В коде 20 знаков, а вы ввели 6."),
    ],
)
def test_form_says_what_is_wrong_with_a_code(client, typed, words):
    answer = client.get(SEARCH, {"code": typed})

    assert (answer.status_code, words in answer.content.decode()) == (200, True)
    assert "<script>" not in answer.content.decode().partition("<main")[2]


def test_pages_of_single_papers_stay_out_of_search_engines(client):
    answer = client.get(CertificateFactory().get_absolute_url())

    assert (answer["X-Robots-Tag"], 'name="robots" content="noindex"' in answer.content.decode()) == ("noindex", True)


def test_who_tries_codes_one_after_another_is_stopped(client):
    address = CertificateFactory().get_absolute_url()

    with time_machine.travel(1_600_000_020, tick=False):
        statuses = [client.get(address).status_code for _attempt in range(31)]
        stopped = client.get(address)
        stranger = client.get(address, REMOTE_ADDR="203.0.113.9")

    assert (statuses, stranger.status_code) == ([200] * 30 + [429], 200)
    assert (stopped["Retry-After"], "Слишком много попыток" in stopped.content.decode()) == ("60", True)


def test_check_costs_one_query_and_opens_no_session(client, django_assert_num_queries):
    address = CertificateFactory().get_absolute_url()

    with django_assert_num_queries(1):
        answer = client.get(address)

    assert dict(answer.cookies) == {}


def test_form_costs_no_query(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get(SEARCH)
