"""Canaries: what each person reads, wherever he may enter, holds no marker of what is not his.

Every sensitive field of the world is a word that stands nowhere else (markers.py). Each person opens every address of the
tables that lets him in: pages, papers, exports, the office with its histories, previews, choosers and reports. What he met is
compared with what he must meet, as a whole.
"""

import io
import subprocess
import zipfile
from collections import defaultdict
from html import unescape

import pytest

from tests.proof.allowed import MET
from tests.proof.allowed_marking import MET_OF_MARKING
from tests.proof.allowed_people import MET_OF_PEOPLE
from tests.proof.asking import asked_at
from tests.proof.markers import known_markers
from tests.proof.policy import ALLOW, EVERYBODY, EXPORT
from tests.proof.rows import BY_ADDRESS

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

# What is the same for everybody is read by a visitor; the superuser may read all there is.
READERS = [person for person in EVERYBODY.split() if person != "superuser"]
# Answers that are no pages: the office's own scripts and pictures.
UNREAD = {"wagtailadmin_sprite", "wagtailadmin_javascript_catalog", "pages:plan_file", "pages:report_file"}


@pytest.mark.parametrize("person", READERS)
def test_a_person_meets_exactly_what_he_may_know(interview, person):
    met, expected = (
        met_by(interview, person),
        MET[person] | MET_OF_PEOPLE.get(person, set()) | MET_OF_MARKING.get(person, set()),
    )

    strange = [f"{about}: {met.get(about, 'nowhere')}" for about in sorted(set(met) ^ expected)]
    assert set(met) == expected, "\n".join(strange)


def met_by(interview, person) -> dict[str, list[str]]:
    """Return what the markers say that stood on anything this person was given, and where."""
    met = defaultdict(list)
    for row in (row for rows in BY_ADDRESS.values() for row in rows):
        url = interview.url_of(row)
        public = all(answer == ALLOW for answer in row.get.values())
        if (
            row.get[person] != ALLOW
            or row.name in UNREAD
            or person not in asked_at(url)
            or (public and person != "visitor")
        ):
            continue
        method, data = ("post", EXPORT) if row.data == EXPORT else ("get", None)
        told = interview.ask(person, method, url, data, headers=row.headers)
        assert not told.fault, f"{url} fell for {person}: {told.fault}"
        words = words_of(told.content)
        for about, marker in known_markers().items():
            if marker in words:
                met[about].append(url)
    return met


def words_of(content: bytes) -> str:
    """Return the words of an answer: of a page, of a PDF as it is printed, of all parts of a workbook."""
    if content.startswith(b"%PDF") and b"%%EOF" in content:
        read = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=False)
        return read.stdout.decode() + content.decode("latin-1")
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            # Strings of a workbook are written with every letter beyond ASCII as its number.
            return unescape("".join(book.read(part).decode(errors="replace") for part in book.namelist()))
    return content.decode(errors="replace")
