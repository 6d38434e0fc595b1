"""The page of the texts is open to everybody."""

import pytest
from django.urls import reverse

from privacy.actions.consent_text import install_consent_texts

pytestmark = pytest.mark.django_db


def test_anybody_reads_every_text(client):
    install_consent_texts()

    page = client.get(reverse("privacy:consent_texts"))

    words = page.content.decode()
    anchors = ["processing", "publication", "media", "processing-minor", "publication-minor", "media-minor"]
    assert (page.status_code, [text.anchor for text in page.context["texts"]]) == (200, anchors)
    assert [anchor for anchor in anchors if f'id="{anchor}"' not in words] == []


def test_before_the_texts_are_there_the_page_says_so(client):
    page = client.get(reverse("privacy:consent_texts"))

    assert "ещё не утверждены" in page.content.decode()
