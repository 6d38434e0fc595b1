"""Every word of the world of the proof becomes markup, a formula and a path at once; then everybody opens everything.

No tag and no attribute of it may stand in a page, no cell of a workbook may be a formula, no paper may fall over it, no name in
an archive may lead out of it. The words go past all forms, straight into the base: what is written later is not trusted either.
"""

import io
import zipfile
from html.parser import HTMLParser
from pathlib import PurePosixPath

import pytest
from django.apps import apps
from django.db import DatabaseError, models, transaction
from openpyxl import load_workbook

from outbox.kinds import known_kinds
from tests.proof.asking import Interview, asked_at
from tests.proof.policy import ALLOW, EXPORT
from tests.proof.rows import BY_ADDRESS
from tests.proof.test_canaries import UNREAD
from tests.proof.world import build

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

LONG = """=1+1|'"><pwn onpwn="1">../../x<b>&<img src="/etc/passwd" onpwn=1>"""
SHORT = '="><pwn onpwn>'
FLOORS = ("contests", "olympiad", "events", "members", "directory", "privacy", "accounts", "outbox", "certificates")
# Not words of people: addresses, states and names of things by which the portal finds them.
OF_THE_PORTAL = {
    "code", "slug", "key", "secret", "kind", "state", "about", "content_type", "source", "importer", "email", "to", "password", "file",
    "scan", "scan_type", "once", "sha256", "digest", "layout", "series", "search_stems", "folded_name", "subject_ref",
}  # fmt: skip
READERS = ("visitor", "applicant", "representative", "coordinator", "juror", "chair", "editor", "secretary")


@pytest.fixture(scope="module")
def hostile(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        world = build()
        poisoned = sum(poison(model) for floor in FLOORS for model in apps.get_app_config(floor).get_models())
        assert poisoned > 60, poisoned
        for person in world.people.values():
            person.refresh_from_db()
        yield Interview(world)
        transaction.set_rollback(True)


def poison(model) -> int:
    """Write the hostile words into every field of words that takes them; return into how many."""
    taken = 0
    for field in model._meta.concrete_fields:
        if not isinstance(field, models.CharField | models.TextField) or not is_of_people(field):
            continue
        words = LONG if field.max_length is None or field.max_length >= len(LONG) else SHORT[: field.max_length]
        try:
            with transaction.atomic():
                taken += bool(model._base_manager.exclude(**{field.name: ""}).update(**{field.name: words}))
        except DatabaseError:
            # Told apart by the base: such a word cannot stand twice.
            continue
    return taken


def is_of_people(field) -> bool:
    own = field.name not in OF_THE_PORTAL and not field.name.endswith(("_key", "_sha256", "hash", "_code"))
    return own and not field.choices and not field.unique and not isinstance(field, models.EmailField | models.URLField)


class Tags(HTMLParser):
    """Notes every tag and attribute that only the hostile words could have brought."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        if tag == "pwn" or any(name.startswith("onpwn") for name in named) or named.get("src") == "/etc/passwd":
            self.found.append(self.get_starttag_text())


def fault_of(told) -> str:
    """Return what is wrong with one answer, or nothing."""
    content, kind = told.content, told.response.headers.get("Content-Type", "") if told.response else ""
    if told.fault:
        return told.fault
    if kind.startswith("text/html"):
        tags = Tags()
        tags.feed(content.decode())
        return f"tags {tags.found[:2]}" if tags.found else ""
    if content.startswith(b"PK"):
        return fault_of_archive(content)
    disposition = told.response.headers.get("Content-Disposition", "")
    return f"name {disposition}" if "/" in disposition.partition("filename=")[2].partition(";")[0] else ""


def fault_of_archive(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
    leading_out = [name for name in names if name.startswith("/") or ".." in PurePosixPath(name).parts or "\\" in name]
    if leading_out:
        return f"leads out: {leading_out}"
    if "xl/workbook.xml" not in names:
        return ""
    cells = (cell for sheet in load_workbook(io.BytesIO(content)) for row in sheet.iter_rows() for cell in row)
    return next((f"formula in {cell.coordinate}" for cell in cells if cell.data_type == "f"), "")


@pytest.mark.parametrize("person", READERS)
def test_hostile_words_do_nothing_on_any_page_paper_or_table(hostile, person):
    faults, asked = [], 0
    for row in (row for rows in BY_ADDRESS.values() for row in rows):
        url = hostile.url_of(row)
        public = all(answer == ALLOW for answer in row.get.values())
        is_read = row.get[person] == ALLOW and row.name not in UNREAD and person in asked_at(url)
        if not is_read or (public and person != "visitor"):
            continue
        method, data = ("post", EXPORT) if row.data == EXPORT else ("get", None)
        told, asked = hostile.ask(person, method, url, data, headers=row.headers), asked + 1
        if fault := fault_of(told):
            faults.append(f"{url}: {fault}")

    assert asked > 5
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("kind", known_kinds(), ids=lambda kind: kind.slug)
def test_hostile_words_do_nothing_in_letters(kind):
    facts = dict((kind.example() if callable(kind.example) else kind.example) or {})
    for name, value in facts.items():
        if isinstance(value, models.Model):
            poison_one(value)
        elif isinstance(value, str) and value and name not in OF_THE_PORTAL and not value.startswith(("http", "/")):
            facts[name] = LONG

    words = kind.render(**{"about": None, **facts})

    tags = Tags()
    tags.feed(words.html)
    assert (tags.found, len(words.subject.strip().splitlines())) == ([], 1)


def poison_one(thing) -> None:
    for field in thing._meta.concrete_fields:
        words = isinstance(field, models.CharField | models.TextField) and is_of_people(field)
        if words and getattr(thing, field.name, ""):
            setattr(thing, field.name, LONG)
