"""Error pages: what happened, whether anything was lost, what to do, and the number to quote by telephone."""

import sys

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.http import HttpResponse
from django.shortcuts import render
from django.template import loader

from accounts.waiting import kept_answers, seconds_to_wait, wait_words

RETRY_AFTER_SECONDS = 30


def bad_request(request, exception):
    """400, or 413 when more was sent than a form may carry."""
    status = 413 if isinstance(exception, RequestDataTooBig) else 400
    return _plain(request, status)


def permission_denied(request, exception):
    """403: known to exist, not for this person."""
    return render(request, "403.html", status=403)


def csrf_failure(request, reason=""):
    """403 of a form that waited too long or came from elsewhere."""
    return render(request, "403.html", {"form_expired": True}, status=403)


def page_not_found(request, exception):
    """404: no such page, or none that this person may know of."""
    return render(request, "404.html", status=404)


def too_many_requests(request):
    """429: too often. Says when to come back and keeps what was typed, but no password; allauth calls it by its name."""
    seconds = seconds_to_wait(request)
    facts = {"wait": wait_words(seconds), "kept": kept_answers(request), "address": request.get_full_path()}
    response = render(request, "429.html", facts, status=429)
    response["Retry-After"] = str(seconds)
    return response


def server_error(request):
    """500, or 503 while the database cannot be reached."""
    if isinstance(sys.exc_info()[1], OperationalError):
        response = _plain(request, 503)
        response["Retry-After"] = str(RETRY_AFTER_SECONDS)
        return response
    return _plain(request, 500)


def _plain(request, status):
    # No context processors: they might fail for the reason that brought us here.
    facts = {"request_id": getattr(request, "id", ""), "site_contacts": {"phone": settings.BRANCH_PHONE}}
    return HttpResponse(loader.get_template(f"{status}.html").render(facts), status=status)
