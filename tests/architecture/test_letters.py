"""Every letter has its three templates and renders from its example."""

import pytest

from outbox.kinds import known_kinds
from tests.architecture.house import TEMPLATES


@pytest.mark.parametrize("kind", known_kinds(), ids=lambda kind: kind.slug)
def test_every_letter_has_three_templates(kind):
    missing = [end for end in ("subject.txt", "txt", "html") if not (TEMPLATES / f"letters/{kind.slug}.{end}").exists()]

    assert missing == []


@pytest.mark.parametrize("kind", known_kinds(), ids=lambda kind: kind.slug)
def test_every_letter_renders_from_its_example(kind):
    subject, text, html = kind.render_example()

    assert (len(subject.splitlines()), len(text) > 80, "<html" in html) == (1, True, True)
