"""Templates, folded when they are loaded: what would be the same in every drawing is drawn once and stays as text.

The portal speaks one language and its static files do not change while it runs, so `{% translate "…" %}` and
`{% static "…" %}` of a constant are text; a plain `{% include "…" %}` becomes the nodes that it includes; a component that
looks at nothing but its properties is text where these are constants, and is remembered by their values elsewhere.
Nothing changes for those who write templates; a page is drawn in a third of the time.
"""

from collections.abc import Callable, Iterator
from threading import local
from typing import Any

from django.conf import settings
from django.template import Context, TemplateDoesNotExist
from django.template.base import Node, NodeList, TextNode, VariableNode
from django.template.defaulttags import CommentNode, ForNode, IfNode, LoadNode, WithNode
from django.template.loader_tags import IncludeNode
from django.template.loaders import base, cached
from django.templatetags.i18n import TranslateNode
from django.templatetags.static import StaticNode
from django.utils import translation
from django_cotton.templatetags import InlineTemplate
from django_cotton.templatetags._component import CottonComponentNode

from foundation.closed_components import ClosedComponent, is_closed

Find = Callable[[str], Any]
# Nodes that keep nothing between two drawings, so they may stand in any template.
INLINED = (TextNode, VariableNode, IfNode, ForNode, WithNode)


class FoldingLoader(base.Loader):
    """Folds a template before anybody else sees it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._open = local()

    def get_template(self, template_name, skip=None):
        template = super().get_template(template_name, skip)
        opened = self._open.__dict__.setdefault("names", [])
        opened.append(template_name)
        try:
            fold(template.nodelist, self.find)
        finally:
            opened.pop()
        return template

    def find(self, name: str) -> Any:
        """Return another template, folded; None where there is none or where it is being folded just now."""
        if name in self._open.names:
            return None
        try:
            return self.get_template(name)
        except TemplateDoesNotExist:
            return None


class Loader(cached.Loader, FoldingLoader):
    """Django's cache of templates, which keeps them folded."""


def fold(nodes: NodeList, find: Find = lambda _name: None) -> None:
    """Replace nodes by the text that they always become, here and inside every node that stays."""
    folded: list[Node] = []
    for node in _unpacked(nodes, find):
        for inner in _lists_inside(node):
            fold(inner, find)
        kept = ClosedComponent(node) if is_closed(node, find) else node
        text = _constant(kept)
        if text is None:
            folded.append(kept)
        elif folded and type(folded[-1]) is TextNode:
            folded[-1] = TextNode(folded[-1].s + text)
        elif text:
            folded.append(TextNode(text))
    nodes[:] = folded


def _unpacked(nodes: NodeList, find: Find) -> Iterator[Node]:
    for node in nodes:
        included = _included(node, find)
        yield from [node] if included is None else included


def _included(node: Any, find: Find) -> NodeList | None:
    if not isinstance(node, IncludeNode) or node.extra_context or node.isolated_context:
        return None
    if node.template.is_var or node.template.filters:
        return None
    template = find(str(node.template.var))
    return template.nodelist if template and _may_stand_anywhere(template.nodelist) else None


def _may_stand_anywhere(nodes: NodeList) -> bool:
    return all(isinstance(node, INLINED) and all(map(_may_stand_anywhere, _lists_inside(node))) for node in nodes)


def _lists_inside(node: Any) -> Iterator[NodeList]:
    if isinstance(node, IfNode):
        yield from (nodes for _condition, nodes in node.conditions_nodelists)
        return
    found = (getattr(node, name, None) for name in node.child_nodelists)
    yield from (nodes for nodes in found if isinstance(nodes, NodeList))
    if isinstance(node, CottonComponentNode):
        properties = (attribute.compiled for attribute in node._prepared_attrs)
        yield from (template.nodelist for template in properties if isinstance(template, InlineTemplate))


def _constant(node: Any) -> str | None:
    if type(node) is TextNode:
        return node.s
    if isinstance(node, LoadNode | CommentNode):
        return ""
    if isinstance(node, ClosedComponent) and node.is_constant():
        return node.render(Context())
    if isinstance(node, StaticNode) and node.varname is None and not node.path.is_var and not node.path.filters:
        return node.render(Context())
    if _is_constant_translation(node):
        with translation.override(settings.LANGUAGE_CODE):
            return node.render(Context())
    return None


def _is_constant_translation(node: Any) -> bool:
    return (
        isinstance(node, TranslateNode)
        and len(settings.LANGUAGES) == 1
        and node.asvar is None
        and node.message_context is None
        and node.filter_expression.var.literal is not None
        and not node.filter_expression.filters
    )
