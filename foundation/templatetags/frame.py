"""What the frame of a page needs: `{% load frame %}`. Words kept for a second use, the section a visitor is in."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_block_tag
def capture(content: str) -> SafeString:
    """`{% capture as title %}{% block title %}{% endblock %}{% endcapture %}` keeps what a child template wrote, on one line."""
    return mark_safe(" ".join(content.split()))  # noqa: S308 - what was drawn is escaped already


@register.simple_tag(takes_context=True)
def here(context, *addresses: str) -> SafeString:
    """`<a href="/news/"{% here "/news/" "/coverage/" %}>`: marks the section whose address the page's one begins with."""
    request = context.get("request")
    inside = request is not None and request.path.startswith(addresses)
    return mark_safe(' aria-current="true"' if inside else "")  # noqa: S308 - two constants


@register.filter
def host(url: str) -> str:
    """«vk.com» of a whole address: where a link leads when it leaves the site."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


@register.filter
def item(rows: Sequence, place: int):
    """The thing at a place of a list: what stands over a cell of a table."""
    return rows[place]
