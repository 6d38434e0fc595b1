"""No page type is an orphan: each has a template of its own, a place in the tree, and an example in a factory."""

from django.apps import apps

from pages.models.base import PortalPage
from tests.architecture.house import templates
from tests.factories.pages import EXAMPLES

TYPES = [model for model in apps.get_models() if issubclass(model, PortalPage)]


def test_every_page_type_has_a_template():
    known = set(templates())

    assert {kind.__name__: kind.template for kind in TYPES if kind.template not in known} == {}


def test_every_page_type_has_an_example_in_a_factory():
    assert set(TYPES) - set(EXAMPLES) == set()


def test_every_page_type_may_stand_somewhere():
    assert [kind.__name__ for kind in TYPES if not kind.allowed_parent_page_models()] == []
