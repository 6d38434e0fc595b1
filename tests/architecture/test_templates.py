"""Every template compiles; every component has an example, renders from it, and is given only what it declares."""

import re

import pytest
from django.template.loader import get_template
from django.test import RequestFactory

from portal.styleguide import shown
from tests.architecture.house import TEMPLATES, components, templates

VARS = re.compile(r"<c-vars\b(.*?)/>", re.DOTALL)
ATTRIBUTE = re.compile(r"\s:?([a-zA-Z_][\w-]*)(?:=(?:\"[^\"]*\"|'[^']*'))?")
TAG = re.compile(r"<c-(?!vars|slot)([a-z][a-z0-9-]*)\b((?:[^>\"']|\"[^\"]*\"|'[^']*')*?)/?>", re.DOTALL)
COMMENT = re.compile(r"\{#.*?#\}|\{%\s*comment.*?endcomment\s*%\}", re.DOTALL)


def _source(name):
    return COMMENT.sub("", (TEMPLATES / name).read_text(encoding="utf-8"))


def _declared(component):
    found = VARS.search(_source(f"cotton/{component}.html"))
    return {name.replace("-", "_") for name in ATTRIBUTE.findall(found.group(1))} if found else None


@pytest.mark.parametrize("name", templates())
def test_every_template_compiles(name):
    assert get_template(name).template.name == name


def test_every_component_declares_its_properties():
    assert [component for component in components() if _declared(component) is None] == []


def test_every_component_has_an_example():
    examples = {
        name.removeprefix("styleguide/").removesuffix(".html") for name in templates() if name.startswith("styleguide/")
    }

    assert set(components()) - examples == set()


@pytest.mark.parametrize("component", components())
def test_every_example_renders(component):
    request = RequestFactory().get("/")

    assert get_template(f"styleguide/{component}.html").render(shown(), request).strip()


def test_every_component_is_given_only_what_it_declares():
    declared = {component: _declared(component) for component in components()}

    undeclared = [
        f"{name}: <c-{tag} {attribute}>"
        for name in templates()
        for tag, attributes in TAG.findall(_source(name))
        for attribute in ATTRIBUTE.findall(re.sub(r"\{[{%].*?[%}]\}", "", attributes, flags=re.DOTALL))
        if attribute.replace("-", "_") not in declared.get(tag.replace("-", "_"), set())
    ]

    assert undeclared == []
