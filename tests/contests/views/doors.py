"""What tests of the desks share: who enters, what a page says, how many questions it asks."""

from decimal import Decimal

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.actions.roles import sync_roles
from contests.actions.edition import start_scoring
from contests.actions.score import save_sheet
from contests.models import ScoreSheet

# No page prints these by chance.
MARK, OTHER_MARK, REMARK = Decimal("731.25"), Decimal("846.75"), "Заметка-канарейка"


def enter(client, person):
    """Sign a person in; roles get their rights first."""
    sync_roles()
    client.force_login(person)
    return client


def door(name, edition, *more) -> str:
    """Address of a desk of the office over a contest."""
    return reverse(f"office_{name}", args=[edition.slug, *more])


def text(answer) -> str:
    """The page as a person reads its source."""
    return answer.content.decode()


def status(client, url) -> int:
    """How a door answers. A file is read to its end, which closes it; `close()` would close the database with it."""
    answer = client.get(url)
    if answer.streaming:
        answer.getvalue()
    return answer.status_code


def queries_of(client, url) -> int:
    """How many queries one request makes, the second time it is made."""
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def open_marks(edition):
    """Let every criterion of the contest take the canaries for marks."""
    for nomination in edition.nominations.all():
        nomination.criteria.update(maximum=Decimal(1000), step=Decimal("0.25"))


def sheets_of(juror):
    """The sheets of one juror in his own order."""
    return ScoreSheet.objects.filter(juror=juror).select_related("juror__user", "application").order_by("position")


def fill(sheet, points=MARK, remark=None):
    """Put the same mark on every criterion of a sheet."""
    marks = {criterion.pk: points for criterion in sheet.application.nomination.criteria.all()}
    return save_sheet(sheet, by=sheet.juror.user, marks=marks, remark=remark)


def scored_from(contest):
    """Start the scoring with room for the canaries."""
    open_marks(contest.edition)
    start_scoring(contest.edition, by=contest.secretary)
    contest.edition.refresh_from_db()
    return contest
