"""Words of consents: what one may agree to, who signs, what may be shown, where a paper stands. No models here.

The kinds are never joined: each has its own text and its own tick (152-ФЗ, art. 9 and 10.1; a photograph: art. 152.1 of the
Civil Code).
"""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ConsentKind(TextChoices):
    """ProcessingConsent: the branch may work with the data. PublicationConsent: anybody may see them. Media: the picture."""

    PROCESSING = "processing", _("Согласие на обработку персональных данных")
    PUBLICATION = "publication", _("Согласие на распространение персональных данных")
    MEDIA = "media", _("Согласие на фото- и видеосъёмку")


class ConsentAudience(TextChoices):
    """Of whose data a text speaks: a person agrees about himself, a representative about a child."""

    SELF = "self", _("О себе")
    MINOR = "minor", _("О несовершеннолетнем")


class ConsentChannel(TextChoices):
    """How a consent reached the branch."""

    SITE = "site", _("На сайте")
    PAPER = "paper", _("На бумаге")
    LINK = "link", _("По личной ссылке")


class Signers(TextChoices):
    """Whose signature a consent needs, by the age of the person it speaks of."""

    SUBJECT = "subject", _("Сам человек")
    REPRESENTATIVE = "representative", _("Законный представитель")
    BOTH = "both", _("Законный представитель и сам несовершеннолетний")


class Relation(TextChoices):
    """What a legal representative is to a child (Family Code, art. 64 and 145)."""

    PARENT = "parent", _("Родитель")
    ADOPTER = "adopter", _("Усыновитель")
    GUARDIAN = "guardian", _("Опекун или попечитель")


class PublicName(TextChoices):
    """How a person is called in public."""

    FULL = "full", _("Фамилия, имя и отчество")
    INITIALS = "initials", _("Фамилия и инициалы")
    CODE = "code", _("Только номер")


class PublicField(TextChoices):
    """What else of a person may be shown in public, each by itself (152-ФЗ, art. 10.1)."""

    ORGANIZATION = "organization", _("Организация или школа")
    MUNICIPALITY = "municipality", _("Муниципальное образование")
    RESULT = "result", _("Место и балл")


class PaperState(TextChoices):
    """Where a consent on paper stands."""

    AWAITED = "awaited", _("Ждём подписанный бланк")
    UPLOADED = "uploaded", _("На проверке")
    REJECTED = "rejected", _("Не принят")
    VERIFIED = "verified", _("Проверен")
    WITHDRAWN = "withdrawn", _("Согласие отозвано")
    CANCELLED = "cancelled", _("Больше не нужен")


class WithdrawalState(TextChoices):
    """Whether everything that follows from a withdrawal has been done."""

    WAITING = "waiting", _("Осталось сделать вручную")
    DONE = "done", _("Исполнен")


@dataclass(frozen=True)
class PublicScope:
    """What one consent to publication lets everybody see. Without a consent: nothing but a number."""

    name: str = PublicName.CODE
    fields: frozenset[str] = field(default_factory=frozenset)

    def __post_init__(self):
        """Let nothing be shown that has no name. Raises ValueError."""
        PublicName(self.name)
        for value in self.fields:
            PublicField(value)

    @classmethod
    def of(cls, kept: dict | None) -> "PublicScope":
        """Read what `as_json` wrote. A consent from before the fields were parted says nothing and allows all of them."""
        if not kept:
            return EVERYTHING
        return cls(kept["name"], frozenset(kept["fields"]))

    def as_json(self) -> dict:
        """Return values that JSON can keep."""
        return {"name": str(self.name), "fields": sorted(self.fields)}

    @property
    def names(self) -> bool:
        """Whether a name may stand beside the result: whoever hides the result hides himself there."""
        return self.name != PublicName.CODE and PublicField.RESULT in self.fields

    @property
    def words(self) -> str:
        """What is shown, for people: «Фамилия и инициалы, место и балл»."""
        shown = [PublicField(value).label for value in PublicField.values if value in self.fields]
        return ", ".join([str(PublicName(self.name).label), *(str(label).lower() for label in shown)])


