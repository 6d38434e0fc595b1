"""What every page shell reads. No query, no session: anonymous pages stay the same for everybody."""

from django.conf import settings

from foundation.kept_pages import tells_nobody_apart
from portal.display import COOKIE, Display


def display(request):
    """Return the choices of the panel, the branch's contacts and the request's number for the templates.

    Who asks is looked up only when he `may_be_known`: looking would open a session, and a page with one is not kept.
    """
    return {
        "may_be_known": not tells_nobody_apart(request),
        "display": Display.from_cookie(request.COOKIES.get(COOKIE, "")),
        "request_id": getattr(request, "id", ""),
        "site_contacts": {
            "phone": settings.BRANCH_PHONE,
            "email": settings.BRANCH_EMAIL,
            "address": settings.PERSONAL_DATA_OPERATOR["address"],
        },
        "branch_name": settings.BRANCH_NAME,
        "base_url": settings.BASE_URL,
        "age_mark": settings.AGE_MARK,
        "demo": settings.DEMO,
    }
