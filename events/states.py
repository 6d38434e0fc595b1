"""What a person decided about an event or a registration. Whether a registration is open, the calendar decides."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EventKind(TextChoices):
    """Kinds of the annual plan."""

    SEMINAR = "seminar", _("Семинар-совещание")
    CONFERENCE = "conference", _("Конференция")
    ROUND_TABLE = "round_table", _("Круглый стол")
    VIDEO_CONFERENCE = "video_conference", _("Видеоконференция")
    COUNCIL = "council", _("Заседание Совета")
    PRESIDIUM = "presidium", _("Заседание Президиума")
    LESSON = "lesson", _("Тематический урок")
    GAME = "game", _("Деловая игра")
    MEMORY = "memory", _("Работа по сохранению памяти")
    OTHER = "other", _("Другое")


class EventFormat(TextChoices):
    """Where people meet."""

    ON_SITE = "on_site", _("Очно")
    ONLINE = "online", _("Онлайн")
    HYBRID = "hybrid", _("Очно и онлайн")


class EventState(TextChoices):
    """An event. Whether one may register now, and whether it is over, are dates, not states."""

    DRAFT = "draft", _("Черновик")
    ANNOUNCED = "announced", _("Запланировано")
    PUBLISHED = "published", _("Опубликовано")
    CANCELLED = "cancelled", _("Отменено")


class RegistrationState(TextChoices):
    """A registration of one visitor, from the first letter to the seat or without it."""

    AWAITING_EMAIL = "awaiting_email", _("Ждёт подтверждения адреса")
    WAITING = "waiting", _("В листе ожидания")
    OFFERED = "offered", _("Место предложено")
    CONFIRMED = "confirmed", _("Место подтверждено")
    CANCELLED = "cancelled", _("Отменена")
    LAPSED = "lapsed", _("Срок истёк")
    CLOSED = "closed", _("Закрыта")


class SeatCause(TextChoices):
    """Why seats were taken or given back."""

    REGISTERED = "registered", _("Регистрация")
    PROMOTED = "promoted", _("Из листа ожидания")
    CANCELLED = "cancelled", _("Отказ участника")
    LAPSED = "lapsed", _("Срок истёк")
    CLOSED = "closed", _("Мероприятие отменено")


# Whoever stands here has seats in every pool of the event, or a place in its line.
HOLDING = (RegistrationState.AWAITING_EMAIL, RegistrationState.OFFERED, RegistrationState.CONFIRMED)
IN_TERM = (RegistrationState.AWAITING_EMAIL, RegistrationState.OFFERED)
LIVE = (*HOLDING, RegistrationState.WAITING)
PUBLIC = (EventState.ANNOUNCED, EventState.PUBLISHED, EventState.CANCELLED)

TONES = {
    EventState.ANNOUNCED: "info",
    EventState.PUBLISHED: "good",
    EventState.CANCELLED: "bad",
    RegistrationState.AWAITING_EMAIL: "warn",
    RegistrationState.WAITING: "info",
    RegistrationState.OFFERED: "warn",
    RegistrationState.CONFIRMED: "good",
}


def tone_of(state: str) -> str:
    """Return the tone of the badge that shows a state."""
    return {str(known): tone for known, tone in TONES.items()}.get(str(state), "plain")
