"""Components that look at nothing but their own properties. Such a one is a function: equal properties, equal HTML.

A badge stands on every row of every list; drawing it costs eighty microseconds, knowing it five. What counts as closed is
strict: text, variables that the component declares, conditions over them, filters known to depend on nothing else, and
other closed components.
"""

from ast import literal_eval
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.template.base import FilterExpression, Node, TextNode, Variable, VariableNode
from django.template.defaulttags import IfNode, TemplateLiteral, URLNode
from django_cotton.templatetags import InlineTemplate, UnprocessableDynamicAttr
from django_cotton.templatetags._component import AttrKind, CottonComponentNode
from django_cotton.templatetags._vars import CottonVarsNode

Find = Callable[[str], Any]
MOST = 200
# What compares as it shows. The type is compared as well: True is not 1, and safe text is not any text.
PLAIN = (str, int, type(None))
FILTERS = {"cut", "default", "length", "lower", "nbsp", "short", "stringformat", "upper", "yesno"}
ALWAYS = {"slot", "True", "False", "None"}


class ClosedComponent(Node):
    """A closed component with what it has drawn so far."""

    child_nodelists = ()

    def __init__(self, component: CottonComponentNode):
        self.component = component
        self._drawn: dict[tuple, str] = {}

    def is_constant(self) -> bool:
        """Whether every property is written in the template."""
        return all(map(_is_written, self.component._prepared_attrs))

    def render(self, context):
        """Return what the component draws of the properties that it has here."""
        try:
            properties = [_value(attribute, context) for attribute in self.component._prepared_attrs]
        except UnprocessableDynamicAttr:
            return self.component.render(context)
        key = (context.autoescape, *properties)
        drawn = self._drawn.get(key)
        if drawn is None:
            drawn = self.component.render(context)
            if len(self._drawn) >= MOST:
                self._drawn.clear()
            self._drawn[key] = drawn
        return drawn


def is_closed(node: Any, find: Find) -> bool:
    """Tell whether a node is a component that is a function of its properties; `find` returns templates by name."""
    if not isinstance(node, CottonComponentNode) or node.only or node.component_name == "component":
        return False
    if any(type(inner) is not TextNode for inner in node.nodelist) or not all(map(_is_simple, node._prepared_attrs)):
        return False
    template = find(f"cotton/{node.component_name.replace('.', '/').replace('-', '_')}.html")
    if template is None:
        return False
    declared = ALWAYS | {name for inner in template.nodelist for name in _defaults(inner)}
    return _reads_only(declared, template.nodelist)


def _value(attribute: Any, context: Any) -> tuple[type, Any]:
    if _is_written(attribute):
        return str, ""
    if attribute.kind == AttrKind.ESCAPED:
        value = attribute.compiled.nodelist.render(context)
    else:
        value = attribute.compiled.resolve(context)
    if not isinstance(value, PLAIN):
        raise UnprocessableDynamicAttr
    return type(value), value


def _is_written(attribute: Any) -> bool:
    if attribute.kind == AttrKind.ESCAPED and attribute.compiled is not None:
        return all(type(node) is TextNode for node in attribute.compiled.nodelist)
    return attribute.kind in {AttrKind.BOOLEAN, AttrKind.STATIC, AttrKind.ESCAPED}


def _is_simple(attribute: Any) -> bool:
    """Whether looking at the property twice changes nothing."""
    if isinstance(attribute.compiled, InlineTemplate):
        return _are_simple(attribute.compiled.nodelist)
    return attribute.key != "attrs" and getattr(attribute.compiled, "_template", None) is None


def _are_simple(nodes: Iterable[Node]) -> bool:
    return all(
        all(_are_simple(inside) for _condition, inside in node.conditions_nodelists)
        if isinstance(node, IfNode)
        else isinstance(node, TextNode | VariableNode | URLNode)
        for node in nodes
    )


def _defaults(node: Any) -> Iterator[str]:
    """Yield the properties that a template declares with a constant; one without would be sought in the page."""
    if isinstance(node, CottonVarsNode):
        for declared in node._prepared_vars:
            if declared.kind == AttrKind.STATIC or _is_literal(declared.value):
                yield declared.accessible_key


def _is_literal(source: Any) -> bool:
    try:
        literal_eval(source)
    except (ValueError, SyntaxError):
        return False
    return True


def _reads_only(names: set[str], nodes: Iterable[Any]) -> bool:
    return all(_node_reads_only(names, node) for node in nodes)


def _node_reads_only(names: set[str], node: Any) -> bool:
    if isinstance(node, VariableNode):
        return _asks_only(names, node.filter_expression)
    if isinstance(node, IfNode):
        asked = (literal for condition, _inside in node.conditions_nodelists for literal in _literals(condition))
        inside = (nodes for _condition, nodes in node.conditions_nodelists)
        return all(_asks_only(names, literal) for literal in asked) and all(
            _reads_only(names, nodes) for nodes in inside
        )
    if isinstance(node, ClosedComponent):
        return all(_property_reads_only(names, attribute) for attribute in node.component._prepared_attrs)
    return type(node) is TextNode or isinstance(node, CottonVarsNode)


def _property_reads_only(names: set[str], attribute: Any) -> bool:
    if _is_written(attribute):
        return True
    if isinstance(attribute.compiled, InlineTemplate):
        return _reads_only(names, attribute.compiled.nodelist)
    variable = attribute.compiled._variable
    return _is_literal(attribute.value) if variable is None else _is_known(names, variable)


def _literals(condition: Any) -> Iterator[Any]:
    if isinstance(condition, TemplateLiteral):
        yield condition.value
    elif condition is not None:
        yield from _literals(condition.first)
        yield from _literals(condition.second)


def _asks_only(names: set[str], expression: FilterExpression) -> bool:
    arguments = (value for _filter, given in expression.filters for is_looked_up, value in given if is_looked_up)
    filters = {getattr(function, "_filter_name", "") for function, _given in expression.filters}
    return filters <= FILTERS and all(_is_known(names, variable) for variable in (expression.var, *arguments))


def _is_known(names: set[str], variable: Any) -> bool:
    return not isinstance(variable, Variable) or variable.lookups is None or variable.lookups[0] in names
