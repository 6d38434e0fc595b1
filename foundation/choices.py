"""Filters of a list as plain links: what may be chosen, what is chosen now, the address of every choice. No queries, no scripts."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

PAGE = "page"


@dataclass(frozen=True)
class Choice:
    """One link of a filter."""

    label: str
    url: str
    current: bool


@dataclass(frozen=True)
class Filter:
    """The links of one filter, «all» first, and the value that is chosen; None is all."""

    label: str
    choices: tuple[Choice, ...]
    chosen: str | None


def filter_of(request: HttpRequest, name: str, label: str, options: Iterable[tuple[object, str]]) -> Filter:
    """Return the filter that the address calls `name`; `options` are (value, words).

    A value that is not among the options counts as all. Links keep the other filters and begin at the first page.
    """
    known = [(str(value), words) for value, words in options]
    asked = request.GET.get(name)
    chosen = asked if asked in dict(known) else None
    links = [Choice(_("Все"), _address(request, name, None), chosen is None)]
    links += [Choice(words, _address(request, name, value), value == chosen) for value, words in known]
    return Filter(label, tuple(links), chosen)


def _address(request: HttpRequest, name: str, value: str | None) -> str:
    query = request.GET.copy()
    query.pop(PAGE, None)
    query.pop(name, None)
    if value is not None:
        query[name] = value
    return f"{request.path}?{query.urlencode()}" if query else request.path
