"""Which answers are kept: those that would be the same for the next visitor, and no others."""

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.middleware.csrf import get_token
from django.test import RequestFactory

from foundation.kept_pages import MOST_BYTES, KeptPagesMiddleware
from foundation.limits import visitor_address

pytestmark = pytest.mark.usefixtures("publications")


class View:
    """A view that counts how often it was asked."""

    def __init__(self, draw=lambda _request: HttpResponse("page")):
        self.draw = draw
        self.asked = 0

    def __call__(self, request):
        self.asked += 1
        return self.draw(request)


def asked_twice(draw=lambda _request: HttpResponse("page"), **unlike):
    """How often a view is asked by two visitors who differ by `unlike`: path, cookies, headers, method."""
    view = View(draw)
    middleware = KeptPagesMiddleware(view)
    for facts in ({}, unlike):
        middleware(request(**facts))
    return view.asked


def request(path="/", *, method="GET", cookies=(), **extra):
    asking = RequestFactory(SERVER_NAME="testserver").generic(method, path, **extra)
    asking.COOKIES.update(cookies)
    return asking


def with_cookie(_request):
    response = HttpResponse("page")
    response.set_cookie("seen", "1")
    return response


def with_token(asking):
    get_token(asking)
    return HttpResponse("page", headers={"Vary": "Cookie"})


def with_address(asking):
    return HttpResponse(visitor_address(asking))


def with_nonce(asking):
    asking.csp_nonce = "bm9uY2U="
    return HttpResponse("page")


def preview(asking):
    asking.is_preview = True
    return HttpResponse("page")


def test_a_page_is_drawn_once():
    assert asked_twice() == 1


@pytest.mark.parametrize(
    "unlike",
    [
        {"path": "/?page=2"},
        {"path": "/plan/"},
        {"secure": True},
        {"headers": {"host": "localhost"}},
        {"cookies": {"display": "theme=dark"}},
    ],
)
def test_another_address_or_look_is_another_page(unlike):
    assert asked_twice(**unlike) == 2


@pytest.mark.parametrize(
    "unlike",
    [
        {"cookies": {"sessionid": "x"}},
        {"cookies": {"messages": "x"}},
        {"cookies": {"unheard": "x"}},
        {"headers": {"authorization": "Basic eDp5"}},
        {"headers": {"hx-request": "true"}},
        {"method": "POST"},
        {"method": "HEAD"},
    ],
)
def test_whoever_may_be_somebody_gets_a_page_of_his_own(unlike):
    assert asked_twice(**unlike) == 2


@pytest.mark.parametrize("unlike", [{"cookies": {"csrftoken": "x"}}, {"headers": {"user-agent": "other"}}])
def test_what_does_not_change_a_page_does_not_divide_visitors(unlike):
    assert asked_twice(**unlike) == 1


@pytest.mark.parametrize(
    "draw",
    [
        with_cookie,
        with_token,
        with_address,
        with_nonce,
        preview,
        lambda _request: HttpResponse("page", status=404),
        lambda _request: HttpResponse(status=302, headers={"Location": "/"}),
        lambda _request: HttpResponse("page", headers={"Cache-Control": "private"}),
        lambda _request: HttpResponse("page", headers={"Vary": "*"}),
        lambda _request: HttpResponse("{}", content_type="application/json"),
        lambda _request: HttpResponse("x" * (MOST_BYTES + 1)),
        lambda _request: StreamingHttpResponse(["page"]),
    ],
)
def test_an_answer_for_one_visitor_is_not_kept_and_not_changed(draw):
    answer = KeptPagesMiddleware(View(draw))(request())

    assert (asked_twice(draw), answer.has_header("ETag")) == (2, False)


def test_a_publication_while_a_page_is_drawn_is_not_overlooked(publications):
    words = iter(("old", "new"))

    def draw(_request):
        word = next(words)
        if word == "old":
            publications()
        return HttpResponse(word)

    middleware = KeptPagesMiddleware(View(draw))

    assert [middleware(request()).content for _visitor in range(3)] == [b"old", b"new", b"new"]


def test_a_browser_that_has_the_page_is_told_so():
    middleware = KeptPagesMiddleware(View())
    first = middleware(request())

    second = middleware(request(headers={"if-none-match": first["ETag"]}))

    assert (first.status_code, second.status_code, second.content, second["ETag"]) == (200, 304, b"", first["ETag"])


@pytest.mark.parametrize(
    ("cookies", "expected"), [({}, "max-age=0, s-maxage=2"), ({"display": "theme=dark"}, "private, max-age=0")]
)
def test_a_browser_asks_every_time_and_a_proxy_keeps_only_what_has_no_cookie(cookies, expected):
    middleware = KeptPagesMiddleware(View())

    assert [middleware(request(cookies=cookies))["Cache-Control"] for _visitor in range(2)] == [expected] * 2
