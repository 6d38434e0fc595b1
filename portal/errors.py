"""Error pages: what happened, whether anything was lost, what to do, and the number to quote by telephone."""

import sys

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.http import HttpResponse
from django.shortcuts import render
from django.template import loader

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
