"""The end of letters: their words speak of people, so they go when these go."""

from django.db import transaction

from foundation.audit import forget
from outbox.models import Letter


@transaction.atomic
def erase_letter(letter, *, by=None) -> str:
    """Remove a letter from the archive and return its number. The right is the caller's: a term of keeping or a request."""
    number = str(letter.pk)
    forget(letter, f"Письмо {number}")
    letter.delete()
    return number


def erase_letters_about(subject) -> int:
    """Remove every letter that told of `subject`; return how many there were."""
    return len([erase_letter(letter) for letter in Letter.objects.about(subject)])
