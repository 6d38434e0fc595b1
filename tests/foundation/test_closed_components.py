"""A closed component is drawn once for equal properties, and is the component that it was."""

import pytest
from django.template import Context, Engine
from django.template.base import TextNode
from django.template.loader import get_template
from django.utils.safestring import mark_safe
from django_cotton.compiler_regex import CottonCompiler

from foundation.closed_components import ClosedComponent
from foundation.folding import fold

BADGE = '<c-state-badge label="{{ label }}" tone="{{ tone }}" />'


def folded(source):
    """A template that was folded as a loaded one is; the components stand where those of the site do."""
    template = parsed(source)
    fold(template.nodelist, lambda name: get_template(name).template)
    return template


def parsed(source):
    return Engine.get_default().from_string(CottonCompiler().process(f"{{% load i18n static %}}{source}"))


def kinds(source):
    return [type(node) for node in folded(source).nodelist]


@pytest.mark.parametrize(
    "constant",
    [
        '<c-icon name="user" />',
        '<c-button tone="primary">Сохранить</c-button>',
        "<c-monogram />",
        '<c-state-badge label="{% translate \'Идёт приём\' %}" tone="good" />',
    ],
)
def test_a_component_of_constants_is_text(constant):
    assert kinds(constant) == [TextNode]
    assert folded(constant).render(Context()) == parsed(constant).render(Context())


@pytest.mark.parametrize(
    "open_component",
    [
        "<c-sight-panel />",
        '<c-button href="/">{{ words }}</c-button>',
        '<c-deadline :at="moment" />',
        '<c-table><c-slot name="head"><th>Имя</th></c-slot></c-table>',
        '<c-button :attrs="facts">Сохранить</c-button>',
        '<c-component is="icon" name="user" />',
        '<c-state-badge label="{% cycle 1 2 %}" />',
    ],
)
def test_a_component_that_looks_at_more_is_drawn_every_time(open_component):
    assert ClosedComponent not in kinds(open_component)


@pytest.mark.parametrize(
    "facts",
    [
        {"label": "Идёт приём", "tone": "good"},
        {"label": "A & <b>", "tone": "warn"},
        {"label": mark_safe("<b>жирно</b>"), "tone": "plain"},
        {"label": 0, "tone": None},
        {"label": False},
        {},
    ],
)
def test_a_remembered_component_is_the_one_that_it_was(facts):
    template = folded(BADGE)
    other = Context({"label": "Другое", "tone": "bad"})

    drawn = [template.render(Context(facts)), template.render(other), template.render(Context(facts))]

    assert kinds(BADGE) == [ClosedComponent]
    assert drawn[0] == drawn[2] == parsed(BADGE).render(Context(facts)) != drawn[1]


def test_what_is_safe_for_one_is_escaped_for_another():
    template = folded('<c-state-badge :label="label" />')
    words = "<b>жирно</b>"

    safe, unsafe = (template.render(Context({"label": label})) for label in (mark_safe(words), words))

    assert (words in safe, words in unsafe, "&lt;b&gt;" in unsafe) == (True, False, True)


@pytest.mark.parametrize("label", [["список"], 1.5])
def test_a_property_that_cannot_be_compared_is_drawn_every_time(label):
    template = folded('<c-state-badge :label="label" />')

    assert template.render(Context({"label": label})) == parsed('<c-state-badge :label="label" />').render(
        Context({"label": label})
    )
