"""The panel for low vision works without scripts and without an account, and remembers only what it knows."""

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from portal.display import CHOICES, Display


@given(st.fixed_dictionaries({name: st.sampled_from(values) for name, values in CHOICES.items()}))
def test_choices_survive_the_cookie(choices):
    assert Display.from_cookie(Display.of(choices).as_cookie()) == Display(**choices)


@given(st.text())
def test_a_spoiled_cookie_gives_the_site_as_it_was_drawn_or_known_choices(cookie):
    read = Display.from_cookie(cookie)

    assert [name for name, values in CHOICES.items() if getattr(read, name) not in values] == []


@pytest.mark.django_db
def test_the_panel_sets_one_cookie_and_returns_to_the_page(client):
    answer = client.post(reverse("display_settings"), {"theme": "dark", "text": "200", "next": "/contests/"})

    assert (answer.status_code, answer.url, list(answer.cookies)) == (302, "/contests/", ["display"])
    page = client.get("/contests/").content.decode()
    assert ('data-theme="dark"' in page, 'data-text="200"' in page) == (True, True)


@pytest.mark.django_db
def test_the_panel_is_reset_by_one_button(client):
    client.post(reverse("display_settings"), {"theme": "dark"})

    client.post(reverse("display_settings"), {"theme": "dark", "reset": "1"})

    assert client.cookies["display"].value == ""


@pytest.mark.django_db
@pytest.mark.parametrize("target", ["//evil.example", "https://evil.example/", "javascript:alert(1)"])
def test_the_panel_never_leads_to_another_site(client, target):
    assert client.post(reverse("display_settings"), {"next": target}).url == "/"
