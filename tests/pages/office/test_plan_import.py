"""The desk of loading a plan: paste or file, look, correct, write, undo; by whom, and without JavaScript."""

import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.roles import Role
from pages.actions.plan_import import preview_plan
from pages.models import PlanImport, PlanItem, WorkPlanPage
from pages.plan_reading.text import read_text
from tests.factories.accounts import UserFactory
from tests.factories.pages import parsed_plan, site
from tests.factories.plan_files import docx_of, text_of, xlsx_of

pytestmark = pytest.mark.django_db

PLAN_2020 = (Path(__file__).parent.parent.parent / "data" / "plan_2020.txt").read_text(encoding="utf-8")
SOURCE = "/office/plan-import/"


@pytest.fixture
def desk(client):
    """The desk of somebody who publishes."""
    client.force_login(UserFactory(role=Role.PUBLISHER))
    return client


def words_of(response):
    """What a person reads on a page, on one line."""
    text = re.sub(r"<(script|style)\b.*?</\1>|<[^>]*>", " ", response.content.decode(), flags=re.DOTALL)
    return " ".join(text.replace("&nbsp;", " ").split())


def loaded(parsed):
    return preview_plan(by=None, parsed=parsed, source="text")


def pasted(desk, text):
    """Paste a text and return the loading with its page."""
    response = desk.post(SOURCE, {"text": text}, follow=True)
    return PlanImport.objects.first(), response


# ------------------------------------------------------------ the journey


def test_the_plan_of_2020_goes_from_the_paste_to_the_site_and_back(desk):
    site()

    loading, preview = pasted(desk, PLAN_2020)

    shown = words_of(preview)
    assert [
        said in shown
        for said in (
            "6 Разделы",
            "14 Пункты",
            "июнь и декабрь 2020 г.",
            "В описании назван другой срок",
            "в первом квартале 2020 года",
            "В описании срок точнее",
            "В октябре-декабре",
        )
    ] == [True] * 7
    assert WorkPlanPage.objects.count() == 0

    written = desk.post(loading.get_absolute_url(), {"year": "2020", "write": "1"}, follow=True)
    assert ("План записан" in words_of(written), PlanItem.objects.count()) == (True, 14)
    assert "Заседания Смоленского Регионального совета" in words_of(desk.get("/plan/2020/"))

    undo = f"{loading.get_absolute_url()}undo/"
    assert "Новый план исчезнет с сайта" in words_of(desk.get(undo))
    undone = desk.post(undo, follow=True)
    assert ("Загрузка отменена" in words_of(undone), WorkPlanPage.objects.count()) == (True, 0)


@pytest.mark.parametrize(("name", "write"), [("план.docx", docx_of), ("план.xlsx", xlsx_of)])
def test_a_file_is_shown_as_the_same_text_is(desk, name, write):
    site()
    parsed = read_text(PLAN_2020)

    desk.post(SOURCE, {"file": SimpleUploadedFile(name, write(parsed))})

    loading = PlanImport.objects.get()
    assert (loading.plan, loading.source, loading.file_name) == (parsed, name.rpartition(".")[2], name)


def test_a_text_file_is_read_in_the_encoding_of_old_windows(desk):
    site()

    desk.post(SOURCE, {"file": SimpleUploadedFile("план.txt", text_of(parsed_plan(2)).encode("cp1251"))})

    assert [item.title for item in PlanImport.objects.get().plan.items] == ["Мероприятие 1", "Мероприятие 2"]
