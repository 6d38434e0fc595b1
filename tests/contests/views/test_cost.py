"""What the busiest doors ask of the database: never more than now, and the same for one row as for thirty."""

from contextlib import contextmanager

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.urls import reverse

from accounts.roles import Role
from tests.contests.views.doors import enter, fill
from tests.factories.accounts import UserFactory
from tests.factories.contests import (
    ApplicationFactory,
    AttachmentFactory,
    EditionFactory,
    JuryMemberFactory,
    NominationFactory,
    ScoreSheetFactory,
)

pytestmark = pytest.mark.django_db


@contextmanager
def counted():
    """Count the queries inside the block, transaction control left out; yields a list with the number."""
    number = [0]

    def count(execute, sql, params, many, context):
        number[0] += not sql.startswith(("SAVEPOINT", "RELEASE"))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(count):
        yield number


def cost(client, *steps) -> int:
    """How many queries these requests make together; each is (address,) to read or (address, answers) to send."""
    with counted() as queries:
        answers = [client.get(*step) if len(step) == 1 else client.post(*step) for step in steps]
    assert [answer.status_code for answer in answers] == [200 if len(step) == 1 else 302 for step in steps]
    return queries[0]


def marked(juror, number):
    """Give a juror so many more sheets, every criterion marked; return the last."""
    for _number in range(number):
        application = ApplicationFactory(edition=juror.edition, admitted=True)
        sheet = ScoreSheetFactory(application=application, juror=juror)
        fill(sheet, 5)
    return sheet


def test_a_juror_reads_and_saves_a_sheet_in_16_queries_whatever_he_has_done_before(client):
    juror = JuryMemberFactory(edition=EditionFactory(scoring=True))
    sheet = marked(juror, 1)
    criteria = list(sheet.application.nomination.criteria.all())
    enter(client, juror.user)

    def save(points):
        answers = {f"criterion-{row.pk}": points for row in criteria} | {"remark": ""}
        return cost(client, (sheet.get_absolute_url(),), (sheet.get_absolute_url(), answers))

    save("4")
    one = save("6")
    marked(juror, 29)

    assert (one, save("7")) == (16, 16)


@pytest.mark.parametrize(("door", "queries"), [("jury_desk", 9), ("jury_marks", 8)])
def test_the_jury_reads_its_lists_at_one_price(client, door, queries):
    juror = JuryMemberFactory(edition=EditionFactory(scoring=True))
    marked(juror, 1)
    enter(client, juror.user)
    address = reverse(f"contests:{door}", args=[juror.edition.slug])
    client.get(address)
    one = cost(client, (address,))
    marked(juror, 30)

    assert (one, cost(client, (address,))) == (queries, queries)


def test_the_secretary_reads_the_journal_at_one_price(client):
    edition = EditionFactory()
    enter(client, UserFactory(role=Role.SECRETARY))
    address = reverse("office_journal", args=[edition.slug])

    def add(number):
        for application in ApplicationFactory.create_batch(number, edition=edition, submitted=True):
            AttachmentFactory(application=application)

    add(1)
    client.get(address)
    one = cost(client, (address,))
    add(30)

    assert (one, cost(client, (address,))) == (9, 9)


@pytest.mark.parametrize("others", [0, 30])
def test_an_applicant_saves_a_step_in_9_queries_and_sends_in_26_however_many_applied(client, others):
    draft = ApplicationFactory(complete=True)
    nomination = draft.nomination
    ApplicationFactory.create_batch(others, edition=draft.edition, nomination=nomination, submitted=True)
    enter(client, draft.applicant)
    section = reverse("contests:application_section", args=[draft.code, 1])
    check = reverse("contests:application_check", args=[draft.code])
    submit = reverse("contests:application_move", args=[draft.code, "submit"])
    client.get(check)
    # Asked once in the life of a process, for the history. Whoever sends first freezes the form: three of the 26.
    ContentType.objects.get_for_model(draft)

    def answers(revision, words):
        return {"rev": revision, "question-work": words, "question-proud": ""}

    step = cost(client, (section,), (section, answers(0, "Один субботник.")))
    sent = cost(client, (check,), (submit, {}))

    draft.refresh_from_db()
    assert (step, sent, draft.state) == (9, 26, "submitted")


@pytest.mark.parametrize("nominations", [1, 30])
def test_the_page_of_a_contest_costs_seven_queries(client, nominations):
    edition = EditionFactory(nominations=0)
    NominationFactory.create_batch(nominations, edition=edition)
    client.get(edition.get_absolute_url())

    assert cost(client, (edition.get_absolute_url(),)) == 7
