"""The page of the texts is open to everybody."""

import pytest
from django.urls import reverse

from privacy.actions.consent_text import install_consent_texts

pytestmark = pytest.mark.django_db


def test_anybody_reads_both_texts(client):
    install_consent_texts()

    page = client.get(reverse("privacy:consent_texts"))

    words = page.content.decode()
    assert (page.status_code, [text.kind for text in page.context["texts"]]) == (200, ["processing", "publication"])
    assert 'id="processing"' in words
    assert 'id="publication"' in words


def test_before_the_texts_are_there_the_page_says_so(client):
    page = client.get(reverse("privacy:consent_texts"))

    assert "ещё не утверждены" in page.content.decode()
