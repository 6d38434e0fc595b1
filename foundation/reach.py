"""Whether an address of another site answers. One careful question; never a question to the server's own network."""

import ipaddress
import socket
from enum import Enum
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

TIMEOUT_SECONDS = 10
GONE = {404, 410}
NAME = "Mozilla/5.0 (compatible; VSMS-portal link check)"


class Reach(Enum):
    """What came of the question."""

    ANSWERS = "answers"
    GONE = "gone"
    SILENT = "silent"


class _NoRedirect(HTTPRedirectHandler):
    """A redirect is an answer; following it could lead into the server's own network."""

    def redirect_request(self, *_args):
        """Follow nothing."""
        return


def reach(url: str, *, inside: bool = False) -> Reach:
    """Ask `url` for its head. A site that dislikes programs (403, 429) or has a bad day (5xx) still answers.

    `inside` allows addresses of the server's own network: for tests alone.
    """
    if not inside and not _is_outside(url):
        return Reach.SILENT
    question = Request(url, method="HEAD", headers={"User-Agent": NAME})  # noqa: S310 - `_is_outside` lets http and https through alone
    try:
        with build_opener(_NoRedirect).open(question, timeout=TIMEOUT_SECONDS):
            return Reach.ANSWERS
    except HTTPError as answer:
        answer.close()
        return Reach.GONE if answer.code in GONE else Reach.ANSWERS
    except (URLError, HTTPException, OSError, ValueError):
        return Reach.SILENT


def _is_outside(url: str) -> bool:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return False
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or 443, proto=socket.IPPROTO_TCP)
    except (OSError, ValueError, UnicodeError):
        return False
    return all(ipaddress.ip_address(address[4][0]).is_global for address in found)
