"""Every night the links of the site are looked through; what leads nowhere stands in a report of the office."""

from datetime import UTC, datetime

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document
from wagtail.rich_text import RichText

from accounts.roles import Role
from foundation.reach import Reach
from pages.actions.links import look_at_links
from pages.links import Link, Place, link_to, links_in
from pages.models import LinkFault, NewsPhoto, SiteImage
from tests.factories.accounts import UserFactory
from tests.factories.pages import NewsPageFactory, plan, site
from tests.foundation.uploads import corpus

AT = datetime(2020, 4, 18, 3, 0, tzinfo=UTC)
OWN = "https://portal.example"


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("/plan/2020/", Link(Place.OWN, "/plan/2020/")),
        ("https://portal.example/news/", Link(Place.OWN, "/news/")),
        ("https://ya.ru/", Link(Place.OUTSIDE, "https://ya.ru/")),
        ("mailto:a@example.org", None),
        ("tel:+74812000000", None),
        ("#main", None),
        ("https://[", None),
        ("", None),
    ],
)
def test_an_address_is_ours_somebody_elses_or_none(address, link):
    assert link_to(address, own=OWN) == link


def test_links_are_read_out_of_what_the_editor_writes():
    html = '<p><a linktype="page" id="5">Наш план</a> и <a linktype="document" id="7">поло<b>жение</b></a>, <a href="/x/">тут</a>'

    assert list(links_in(html, own=OWN)) == [
        Link(Place.PAGE, "5", "Наш план"),
        Link(Place.DOCUMENT, "7", "положение"),
        Link(Place.OWN, "/x/", "тут"),
    ]


@given(st.text(alphabet="<a href=\"/>link'id5#:htp "))
def test_broken_html_is_read_as_far_as_it_goes(html):
    assert [link for link in links_in(html, own=OWN) if not isinstance(link, Link)] == []


def story(*links, **facts):
    words = " ".join(f"<a {link}>слова</a>" for link in links)
    return NewsPageFactory(body=[("paragraph", RichText(f"<p>{words}</p>"))], **facts)


def looked(ask=None):
    look_at_links(at=AT, ask=ask)
    return [(fault.page.title, fault.target, fault.reason) for fault in LinkFault.objects.order_by("pk")]


@pytest.mark.django_db
def test_a_link_to_a_page_that_is_gone_is_found_and_a_good_one_is_not():
    good = NewsPageFactory()
    hidden = NewsPageFactory(live=False)
    story(
        f'linktype="page" id="{good.pk}"',
        f'linktype="page" id="{hidden.pk}"',
        'linktype="page" id="999"',
        title="Новость",
    )

    assert looked() == [("Новость", str(hidden.pk), "no_page"), ("Новость", "999", "no_page")]


@pytest.mark.django_db
def test_addresses_of_the_site_are_looked_up():
    plan(1)
    good = NewsPageFactory(slug="est")
    Redirect.add_redirect("/staroe/", good)
    story(
        'href="/plan/2020/"',
        'href="/news/est/"',
        'href="/staroe/"',
        'href="/contests/"',
        'href="/net/"',
        title="Новость",
    )

    assert looked() == [("Новость", "/net/", "no_address")]


@pytest.mark.django_db
def test_a_file_that_was_lost_is_found():
    site()
    kept, lost = (Document.objects.create(title=name, file=ContentFile(b"%PDF", f"{name}.pdf")) for name in "ab")
    photo = SiteImage.objects.create(title="Двор", description="Двор", file=ContentFile(corpus.picture(), "dvor.jpg"))
    page = story(f'linktype="document" id="{kept.pk}"', f'linktype="document" id="{lost.pk}"', title="Новость")
    page.photos = [NewsPhoto(image=photo)]
    page.save()
    for file in (lost.file, photo.file):
        file.storage.delete(file.name)

    assert [(title, reason) for title, _target, reason in looked()] == [("Новость", "no_file")] * 2


@pytest.mark.django_db
def test_other_sites_are_asked_only_when_they_may_be_and_each_once():
    asked = []

    def ask(address):
        asked.append(address)
        return Reach.GONE if "net" in address else Reach.ANSWERS

    story('href="https://ya.ru/"', 'href="https://net.ru/"', title="Первая")
    story('href="https://net.ru/"', title="Вторая")

    assert looked() == []
    found = [("Первая", "https://net.ru/", "gone"), ("Вторая", "https://net.ru/", "gone")]
    assert (sorted(looked(ask)), sorted(asked)) == (sorted(found), ["https://net.ru/", "https://ya.ru/"])


@pytest.mark.django_db
def test_what_was_corrected_leaves_the_report():
    page = story('href="/net/"', title="Новость")
    looked()

    page.body = [("paragraph", RichText("<p>Без ссылок</p>"))]
    page.save()

    assert looked() == []


@pytest.mark.django_db
def test_the_report_is_a_page_of_the_office(client, django_assert_max_num_queries):
    story('href="/net/"', title="Субботник")
    looked()
    client.force_login(UserFactory(role=Role.EDITOR))

    with django_assert_max_num_queries(10):
        report = client.get(reverse("office_links")).content.decode()

    assert [words in report for words in ("Субботник", "/net/", "Такого адреса на сайте нет")] == [True] * 3


@pytest.mark.django_db
@pytest.mark.parametrize("role", [Role.JUROR, None])
def test_the_report_is_for_those_who_work_in_the_office(client, role):
    client.force_login(UserFactory(role=role))

    assert client.get(reverse("office_links")).status_code == 403
