"""Kinds of letters: three templates each, words frozen when a verb posts, delivery left to the worker.

`templates/letters/<app>/<kind>.subject.txt`, `.txt` and `.html` know: the facts, `about` (the object itself), `subject`
(in the .txt and .html), `base_url` (no slash at its end) and the branch's name, telephone and e-mail.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.template import Context, Engine
from django.template.loader import get_template

from outbox.actions.posting import write_letter
from outbox.links import only_own_links, only_own_links_in_html
from outbox.models import Letter, reference
from outbox.tasks import deliver

SUBJECT_LENGTH = 200
_EMPTY_LINES = re.compile(r"\n{3,}")
_known: dict[str, "LetterKind"] = {}


class Words(NamedTuple):
    """What an addressee reads."""

    subject: str
    text: str
    html: str


@dataclass(frozen=True, eq=False)
class LetterKind:
    """`LetterKind("app/kind", example=…)`, in letters.py of the app.

    `example`: facts (with `about` where the templates use it), or a function that returns them without a database; the
    laws of the house render every kind from it. `is_secret`: the letter carries a link that opens somebody's account,
    so its words are hidden from the office and wiped when it has gone.
    """

    slug: str
    example: Mapping | Callable[[], Mapping] | None = None
    is_secret: bool = False

    def __post_init__(self):
        if self.slug in _known:
            raise TypeError(f"the letter {self.slug} is declared twice")
        _known[self.slug] = self

    def post(
        self,
        *,
        to: str,
        about=None,
        once: str | None = None,
        attachments: Iterable[tuple[str, bytes, str]] = (),
        **facts,
    ) -> Letter | None:
        """Freeze the letter and queue it, in the transaction of the caller; return it, or None if `once` was posted already.

        `about`: the row that the letter tells of, kept as a value. `once` is unique within the kind. `attachments`: (name, bytes, content type).
        """
        with transaction.atomic():
            words = self.render(about=about, **facts)
            letter = write_letter(
                kind=self.slug,
                once=f"{self.slug}:{once}" if once else None,
                to=to,
                subject_ref=reference(about),
                is_secret=self.is_secret,
                attachments=attachments,
                **words._asdict(),
            )
            if letter:
                deliver.enqueue(letter.pk)
        return letter

    def render(self, **facts) -> Words:
        """Return the words of the letter for these facts."""
        base_url = settings.BASE_URL.rstrip("/")
        own = f"{base_url}/"
        facts |= {
            "base_url": base_url,
            "branch_name": settings.BRANCH_SHORT_NAME,
            "branch_phone": settings.BRANCH_PHONE,
            "branch_email": settings.BRANCH_EMAIL,
        }
        subject = " ".join(self._plain("subject.txt", facts).split())[:SUBJECT_LENGTH]
        facts["subject"] = subject
        return Words(
            subject=only_own_links(subject, own)[:SUBJECT_LENGTH],
            text=only_own_links(_EMPTY_LINES.sub("\n\n", self._plain("txt", facts).strip()), own) + "\n",
            html=only_own_links_in_html(get_template(f"letters/{self.slug}.html").render(facts), own),
        )

    def render_example(self) -> Words:
        """Return the words of the example letter."""
        facts = self.example() if callable(self.example) else self.example
        return self.render(**{"about": None, **(facts or {})})

    def _plain(self, ending: str, facts: dict) -> str:
        # Plain text is not HTML: «Иванов & Ко» must not become «Иванов &amp; Ко».
        return (
            Engine.get_default().get_template(f"letters/{self.slug}.{ending}").render(Context(facts, autoescape=False))
        )


def known_kinds() -> list[LetterKind]:
    """Return every kind of letter that the portal writes, by slug."""
    return [kind for _slug, kind in sorted(_known.items())]
