"""A folded template draws what it would have drawn; only constants become text."""

import re

import pytest
import time_machine
from django import forms
from django.forms.renderers import DjangoTemplates, TemplatesSetting
from django.template import Context, Engine
from django.template.base import TextNode
from django.template.loader import get_template
from django.test import RequestFactory
from django_cotton.compiler_regex import CottonCompiler

from foundation.folding import fold
from portal.styleguide import shown
from tests.architecture.house import components


def parsed(source):
    """A template of the site's own engine, which nothing has folded yet."""
    return Engine.get_default().from_string(CottonCompiler().process("{% load i18n static %}" + source))


def kinds(template):
    return [type(node).__name__ for node in template.nodelist]


@pytest.mark.parametrize(
    "constant",
    [
        "{% translate 'План работы' %}",
        '{% translate "A & B" %}',
        "{% static 'icons.svg' %}",
        "{% comment %}слова{% endcomment %}",
        "просто слова",
    ],
)
def test_a_constant_becomes_text(constant):
    plain, folded = parsed(f"<{constant}>"), parsed(f"<{constant}>")
    fold(folded.nodelist)

    assert kinds(folded) == [TextNode.__name__]
    assert folded.render(Context()) == plain.render(Context())


@pytest.mark.parametrize(
    ("source", "stays"),
    [
        ("{% translate words %}", "TranslateNode"),
        ("{% translate 'План'|upper %}", "TranslateNode"),
        ("{% translate 'План' as plan %}", "TranslateNode"),
        ("{% static name %}", "StaticNode"),
        ("{% static 'icons.svg' as icons %}", "StaticNode"),
        ("{{ words }}", "VariableNode"),
    ],
)
def test_whatever_depends_on_anything_stays(source, stays):
    folded = parsed(source)

    fold(folded.nodelist)

    assert kinds(folded) == [stays]


def test_a_portal_of_two_languages_translates_while_it_draws(settings):
    settings.LANGUAGES = [("ru", "Русский"), ("en", "English")]
    folded = parsed("{% translate 'План' %}")

    fold(folded.nodelist)

    assert kinds(folded) == ["TranslateNode"]


@pytest.mark.parametrize(
    "source",
    [
        "{% if yes %}{% translate 'Да' %} {{ n }}{% elif n %}{% static 'a.css' %}{% else %}{% translate 'Нет' %}{% endif %}",
        "{% for x in many %}{% translate 'Да' %}{{ x }}{% empty %}{% translate 'Нет' %}{% endfor %}",
        "{% block part %}{% translate 'Да' %}{% endblock %}",
        '<c-button href="/" size="{% translate \'a "b" & c\' %}">{% translate "Да" %}{{ n }}</c-button>',
        '<c-card title="{% translate \'A & B\' %}"><c-slot name="actions">{% translate "Да" %}</c-slot>{{ n }}</c-card>',
    ],
)
@pytest.mark.parametrize("facts", [{}, {"yes": True, "n": 2, "many": [1, 2]}])
def test_what_stands_inside_is_drawn_as_before(source, facts):
    plain, folded = parsed(source), parsed(source)

    fold(folded.nodelist)

    assert folded.render(Context(facts)) == plain.render(Context(facts))


@time_machine.travel("2020-04-15T12:00:00Z", tick=False)
def test_every_component_looks_as_it_did_before_folding(settings):
    folded = drawn_examples()
    [engine] = settings.TEMPLATES
    plain = [("django.template.loaders.cached.Loader", engine["OPTIONS"]["loaders"][0][1])]
    settings.TEMPLATES = [engine | {"OPTIONS": engine["OPTIONS"] | {"loaders": plain}}]

    assert drawn_examples() == folded


def drawn_examples():
    """The example of every component, by its name; a token is another in every form."""
    request = RequestFactory().get("/")
    drawn = {name: get_template(f"styleguide/{name}.html").render(shown(), request) for name in components()}
    return {name: re.sub(r'(csrfmiddlewaretoken" value=")\w+', r"\1", html) for name, html in drawn.items()}


@pytest.mark.parametrize(
    ("source", "is_inlined"),
    [
        ('{% include "django/forms/widgets/attrs.html" %}', True),
        ('{% include "django/forms/widgets/attrs.html" with widget=other %}', False),
        ('{% include "django/forms/widgets/attrs.html" only %}', False),
        ("{% include name %}", False),
        ('{% include "site.html" %}', False),
        ('{% include "there/is/none.html" %}', False),
    ],
)
def test_a_plain_include_becomes_what_it_includes(source, is_inlined):
    folded = parsed(source)

    fold(folded.nodelist, lambda name: None if "none" in name else get_template(name).template)

    assert ("IncludeNode" not in kinds(folded)) == is_inlined


def test_included_nodes_draw_what_the_include_drew():
    source = '<a{% include "django/forms/widgets/attrs.html" %}>'
    facts = {"widget": {"attrs": {"id": "a&b", "required": True, "hidden": False}}}
    plain, folded = parsed(source), parsed(source)

    fold(folded.nodelist, lambda name: get_template(name).template)

    assert folded.render(Context(facts)) == plain.render(Context(facts)) == '<a id="a&amp;b" required>'


def test_our_select_is_the_one_of_django():
    class Question(forms.Form):
        place = forms.ChoiceField(choices=[("", "Любое"), ("Город", [("1", "A & B"), ("2", "Б")])])

    ours, django = (Question({"place": "2"}, renderer=renderer()) for renderer in (TemplatesSetting, DjangoTemplates))

    assert str(ours["place"]).split() == str(django["place"]).split()
