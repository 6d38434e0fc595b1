"""Moves of a registration. They are made by the holder of the link and by the clock; seats follow in actions/."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.capacity import offer_stands
from events.states import RegistrationState as S
from foundation.workflow import Workflow, move

KEY = "events.move_registration"


def term_has_not_passed(registration):
    """Guard: an offer is used before its end, whether or not a clock has run since."""
    if offer_stands(registration.hold_until, timezone.now()):
        return None
    return _("Срок подтверждения прошёл, место отдано следующему.")


def term_has_passed(registration):
    """Guard: nobody loses a seat a second too early."""
    if offer_stands(registration.hold_until, timezone.now()):
        return _("Срок ещё не прошёл.")
    return None


def is_first_miss(registration):
    """Guard: whoever misses an offer goes to the end of the line, once."""
    return _("Предложение пропущено второй раз.") if registration.missed_offer else None


def event_has_not_begun(registration):
    """Guard: a seat is given back before the start."""
    begins = registration.event.starts_at
    return None if begins is None or timezone.now() < begins else _("Мероприятие уже началось.")


class RegistrationWorkflow(Workflow):
    """From the letter to the seat."""

    model = "events.Registration"
    related = ("event",)

    confirm = move(
        S.AWAITING_EMAIL, S.OFFERED,
        to=S.CONFIRMED, permission=KEY, label=_("Подтвердить участие"), past=_("Участие подтверждено"),
        guards=[term_has_not_passed, event_has_not_begun], tone="primary",
    )  # fmt: skip
    promote = move(
        S.WAITING, to=S.CONFIRMED, permission=KEY, label=_("Отдать место"), past=_("Место из листа ожидания")
    )
    offer = move(S.WAITING, to=S.OFFERED, permission=KEY, label=_("Предложить место"), past=_("Место предложено"))
    requeue = move(
        S.OFFERED,
        to=S.WAITING, permission=KEY, label=_("В конец листа"), past=_("Предложение пропущено, теперь в конце листа"),
        guards=[term_has_passed, is_first_miss],
    )  # fmt: skip
    lapse = move(
        S.AWAITING_EMAIL, S.OFFERED,
        to=S.LAPSED, permission=KEY, label=_("Снять по сроку"), past=_("Срок подтверждения прошёл"),
        guards=[term_has_passed],
    )  # fmt: skip
    cancel = move(
        S.AWAITING_EMAIL, S.WAITING, S.OFFERED, S.CONFIRMED,
        to=S.CANCELLED, permission=KEY, label=_("Отказаться от места"), past=_("Регистрация отменена"),
        guards=[event_has_not_begun], tone="danger",
    )  # fmt: skip
    close = move(
        S.AWAITING_EMAIL, S.WAITING, S.OFFERED, S.CONFIRMED,
        to=S.CLOSED, permission=KEY, label=_("Закрыть"), past=_("Закрыта: мероприятие отменено"),
    )  # fmt: skip
