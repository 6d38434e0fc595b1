"""Moves of an event: from a line of the plan to an open registration, or to its cancellation."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.states import EventState as S
from foundation.workflow import Workflow, move


def day_and_hour_are_known(event):
    """Guard: nobody registers for «апрель»."""
    return None if event.is_exact else _("Сначала назначьте день и час: пока срок примерный, записывать нельзя.")


def start_lies_ahead(event):
    """Guard: what has begun takes no guests."""
    if event.starts_at and event.starts_at <= timezone.now():
        return _("Начало уже прошло.")
    return None


def seats_are_set(event):
    """Guard: everybody can see how many places there are."""
    return None if event.pools.exists() else _("Сначала укажите, сколько мест.")


def is_not_over(event):
    """Guard: what took place cannot be cancelled."""
    return _("Мероприятие уже прошло.") if event.is_over else None


class EventWorkflow(Workflow):
    """Announced with a rough date, published with an exact one: then the registration opens by itself."""

    model = "events.Event"

    announce = move(
        S.DRAFT,
        to=S.ANNOUNCED,
        permission="events.announce_event",
        label=_("Показать в списке"),
        past=_("Мероприятие показано в списке"),
        explains=_("Мероприятие появится на сайте с примерным сроком. Записаться будет ещё нельзя."),
    )
    publish = move(
        S.DRAFT,
        S.ANNOUNCED,
        to=S.PUBLISHED,
        permission="events.publish_event",
        label=_("Открыть регистрацию"),
        past=_("Регистрация открыта"),
        guards=[day_and_hour_are_known, start_lies_ahead, seats_are_set],
        tone="primary",
        explains=_("На странице мероприятия появится запись. Она закроется сама: в назначенный срок или в час начала."),
    )
    cancel = move(
        S.ANNOUNCED,
        S.PUBLISHED,
        to=S.CANCELLED,
        permission="events.cancel_event",
        label=_("Отменить мероприятие"),
        past=_("Мероприятие отменено"),
        guards=[is_not_over],
        tone="danger",
        asks=True,
        explains=_("Всем записанным уйдёт письмо с причиной. Страница останется с пометкой. Вернуть нельзя."),
    )
