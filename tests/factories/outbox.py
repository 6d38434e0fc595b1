"""Letters as they lie in the outbox."""

from datetime import timedelta

import factory
from django.utils import timezone

from outbox.models import Letter
from outbox.states import LetterState


class LetterFactory(factory.django.DjangoModelFactory):
    """A letter that waits and is due; `sent=True` and `failed=True` are in the archive."""

    class Meta:
        model = Letter

    class Params:
        sent = factory.Trait(
            state=LetterState.SENT, due_at=None, sent_at=factory.LazyFunction(timezone.now), attempts=1
        )
        failed = factory.Trait(state=LetterState.FAILED, due_at=None, last_error="SMTPDataError: 554", attempts=1)

    kind = "tests/example"
    to = factory.Sequence("addressee{}@example.org".format)
    subject = factory.Sequence("Заявка № {} принята".format)
    text = "Здравствуйте! Заявка принята.\n"
    html = "<html><body><p>Здравствуйте! Заявка принята.</p></body></html>"
    due_at = factory.LazyFunction(lambda: timezone.now() - timedelta(seconds=1))
