"""Error pages: Russian words, the number to quote, and no page of Django's own."""

import pytest
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import OperationalError
from django.test import Client, RequestFactory

from portal import errors


@pytest.fixture
def request_with_number():
    request = RequestFactory().get("/")
    request.id = "a1b2c3"
    request.user = type("Anonymous", (), {"is_authenticated": False})()
    return request


def _ask_the_database():
    raise OperationalError


def _facts(response):
    text = response.content.decode()
    return response.status_code, "a1b2c3" in text, '<html lang="ru"' in text


@pytest.mark.parametrize(
    ("handler", "fault", "status"),
    [
        (errors.bad_request, SuspiciousOperation(), 400),
        (errors.bad_request, RequestDataTooBig(), 413),
        (errors.permission_denied, PermissionDenied(), 403),
        (errors.page_not_found, None, 404),
    ],
)
def test_every_error_page_is_russian_and_carries_the_number(request_with_number, handler, fault, status):
    assert _facts(handler(request_with_number, fault)) == (status, True, True)


def test_a_fault_of_ours_is_500(request_with_number):
    assert _facts(errors.server_error(request_with_number)) == (500, True, True)


def test_a_database_that_cannot_be_reached_is_503_with_the_time_to_return(request_with_number):
    try:
        _ask_the_database()
    except OperationalError:
        response = errors.server_error(request_with_number)

    assert (*_facts(response), response["Retry-After"]) == (503, True, True, "30")


@pytest.mark.django_db
def test_a_form_that_waited_too_long_says_so():
    answer = Client(enforce_csrf_checks=True).post("/accounts/login/", {"login": "a@example.org", "password": "x"})

    assert (answer.status_code, "form" in answer.context or answer.context["form_expired"]) == (403, True)
