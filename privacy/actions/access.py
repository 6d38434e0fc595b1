"""The verbs that write who of the branch saw, downloaded or exported whose data. One INSERT, nothing read."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction

from privacy import letters
from privacy.models import AccessRecord
from privacy.states import AccessAct


def note_access(act: AccessAct, *, by, about: str, what: str, subject=None, **more) -> AccessRecord | None:
    """Write that `by` did `act` to `about` ("contests.Application:K7QX3Y9A"), called `what` for people; return the row.

    `subject` is the account whose data it is: what a person does with his own is nobody's business and gives None. `more`:
    rows (how many people a list holds), role (as whom he looked, where the page knows that; otherwise all his roles).
    """
    if subject is not None and subject.pk == by.pk:
        return None
    role = more.pop("role", None) or by.role_names
    # `what` stays when the matter is erased, so it never holds a name.
    noted = AccessRecord.objects.create(
        act=act, by=by, role=role, about=about, what=what[:200], subject=subject, **more
    )
    if act == AccessAct.DOWNLOAD:
        _watch(noted)
    return noted


def _watch(noted: AccessRecord) -> None:
    """Tell whoever answers for data, and the person himself, when more files leave by one account than a person opens."""
    since = noted.at - timedelta(minutes=settings.DOWNLOADS_ALARM_MINUTES)
    number = AccessRecord.objects.filter(by=noted.by, act=AccessAct.DOWNLOAD, at__gt=since).count()
    if number <= settings.DOWNLOADS_ALARM:
        return
    for to in filter(None, (settings.PERSONAL_DATA_OPERATOR["email"], noted.by.email)):
        # One letter an hour to each: an alarm that repeats itself is not read.
        once = f"privacy.many_downloads:{noted.by_id}:{noted.at:%Y%m%d%H}:{to}"
        letters.many_downloads.post(to=to, about=noted, once=once, number=number)


@transaction.atomic
def note_export(*, by, about: str, what: str, rows: int, reason: str) -> AccessRecord:
    """Write that `by` took a list of `rows` people out of the portal and what for; whoever answers for data gets a letter."""
    noted = AccessRecord.objects.create(
        act=AccessAct.EXPORT, by=by, role=by.role_names, about=about, what=what[:200], rows=rows, reason=reason
    )
    if officer := settings.PERSONAL_DATA_OPERATOR["email"]:
        letters.list_exported.post(to=officer, about=noted, once=f"privacy.list_exported:{noted.pk}")
    return noted
