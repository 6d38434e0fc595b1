"""What deploy/ promises agrees with the code: headers of private files, the limit of uploads, commands that exist."""

import re

from django.core.management import get_commands

from foundation.uploads.inspection import MEGABYTE, UploadRules
from foundation.uploads.serving import PRIVATE_HEADERS
from tests.architecture.house import ROOT

DEPLOY = ROOT / "deploy"
NGINX = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
# nginx passes it on from the answer of the portal; named again it would be sent twice.
PASSES = {"Cache-Control"}


def test_nginx_sends_private_files_with_the_headers_of_the_portal():
    block = re.search(r"location /_private/ \{(.*?)\n    \}", NGINX, re.DOTALL).group(1)
    sent = dict(re.findall(r'add_header ([\w-]+) "([^"]*)" always;', block))

    assert {name: sent.get(name) for name in PRIVATE_HEADERS if name not in PASSES} == {
        name: value for name, value in PRIVATE_HEADERS.items() if name not in PASSES
    }


def test_nginx_lets_the_largest_allowed_file_pass():
    megabytes = int(re.search(r"client_max_body_size (\d+)m;", NGINX).group(1))

    assert megabytes * MEGABYTE > UploadRules().max_bytes


def test_nginx_keeps_only_what_the_portal_says_and_never_for_a_visitor_with_cookies():
    block = re.search(r"location / \{(.*?)\n    \}", NGINX[NGINX.index("/_private/") :], re.DOTALL).group(1)

    assert re.findall(r"proxy_(?:cache_valid|ignore_headers)[^;]*;", NGINX) == []
    assert {f"proxy_{rule} $personal $document;" in block for rule in ("cache_bypass", "no_cache")} == {True}
    assert 'map "$http_cookie$http_authorization$http_hx_request" $personal' in NGINX


def test_every_command_that_the_deployment_calls_exists():
    files = [file for file in DEPLOY.rglob("*") if file.is_file()]
    called = {
        name for file in files for name in re.findall(r"manage\.py\"?,? \"?([a-z_]+)", file.read_text(encoding="utf-8"))
    }

    assert called - set(get_commands()) == set()
    assert {"migrate", "worker", "tick", "collectstatic", "write_error_pages"} <= called
