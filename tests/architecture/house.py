"""What the laws walk over: our packages, their files and syntax trees, our views, templates and components."""

import ast
from functools import cache
from pathlib import Path

from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.chooser import BaseChooseView

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGES = (
    "portal",
    "pages",
    "contests",
    "olympiad",
    "events",
    "members",
    "directory",
    "certificates",
    "privacy",
    "accounts",
    "outbox",
    "foundation",
)
TEMPLATES = ROOT / "templates"


@cache
def python_files():
    """All our modules but migrations, as paths relative to the root."""
    return [
        file.relative_to(ROOT)
        for package in PACKAGES
        for file in sorted((ROOT / package).rglob("*.py"))
        if "migrations" not in file.parts
    ]


@cache
def tree_of(file):
    """The syntax tree of a module."""
    return ast.parse((ROOT / file).read_text(encoding="utf-8"))


def room_of(file):
    """The room a module lives in: "actions" for contests/actions/score.py, "rules" for contests/rules.py."""
    return file.parts[1].removesuffix(".py") if len(file.parts) > 1 else ""


def templates():
    """All templates of ours, as names the loader knows."""
    return sorted(str(file.relative_to(TEMPLATES)) for file in TEMPLATES.rglob("*") if file.suffix in {".html", ".txt"})


def components():
    """Names of all components: "state_badge"."""
    return sorted(file.stem for file in (TEMPLATES / "cotton").glob("*.html"))


@cache
def our_views():
    """Pairs (route, view class or function) of every address whose view is written by us."""
    return [(route, view) for route, view in _walk(get_resolver(), "") if view.__module__.split(".")[0] in PACKAGES]


def is_office_view(view):
    """Whether a view is one of Wagtail's lists, forms or choosers: its key is the policy of its model."""
    return isinstance(view, type) and issubclass(view, WagtailAdminTemplateMixin | BaseChooseView)


def site_views():
    """Our views but those of the office's lists and forms."""
    return [(route, view) for route, view in our_views() if not is_office_view(view)]


def _walk(resolver, prefix):
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern, route)
        elif isinstance(pattern, URLPattern):
            yield route, getattr(pattern.callback, "view_class", pattern.callback)
