"""The front page of the office: what waits for whom, said in words when nothing does, in a fixed number of queries."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from accounts.roles import Role
from pages.models import NewsIndexPage, StandardPage
from pages.queries import front
from pages.queries.plan import current_plan
from tests.factories.accounts import UserFactory
from tests.factories.pages import NewsPageFactory, plan, site

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_site")]
AT = datetime(2020, 12, 31, tzinfo=UTC)


@pytest.fixture
def editor():
    site()
    return UserFactory(role=Role.EDITOR, last_name="Летописцев", first_name="Борис", patronymic="Ильич")


def draft(owner, **facts):
    page = NewsPageFactory(live=False, has_unpublished_changes=True, **facts)
    page.owner = owner
    page.save()
    page.save_revision(user=owner)
    return page


def sent(owner, **facts):
    page = draft(owner, **facts)
    return page.get_workflow().start(page, owner)


def labels(waiting):
    return [(row.label, row.state) for row in waiting.rows]


def test_a_reader_sees_what_was_sent_in_and_an_editor_nothing(editor):
    sent(editor, title="Субботник")

    assert labels(front.to_review(UserFactory(role=Role.PUBLISHER))) == [("Субботник", "Новость")]
    assert labels(front.to_review(editor)) == []


def test_a_draft_says_where_it_is(editor):
    draft(editor, title="Начата")
    sent(editor, title="Отправлена")
    back = sent(editor, title="Возвращена")
    back.current_task_state.reject(user=UserFactory(role=Role.PUBLISHER), comment="Сколько лип?")
    draft(UserFactory(role=Role.EDITOR), title="Чужая")

    assert sorted(labels(front.drafts_of(editor))) == [
        ("Возвращена", "нужно исправить: Сколько лип?"),
        ("Начата", "черновик"),
        ("Отправлена", "на проверке"),
    ]


def test_rows_of_the_plan_wait_for_somebody_to_tell_of_them():
    plan(2)
    NewsPageFactory(plan_item_id=current_plan(at=AT).sections.get().items.first().pk)

    assert labels(front.untold(current_plan(at=AT), at=AT)) == [("2. Мероприятие 2", "Срок прошёл, итога пока нет")]


def test_without_a_plan_nothing_of_it_waits():
    assert front.untold(None, at=AT) == front.Waiting()


def test_a_page_that_is_believed_is_looked_at_once_a_year(editor):
    home = site()
    now = timezone.now()
    for title, age in (("Об отделении", 400), ("Устав", 300)):
        page = home.add_child(instance=StandardPage(title=title, slug=f"s{age}"))
        page.save_revision().publish()
        Page.objects.filter(pk=page.pk).update(latest_revision_created_at=now - timedelta(days=age))
    Page.objects.filter(pk=NewsPageFactory().pk).update(latest_revision_created_at=now - timedelta(days=999))

    assert [row.label for row in front.old_pages(at=now).rows] == ["Об отделении"]


def test_a_long_list_shows_its_beginning_and_says_how_many_more(editor):
    for _time in range(front.SHOWN + 2):
        draft(editor)

    waiting = front.drafts_of(editor)

    assert (len(waiting.rows), waiting.total, waiting.more) == (front.SHOWN, front.SHOWN + 2, 2)


def queries(client):
    with CaptureQueriesContext(connection) as asked:
        client.get(reverse("wagtailadmin_home"))
    return len(asked)


def test_the_front_page_asks_the_same_for_few_and_many(client, editor):
    plan(1)
    publisher = UserFactory(role=Role.PUBLISHER)
    client.force_login(publisher)
    sent(publisher)
    client.get(reverse("wagtailadmin_home"))
    few = queries(client)
    for _time in range(4):
        sent(publisher)

    assert queries(client) == few


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        (Role.EDITOR, ["Мои черновики", "Пункты плана", "Страницы старше года", "Битые ссылки"]),
        (
            Role.PUBLISHER,
            ["Ждут моей проверки", "Мои черновики", "Пункты плана", "Страницы старше года", "Битые ссылки"],
        ),
    ],
)
def test_a_panel_says_that_nothing_waits(client, editor, role, seen):
    client.force_login(UserFactory(role=role))

    page = client.get(reverse("wagtailadmin_home")).content.decode()

    known = ["Ждут моей проверки", "Мои черновики", "Пункты плана", "Страницы старше года", "Битые ссылки"]
    assert ([words for words in known if words in page], page.count("Ничего: ")) == (seen, len(seen))


def test_the_front_page_leads_to_a_new_piece_of_news_and_to_the_plan(client, editor):
    plan(1)
    client.force_login(editor)

    page = client.get(reverse("wagtailadmin_home")).content.decode()

    news = NewsIndexPage.objects.get()
    assert [
        words in page
        for words in (reverse("wagtailadmin_pages:add", args=["pages", "newspage", news.pk]), "План работы на 2020 год")
    ] == [True, True]
