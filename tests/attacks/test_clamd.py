"""A file is clean when clamd has said so, and never otherwise."""

import contextlib
import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from foundation.uploads.antivirus import Verdict, verdict_of
from foundation.uploads.fields import received
from tests.attacks.clamd import Clamd
from tests.foundation.uploads import corpus


@pytest.fixture
def clamd(settings):
    """Start a clamd with these habits and let the portal know of it."""
    with contextlib.ExitStack() as stack:

        def start(*habits, **more):
            made = Clamd(*habits, **more)
            stack.callback(made.stop)
            settings.CLAMD_ADDRESS = made.address
            return made

        yield start


def upload(content: bytes, name: str = "отчёт.pdf"):
    return received(SimpleUploadedFile(name, content))


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        (b"stream: OK\0", Verdict.CLEAN),
        (b"stream: Win.Test.EICAR_HDB-1 FOUND\0", Verdict.INFECTED),
        (b"INSTREAM size limit exceeded. ERROR\0", Verdict.UNCHECKED),
        (b"stream: Can't allocate memory ERROR\0", Verdict.UNCHECKED),
        (b"OK\0", Verdict.UNCHECKED),
        (b"", Verdict.UNCHECKED),
        (None, Verdict.UNCHECKED),
    ],
    ids=["clean", "found", "over the limit", "out of memory", "strange", "empty", "hangs up"],
)
def test_only_the_words_of_clamd_make_a_file_clean(clamd, answer, verdict):
    clamd(answer)

    assert verdict_of(io.BytesIO(b"words")) is verdict


def test_the_whole_file_is_sent_and_comes_back_to_its_beginning(clamd):
    server, content = clamd(), io.BytesIO(b"%PDF" + b"0123456789" * 20_000)
    content.seek(17)

    assert (verdict_of(content), content.tell(), server.streams) == (Verdict.CLEAN, 0, [content.getvalue()])


def test_a_clamd_that_cuts_a_long_stream_has_not_looked_at_it(clamd):
    clamd(limit=100_000)

    assert verdict_of(io.BytesIO(b"0" * 3_000_000)) is Verdict.UNCHECKED


def test_a_clamd_that_died_leaves_the_file_unchecked_and_the_upload_whole(clamd):
    clamd().stop()

    kept = upload(corpus.pdf())

    assert (kept.verdict, kept.read()) == (Verdict.UNCHECKED, corpus.pdf())


@pytest.mark.parametrize("address", ["", "127.0.0.1:", "nonsense", "/no/such/socket"])
def test_an_address_where_nobody_is_leaves_the_file_unchecked(settings, address):
    settings.CLAMD_ADDRESS = address

    assert upload(corpus.pdf()).verdict is Verdict.UNCHECKED


def test_a_found_virus_is_refused_with_words_of_its_own(clamd):
    clamd(b"stream: Pdf.Dropper.Agent-7000000-0 FOUND\0")

    with pytest.raises(ValidationError) as refusal:
        upload(corpus.pdf())

    assert (refusal.value.code, refusal.value.messages) == (
        "virus",
        ["В файле найден вирус. Проверьте компьютер антивирусом и загрузите файл с чистого устройства."],
    )


def test_a_picture_is_looked_at_as_it_came(clamd):
    server, content = clamd(), corpus.photo_with_place()

    assert (upload(content, "двор.jpg").verdict, server.streams) == (Verdict.CLEAN, [content])
