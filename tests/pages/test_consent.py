"""A page that names a child goes out only with his parents' consent, by whatever way it goes."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.models import Page, TaskState
from wagtail.rich_text import RichText
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from accounts.roles import Role
from pages.content_checks import Picture
from pages.models import NewsIndexPage, NewsPage, NewsPhoto, SiteImage
from pages.models.base import SIGHT
from portal.display import Display
from tests.factories.accounts import UserFactory
from tests.factories.pages import NewsPageFactory, site
from tests.foundation.uploads import corpus

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_site")]
CHILD = "Победила Иванова Анна, 10 класс."


def picture(**facts):
    file = ContentFile(corpus.picture(), "dvor.jpg")
    return SiteImage.objects.create(**({"title": "Двор", "description": "Двор с клумбами", "file": file} | facts))


@pytest.fixture
def office(client):
    site()
    client.force_login(UserFactory(role=Role.PUBLISHER))
    return client


def form(text=CHILD, **fields):
    return nested_form_data(
        {
            "title": "Итоги олимпиады",
            "slug": "itogi",
            "published_on": "2020-04-18",
            "lead": text,
            "body": streamfield([("paragraph", rich_text("<p>Поздравляем!</p>"))]),
            "photos": inline_formset([]),
            "comments": inline_formset([]),
        }
        | fields
    )


def sent(office, act, **fields):
    place = NewsIndexPage.objects.get()
    address = reverse("wagtailadmin_pages:add", args=["pages", "newspage", place.pk])
    return office.post(address, form(**fields) | ({act: "1"} if act else {}))


@pytest.mark.parametrize("act", ["action-publish", "action-submit"])
def test_neither_publishing_nor_sending_in_goes_without_a_consent(office, act):
    answer = sent(office, act)

    page = answer.content.decode()
    assert (answer.status_code, "«Иванова Анна, 10 класс»" in page, "Итоги олимпиады" in page) == (200, True, True)
    assert NewsPage.objects.count() == 0


@pytest.mark.parametrize(("fields", "act"), [({}, ""), ({"consent_confirmed": "on"}, "action-publish")])
def test_a_draft_is_saved_as_it_is_and_a_consent_opens_the_way(office, fields, act):
    assert sent(office, act, **fields).status_code == 302


def test_the_words_under_photographs_are_read_too(office):
    photo = picture()
    rows = [{"image": photo.pk, "alt_text": "", "caption": "Петя Иванов, 7-Б"}]

    answer = sent(office, "action-publish", text="Прошла олимпиада.", photos=inline_formset(rows))

    assert (answer.status_code, NewsPage.objects.count()) == (200, 0)


def test_a_reader_cannot_approve_a_child_without_a_consent(office):
    page = NewsPageFactory(title="Итоги", live=False)
    page.save_revision()
    page.get_workflow().start(page, UserFactory(role=Role.EDITOR))
    page.lead = CHILD
    page.save_revision()
    task = TaskState.objects.get()

    answer = office.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk]))

    assert (answer.status_code, Page.objects.get(pk=page.pk).live) == (302, False)


def test_many_pages_are_not_published_at_once_past_the_question(office):
    named, other = NewsPageFactory(lead=CHILD, live=False), NewsPageFactory(live=False)
    for page in (named, other):
        page.save_revision()
    door = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    office.post(f"{door}?id={named.pk}&id={other.pk}")

    assert set(NewsPage.objects.values_list("live", flat=True)) == {False}


def test_a_copy_asks_again():
    page = NewsPageFactory(lead=CHILD, consent_confirmed=True)

    assert page.copy(update_attrs={"slug": "kopiya"}).consent_confirmed is False


def test_a_page_shows_the_checks_its_words_and_its_pictures():
    body = [
        ("paragraph", RichText("<p>Смотрите <a href='/x/'>здесь</a>.</p>")),
        ("quote", {"text": "Спасибо!", "author": "Анна"}),
        ("picture", {"image": picture(description="Дети у качелей"), "caption": "Двор"}),
    ]
    page = NewsPageFactory(title="Двор", lead="Что было.", body=body)
    page.photos = [NewsPhoto(image=picture(title="Узор", description="", is_decorative=True), caption="Липы")]

    article = page.article()

    assert article.title == "Двор"
    assert set(article.texts) >= {"Что было.", "Спасибо!", "Двор", "Липы"}
    assert [source for source in article.html if "здесь" in source] == list(article.html)
    assert article.pictures == (Picture("Двор", "Дети у качелей"), Picture("Узор", "", is_decorative=True))


def test_the_editor_shows_what_to_look_at_without_scripts(office):
    page = NewsPageFactory(body=[("paragraph", RichText("<p>Было 18 апреля.</p>"))])

    editor = office.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()

    assert ("«18 апреля»" in editor, "Добавьте год" in editor) == (True, True)


def test_what_is_saved_by_itself_brings_the_remarks_anew(office):
    page = NewsPageFactory(title="Итоги", slug="itogi")
    fields = form(text="Было 18 апреля.")

    answer = office.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]), fields, headers={"accept": "application/json"}
    ).json()

    assert (answer["success"], "«18 апреля»" in answer["html"]) == (True, True)


def test_the_preview_for_low_vision_is_the_panel_turned_up():
    assert Display.from_cookie(SIGHT["display"]) == Display(theme="contrast", text="200", spacing="wide")

    seen = NewsPageFactory().make_preview_request(preview_mode="sight").content.decode()

    assert ('data-theme="contrast"' in seen, 'data-text="200"' in seen) == (True, True)
