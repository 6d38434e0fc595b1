"""What tests of the post office share."""

import pytest

from outbox import kinds
from outbox.kinds import LetterKind
from tests.support.sink import Sink


@pytest.fixture
def sink(settings):
    """A mail server that runs, and the portal told to use it."""
    server = Sink()
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = server.port
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    yield server
    server.stop()


@pytest.fixture
def write_kind(settings, tmp_path, monkeypatch):
    """Makes a kind of letter from the words of its templates, for one test."""
    monkeypatch.setattr(kinds, "_known", {})
    templates = [settings.TEMPLATES[0] | {"DIRS": [tmp_path, *settings.TEMPLATES[0]["DIRS"]]}]
    settings.TEMPLATES = templates

    def write(subject="Заявка принята", text="Здравствуйте!", html="<p>Здравствуйте!</p>", **options):
        folder = tmp_path / "letters" / "tests"
        folder.mkdir(parents=True)
        for ending, words in {"subject.txt": subject, "txt": text, "html": html}.items():
            (folder / f"example.{ending}").write_text(words, encoding="utf-8")
        return LetterKind("tests/example", **options)

    return write
