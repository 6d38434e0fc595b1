"""What a person may do with a letter. The way from the queue to the server is walked by actions/delivery.py alone."""

from django.utils.translation import gettext_lazy as _

from foundation.workflow import Workflow, move
from outbox.states import LetterState as S


def words_are_kept(letter):
    """Return a reason when the archive no longer holds what to send."""
    if letter.is_secret:
        return _("В письме была одноразовая ссылка, в архиве её нет. Попросите человека запросить новое письмо.")
    return None


class LetterWorkflow(Workflow):
    """One move: again."""

    model = "outbox.Letter"

    resend = move(
        S.SENT,
        S.FAILED,
        to=S.QUEUED,
        permission="outbox.resend_letter",
        label=_("Отправить ещё раз"),
        past=_("Письмо снова в очереди"),
        explains=_("Человек получит то же письмо с теми же словами."),
        guards=[words_are_kept],
    )
