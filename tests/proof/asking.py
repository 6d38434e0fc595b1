"""Asks one address of the world as one person and says what came: a word of policy.py, and what was written meanwhile."""

import re
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from operator import attrgetter
from zlib import crc32

import pytest
from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.db import connection, transaction
from django.http.response import HttpResponseBase
from django.template import loader
from django.template.response import SimpleTemplateResponse
from django.test import Client
from django.urls import resolve, reverse

from tests.proof.policy import ALLOW, FELL, HOME, LOGIN, NO_SCREEN, PEOPLE, STRANGERS, Answer, Row
from tests.proof.world import World

WRITING = re.compile(r"\s*(?:INSERT|UPDATE|DELETE|REPLACE)\b.*?\"(\w+)\"", re.IGNORECASE | re.DOTALL)
# A session is the visitor's own; it is written by signing in and by a message that waits for its page.
UNNOTICED = {"accounts_session"}


@contextmanager
def undrawn():
    """Let answers go out without their pages: who may enter is decided before anything is drawn, and drawing is what costs.

    Django's own rights of a person, which no question changes for good, are read once.
    """
    read_rights, known = ModelBackend._get_permissions, {}

    def rights(backend, user, subject, origin):
        if not user.is_active or user.is_anonymous or subject is not None:
            return set()
        key = user.pk, origin
        if key not in known:
            known[key] = read_rights(backend, user, subject, origin)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ModelBackend, "_get_permissions", rights)
        patch.setattr(SimpleTemplateResponse, "rendered_content", "")
        patch.setattr(loader, "render_to_string", lambda *_args, **_kwargs: "")
        yield


@dataclass
class Told:
    """One answer: its word, the tables written meanwhile, all its bytes, the response itself (None when the view fell)."""

    word: Answer
    written: set[str]
    content: bytes = b""
    response: HttpResponseBase | None = None
    fault: str = ""


class Interview:
    """People with their sessions; each question is asked in a transaction of its own that is taken back."""

    def __init__(self, world: World):
        self.world = world
        self.asked = 0
        self.clients = {person: Client() for person in PEOPLE}
        for person, client in self.clients.items():
            if person in world.people:
                client.force_login(world.people[person])
        self.cookies = {person: client.cookies.copy() for person, client in self.clients.items()}

    def url_of(self, row: Row) -> str:
        """Return the address of a row; one without a name is its own route."""
        facts = {key: self._fact(value) for key, value in row.kwargs.items()}
        if row.at:
            return self._fact(row.at) + row.query
        path = "/" + row.name.format(**facts) if "/" in row.name else reverse(row.name, kwargs=facts)
        return path + row.query

    def data_of(self, row: Row) -> dict:
        """Return what a row sends."""
        return {key: self._fact(value) for key, value in row.data.items()}

    def _fact(self, value):
        if isinstance(value, str) and value.startswith("@"):
            return attrgetter(value[1:])(self.world)
        return value

    def ask(self, person: str, method: str, url: str, data=None, headers=None) -> Told:
        """Ask as `person`; nothing of what happens stays."""
        client, written = self.clients[person], set()
        client.cookies = self.cookies[person].copy()
        self.asked += 1
        # Everybody comes from an address of his own each time: limits are proved elsewhere.
        visitor = f"10.{self.asked >> 16 & 255}.{self.asked >> 8 & 255}.{self.asked & 255}"

        def watch(execute, sql, params, many, context):
            if found := WRITING.match(sql):
                written.add(found[1])
            return execute(sql, params, many, context)

        with ExitStack() as stack:
            stack.enter_context(transaction.atomic())
            stack.callback(transaction.set_rollback, True)
            stack.enter_context(connection.execute_wrapper(watch))
            try:
                response = getattr(client, method)(url, data or {}, headers=headers or {}, REMOTE_ADDR=visitor)
            except Exception as fault:  # noqa: BLE001 - whatever fell is the answer that the table is compared with
                return Told(FELL, written - UNNOTICED, fault=f"{type(fault).__name__}: {fault}"[:200])
            # A file is read to its end, which closes it; `close()` would close the database with it.
            content = response.getvalue() if response.streaming else response.content
            return Told(word_of(response, url), written - UNNOTICED, content, response)


def word_of(response, url: str) -> Answer:
    """Return the word of policy.py for an answer."""
    status, leads_to = response.status_code, response.headers.get("Location", "")
    if status == 302 and leads_to.startswith((reverse("account_login"), reverse("wagtailadmin_login"))):
        return LOGIN
    if status == 302 and leads_to == f"/{settings.OFFICE_PATH}" and url.startswith(f"/{settings.OFFICE_PATH}"):
        return HOME
    # 409 and 422: the door was open, the answers were not accepted.
    return ALLOW if status < 400 or status in {409, 422} else status


def asked_at(url: str) -> tuple[str, ...]:
    """Return who is asked at an address: everybody; under the office's addresses two of its strangers, others at the next.

    What stops a stranger there is one middleware that asks for no address; at NO_SCREEN all of them are asked.
    """
    if not url.startswith(f"/{settings.OFFICE_PATH}") or url == NO_SCREEN:
        return PEOPLE
    turn = crc32(url.encode())
    chosen = {STRANGERS[turn % len(STRANGERS)], STRANGERS[(turn // 10 + 5) % len(STRANGERS)]}
    return tuple(person for person in PEOPLE if person not in STRANGERS or person in chosen)


def methods_of(url: str) -> set[str]:
    """Return what the view behind an address answers; a view that does not say answers both."""
    view = getattr(resolve(url.partition("?")[0]).func, "view_class", None)
    if view is None:
        return {"get", "post"}
    return {method for method in view.http_method_names if hasattr(view, method)}


def expected(row: Row, url: str, method: str) -> dict[str, Answer]:
    """Return the table of a row for a method: where the view lacks it, whoever may enter is told so."""
    table = {person: getattr(row, method)[person] for person in asked_at(url)}
    return table if method in methods_of(url) else {who: 405 if word == ALLOW else word for who, word in table.items()}
