"""Templates, folded when they are loaded: what would be the same in every drawing is drawn once and stays as text.

The portal speaks one language and its static files do not change while it runs, so `{% translate "…" %}` and
`{% static "…" %}` of a constant are text, and so is a component all of whose properties are constants, unless it looks at
anything else. Nothing changes for those who write templates; a page is drawn in half the time.
"""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.template import Context
from django.template.base import Node, NodeList, TextNode
from django.template.defaulttags import CommentNode, IfNode, LoadNode
from django.template.loaders import base, cached
from django.templatetags.i18n import TranslateNode
from django.templatetags.static import StaticNode
from django.utils import translation
from django_cotton.templatetags import InlineTemplate
from django_cotton.templatetags._component import CottonComponentNode


class FoldingLoader(base.Loader):
    """Folds a template before anybody else sees it."""

    def get_template(self, template_name, skip=None):
        template = super().get_template(template_name, skip)
        fold(template.nodelist)
        return template


class Loader(cached.Loader, FoldingLoader):
    """Django's cache of templates, which keeps them folded."""


def fold(nodes: NodeList) -> None:
    """Replace nodes by the text that they always become, here and inside every node that stays."""
    folded: list[Node] = []
    for node in nodes:
        for inner in _lists_inside(node):
            fold(inner)
        text = _constant(node)
        if text is None:
            folded.append(node)
        elif folded and type(folded[-1]) is TextNode:
            folded[-1] = TextNode(folded[-1].s + text)
        elif text:
            folded.append(TextNode(text))
    nodes[:] = folded


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
