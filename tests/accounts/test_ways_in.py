"""Yandex ID and VK ID: absent without keys, on the page of signing in with them."""

import json
import os
import subprocess
import sys

import pytest
from django.urls import NoReverseMatch, reverse

LOOK = """
import django, json
django.setup()
from django.conf import settings
from django.test import Client
page = Client().get("/accounts/login/", HTTP_HOST="localhost")
words = page.content.decode()
print(json.dumps([page.status_code, "/accounts/yandex/login/" in words, "/accounts/vk/login/" in words,
                  "https://oauth.yandex.ru" in page["Content-Security-Policy"], "id.vk.ru" in page["Content-Security-Policy"]]))
"""


def test_without_keys_no_other_way_in_exists(client):
    page = client.get(reverse("account_login"))

    assert ("через" in page.content.decode(), "yandex" in page["Content-Security-Policy"]) == (False, False)
    with pytest.raises(NoReverseMatch):
        reverse("yandex_login")


def test_with_a_key_its_button_stands_on_the_page_and_the_browser_may_follow_it():
    environment = os.environ | {"YANDEX_ID_CLIENT_ID": "a", "YANDEX_ID_SECRET": "b"}

    seen = subprocess.run([sys.executable, "-c", LOOK], env=environment, capture_output=True, text=True, check=True)

    assert json.loads(seen.stdout.splitlines()[-1]) == [200, True, False, True, False]
