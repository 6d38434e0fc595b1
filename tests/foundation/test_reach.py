"""Whether another site answers: asked of a server of our own, and never of the server's own network."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from foundation.reach import Reach, reach


class Site(BaseHTTPRequestHandler):
    def do_HEAD(self):
        self.send_response(int(self.path.strip("/")))
        self.send_header("Location", "http://127.0.0.1:1/")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_args):
        pass


@pytest.fixture(scope="module")
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    ("status", "found"),
    [
        (200, Reach.ANSWERS),
        (302, Reach.ANSWERS),
        (403, Reach.ANSWERS),
        (404, Reach.GONE),
        (410, Reach.GONE),
        (429, Reach.ANSWERS),
        (500, Reach.ANSWERS),
    ],
)
def test_only_a_page_that_is_not_there_is_gone(site, status, found):
    assert reach(f"{site}/{status}/", inside=True) is found


def test_a_site_that_is_not_there_is_silent():
    assert reach("http://127.0.0.1:1/", inside=True) is Reach.SILENT


@pytest.mark.parametrize("address", ["/200/", "//localhost/", "http://[::1]/", "ftp://example.org/", "http://", "ж"])
def test_the_servers_own_network_is_never_asked(site, address):
    assert reach(f"{site}/200/") is Reach.SILENT
    assert reach(address) is Reach.SILENT