EVERYTHING = PublicScope(PublicName.FULL, frozenset(PublicField.values))
NOTHING = PublicScope()


@dataclass(frozen=True)
class AgeRule:
    """Below which age a representative signs alone, and from which the person does. A lawyer confirms both [L]."""

    both_from: int = 14
    alone_from: int = 18

    def signers(self, born_on: date | None, *, on: date) -> Signers:
        """Return who signs on the day `on`; an unknown birthday is that of a grown-up."""
        if born_on is None:
            return Signers.SUBJECT
        years = age_on(born_on, on)
        if years < self.both_from:
            return Signers.REPRESENTATIVE
        return Signers.BOTH if years < self.alone_from else Signers.SUBJECT


def age_on(born_on: date, day: date) -> int:
    """Return the full years on `day`. A year is full on the day after the birthday (Supreme Court, 01.02.2011 № 1)."""
    years = day.year - born_on.year
    return years if (day.month, day.day) > (born_on.month, born_on.day) else years - 1


TONES = {
    PaperState.UPLOADED: "warn",
    PaperState.REJECTED: "bad",
    PaperState.VERIFIED: "good",
    WithdrawalState.WAITING: "warn",
    WithdrawalState.DONE: "good",
    "received": "warn",
    "in_work": "info",
    "refused": "bad",
}


def tone_of(state: str) -> str:
    """Return the tone of a state's badge: colour only repeats the words."""
    return TONES.get(state, "plain")


class RequestKind(TextChoices):
    """What a person asks of the branch about his data (152-ФЗ, art. 14, 20 and 21)."""

    CORRECT = "correct", _("Исправить то, что я не могу изменить сам")
    ERASE = "erase", _("Удалить мои данные")
    EXPLAIN = "explain", _("Объяснить, зачем и как используют мои данные")


class RequestState(TextChoices):
    """Where a request stands."""

    RECEIVED = "received", _("Получено")
    IN_WORK = "in_work", _("В работе")
    DONE = "done", _("Исполнено")
    REFUSED = "refused", _("Отказано")
    WITHDRAWN = "withdrawn", _("Отменено человеком")


class AccessAct(TextChoices):
    """What somebody of the branch did with the data of another."""

    VIEW = "view", _("Смотрел")
    DOWNLOAD = "download", _("Скачал файл")
    EXPORT = "export", _("Выгрузил список")


class Retained(TextChoices):
    """What has a term of keeping. Which rows these are, the floors know; the roof joins both."""

    DRAFT = "draft", _("Неподанная заявка")
    APPLICATION = "application", _("Заявка, её файлы и имена в протоколе")
    LETTER = "letter", _("Письмо в архиве")
    CONSENT = "consent", _("Согласие, которое больше не действует")
    PAPER = "paper", _("Бланк, который не подписали")
    REQUEST = "request", _("Исполненное обращение о данных")
    ACCESS = "access", _("Запись о просмотре данных")
    CERTIFICATE = "certificate", _("Имя в журнале дипломов")
    ACCOUNT = "account", _("Учётная запись, которой не пользуются")


class TermUnit(TextChoices):
    """In what a term is counted."""

    DAYS = "days", _("дней")
    MONTHS = "months", _("месяцев")
    YEARS = "years", _("лет")


class Expiry(TextChoices):
    """What becomes of a row whose term is over."""

    DELETE = "delete", _("Удалить")
    ANONYMISE = "anonymise", _("Обезличить")


MONTHS_IN_YEAR = 12


def moment_before(moment: datetime, number: int, unit: str) -> datetime:
    """Return the moment `number` units earlier; the last day of a month stays a last day."""
    if unit == TermUnit.DAYS:
        return moment - timedelta(days=number)
    months = number * (MONTHS_IN_YEAR if unit == TermUnit.YEARS else 1)
    year, month = divmod(moment.year * MONTHS_IN_YEAR + moment.month - 1 - months, MONTHS_IN_YEAR)
    day = min(moment.day, monthrange(year, month + 1)[1])
    return moment.replace(year=year, month=month + 1, day=day)
