"""Writing a letter down, in the transaction of the verb that posts it."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction

from outbox.models import Letter, LetterAttachment


@transaction.atomic
def write_letter(*, once: str | None, attachments: Iterable[tuple[str, bytes, str]] = (), **facts) -> Letter | None:
    """Write a letter with its attachments (name, bytes, content type) and return it.

    Returns None when a letter with this `once` was posted before, be it a moment ago by somebody else. Raises
    ValidationError when the address is none.
    """
    letter = Letter(once=once, **facts)
    letter.clean_fields()
    try:
        with transaction.atomic():
            letter.save(force_insert=True)
    except IntegrityError:
        if once and Letter.objects.filter(once=once).exists():
            return None
        raise
    for name, content, content_type in attachments:
        LetterAttachment.objects.create(letter=letter, name=name, content=content, content_type=content_type)
    return letter
