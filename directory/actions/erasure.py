"""The end of a representation's words: who acted for whom stays as rows of nobody."""

from django.db import transaction

from directory.models import Representative
from foundation.audit import forget
from outbox.actions.erasure import erase_letters_about


@transaction.atomic
def erase_representations(person, *, by=None) -> int:
    """Take the proofs and reasons out of everything that a person asked for; return how many rows there were."""
    rows = list(Representative.objects.filter(user=person))
    for row in rows:
        erase_letters_about(row)
        forget(row, f"Представитель {row.code}")
        Representative.objects.filter(pk=row.pk).update(proof="", reason="")
    return len(rows)
