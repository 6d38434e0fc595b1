"""Every address that the portal has, as the resolver knows it: ours, Wagtail's, allauth's."""

from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True)
class Address:
    """One pattern: its full name (its route when it has none) and the words in it; `view` is who answers."""

    name: str
    words: frozenset[str]
    route: str
    view: str

    @property
    def key(self) -> tuple[str, frozenset[str]]:
        """What a row of the proof is matched by."""
        return self.name, self.words


def addresses() -> list[Address]:
    """Return every pattern of the URL map in its order.

    Left out is the door to pictures of public pages, which is there only where no nginx stands before the portal.
    """
    return [found for found in _walk(get_resolver(), "", "", frozenset()) if found.view != "django.views.static.serve"]


def _walk(resolver, prefix, namespace, words):
    for pattern in resolver.url_patterns:
        route, inside = prefix + str(pattern.pattern), words | _words_of(pattern.pattern)
        if isinstance(pattern, URLResolver):
            below = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(pattern, route, below, inside)
        elif isinstance(pattern, URLPattern):
            view = getattr(pattern.callback, "view_class", pattern.callback)
            name = f"{namespace}{pattern.name}" if pattern.name else route.replace("^", "").rstrip("$")
            told = frozenset() if "/" in name else inside
            yield Address(name, told, route, f"{view.__module__}.{getattr(view, '__name__', view)}")


def _words_of(pattern) -> frozenset[str]:
    return frozenset(pattern.converters) | frozenset(getattr(getattr(pattern, "regex", None), "groupindex", ()))


def views_by_name() -> dict[str, type]:
    """Return the class that answers at each address, where a class does."""
    found = {}
    for pattern, name in _callbacks(get_resolver(), ""):
        if view := getattr(pattern.callback, "view_class", None):
            found[name] = view
    return found


def _callbacks(resolver, namespace):
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            below = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _callbacks(pattern, below)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield pattern, f"{namespace}{pattern.name}"
