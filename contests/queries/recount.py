"""The published marks: what anybody needs to count a contest again. Applications by number, jurors under pseudonyms."""

import json
from dataclasses import dataclass

from contests.models import ContestEdition, StoredResult


@dataclass(frozen=True)
class PublishedMarks:
    """The document as one line of JSON, and the digest that the signed protocol prints."""

    text: str
    digest: str
    protocol: str


def published_marks(edition: ContestEdition) -> PublishedMarks | None:
    """Return the marks of a published contest; None before, and where the protocol is older than such documents."""
    if not edition.is_published:
        return None
    digest = edition.protocol.facts["digest"]
    result = StoredResult.objects.filter(edition=edition, digest=digest).first()
    if result is None:
        return None
    text = json.dumps(result.document | {"digest": digest}, ensure_ascii=False, sort_keys=True)
    return PublishedMarks(text, digest, edition.protocol.number)
