"""What a screen must not have, whoever looks at it: told as a list of faults."""

import json

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Error


def violations(page, where: str | None = None) -> list:
    """Return what axe finds on the page, or inside one element of it. When a page leaves meanwhile, the next one is read."""
    try:
        return _violations(page, where)
    except Error:
        # A click was still opening the next page: that page is the one to look at.
        page.wait_for_load_state()
        return _violations(page, where)


def _violations(page, where):
    # The office brings an axe of its own, with rules of Wagtail's.
    if not page.evaluate("'houseAxe' in window"):
        page.evaluate(AXE_SCRIPT)
        page.evaluate("() => { window.houseAxe = window.axe }")
    options = "{resultTypes: ['violations']}"
    found = page.evaluate(f"houseAxe.run({json.dumps(where)} || document, {options}).then(found => found.violations)")
    return [(fault["id"], [node["html"][:200] for node in fault["nodes"]]) for fault in found]


def needs_no_sideways_scrolling(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def watch(page, portal) -> None:
    """Note in `page.foreign` what the browser asks of strangers, in `page.complaints` what it says to its console."""
    page.foreign, page.complaints = [], []
    # A key of the device works under a name alone, so its journey calls the portal by one.
    own = (portal.url, portal.url.replace("127.0.0.1", "localhost"), "data:", "blob:")
    page.on("request", lambda request: request.url.startswith(own) or page.foreign.append(request.url))
    page.on("console", lambda said: said.type == "error" and page.complaints.append(said.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
