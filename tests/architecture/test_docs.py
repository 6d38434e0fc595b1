"""The generated pages of docs/ are current, and every model has its row in the glossary."""

import pytest
from django.apps import apps

from portal.docs import generated_pages
from tests.architecture.house import PACKAGES, ROOT


@pytest.mark.parametrize(("name", "text"), generated_pages().items(), ids=lambda value: value[:40])
def test_every_generated_page_is_current(name, text):
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == text


def test_every_model_stands_in_the_glossary():
    glossary = (ROOT / "docs" / "glossary.tsv").read_text(encoding="utf-8")
    known = {word.strip() for row in glossary.splitlines() for word in row.split("\t")[1].replace("/", ",").split(",")}

    ours = {model.__name__ for model in apps.get_models() if model._meta.app_label in PACKAGES}

    assert ours - known == set()
