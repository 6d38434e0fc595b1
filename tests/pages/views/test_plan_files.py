"""The papers of a plan behind their doors: for everybody, at one price, never of a plan that is not public."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse
from wagtail.models import PageViewRestriction

from foundation.russian.typography import NBSP
from pages import documents
from pages.actions.completion import mark_completion
from pages.actions.execution import add_activity, hold_activity
from pages.actions.publication import publish_page
from pages.models import DocumentPage, PlanItem
from tests.factories.pages import CoveragePageFactory, NewsPageFactory, announced_edition, plan
from tests.pages.views.test_public import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_site")]

FILES = [
    ("plan.docx", documents.DOCX, b"PK"),
    ("plan.pdf", documents.PDF, b"%PDF"),
    ("plan.xlsx", documents.XLSX, b"PK"),
    ("plan.ics", documents.ICS, b"BEGIN:VCALENDAR"),
    ("report.docx", documents.DOCX, b"PK"),
    ("report.pdf", documents.PDF, b"%PDF"),
]


def lived_through(rows):
    """A plan of so many rows, each with an activity that was held, a mark, a piece of news and a report."""
    page = plan(rows)
    for item in PlanItem.objects.order_by("number"):
        activity = add_activity(item, by=None, title="Урок")
        hold_activity(activity, by=None, starts_on=date(2020, 4, 21), participants_count=20, outcome="Прошёл.")
        mark_completion(item, by=None, status="held", decided_on=date(2020, 4, 30), note="Провели.")
        NewsPageFactory(plan_item=item)
        CoveragePageFactory(activity=activity, mentions=[("mention", {"outlet": "Газета", "title": "Об уроке"})])
        publish_page(DocumentPage, by=None, title=f"Программа {item.number}", plan_item=item)
    return page


@pytest.mark.parametrize(("name", "content_type", "start"), FILES)
def test_a_file_opens_and_a_copy_that_is_still_the_same_is_not_sent_again(client, name, content_type, start):
    plan(2)
    kind = name.partition(".")[2]

    answer = client.get(f"/plan/2020/{name}")
    again = client.get(f"/plan/2020/{name}", headers={"if-none-match": answer["ETag"]})

    assert (answer.status_code, answer["Content-Type"], answer.content[: len(start)]) == (200, content_type, start)
    assert answer["Content-Disposition"].endswith(f'-2020.{kind}"')
    assert (again.status_code, again.content, answer.cookies.output()) == (304, b"", "")


@pytest.mark.parametrize("address", ["plan.docx", "report.pdf", "report/"])
def test_papers_of_a_withdrawn_or_locked_plan_are_not_found(client, address):
    withdrawn, locked = plan(1, year=2019), plan(1, year=2021)
    withdrawn.unpublish()
    PageViewRestriction.objects.create(page=locked, restriction_type=PageViewRestriction.LOGIN)

    answers = [client.get(f"/plan/{year}/{address}").status_code for year in (2018, 2019, 2021)]

    assert answers == [404, 404, 404]


@pytest.mark.parametrize("name", ["plan.exe", "report.xlsx", "plan.docm"])
def test_other_kinds_of_files_are_not_found(client, name):
    plan(1)

    assert client.get(f"/plan/2020/{name}").status_code == 404


@time_machine.travel(date(2020, 12, 30))
def test_the_report_tells_the_year_with_links_to_everything(client, settings):
    lived_through(2)

    page = client.get("/plan/2020/report/")
    words = words_of(page)

    for expected in (
        "Пунктов в плане 2",
        "из них проведено 2",
        "Участников 40",
        "Публикаций 2 новости, 2 рассказа, 2 публикации в других изданиях",
        "21 апреля 2020 г. Урок (20 участников). Прошёл.",
        "Публикация: Газета: Об уроке",
        "Документ: Программа",
    ):
        assert expected in words
    assert page.content.decode().count(f'href="{settings.BASE_URL}{DocumentPage.objects.first().get_url()}"') == 1


@time_machine.travel(date(2020, 12, 30), tick=False)
@pytest.mark.parametrize("rows", [1, 30])
@pytest.mark.parametrize("paper", [("report/", 8), ("report.docx", 9), ("plan.docx", 5), ("plan.ics", 5)])
def test_papers_cost_the_same_for_one_row_and_for_thirty(client, publications, django_assert_num_queries, rows, paper):
    name, queries = paper
    address = f"/plan/2020/{name}"
    lived_through(rows)
    client.get(address)
    publications()
    client.get("/plan/")

    with django_assert_num_queries(queries):
        assert client.get(address).status_code == 200


def test_a_file_is_made_once_until_the_next_publication(client, publications, django_assert_num_queries):
    plan(1)
    first = client.get("/plan/2020/plan.docx").content

    with django_assert_num_queries(1):
        again = client.get("/plan/2020/plan.docx").content
    mark_completion(PlanItem.objects.get(), by=None, status="held", decided_on=date(2020, 4, 21))
    publications()
    report = client.get("/plan/2020/report/")

    assert (again, report.context["report"].rows[0].standing.status) == (first, "held")


def test_the_report_leads_to_the_published_results_of_a_contest(client):
    page = plan(1)
    edition = announced_edition(page.last_published_at, state="published", published_at=page.last_published_at)
    add_activity(PlanItem.objects.get(), by=None, contest_edition=edition)

    assert reverse("contests:results", args=[edition.slug]) in client.get("/plan/2020/report/").content.decode()


def test_the_page_of_the_plan_leads_to_its_files(client):
    plan(1)

    page = client.get("/plan/2020/").content.decode().replace(NBSP, " ")

    assert [
        f'href="/plan/2020/{name}"' in page for name in ("plan.docx", "plan.pdf", "plan.xlsx", "plan.ics", "report/")
    ] == [True] * 5
