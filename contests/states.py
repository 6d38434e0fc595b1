"""What a person decided about a contest, an application, a juror, a sheet, a protocol. What the clock decides is a property."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EditionState(TextChoices):
    """A contest of one year. Intake and its end are dates, not states."""

    DRAFT = "draft", _("Черновик")
    ANNOUNCED = "announced", _("Объявлен")
    SCORING = "scoring", _("Идёт оценка")
    SCORING_CLOSED = "scoring_closed", _("Оценка завершена")
    PROTOCOL_SIGNED = "protocol_signed", _("Протокол подписан")
    PUBLISHED = "published", _("Итоги опубликованы")
    CANCELLED = "cancelled", _("Отменён")


class ApplicationState(TextChoices):
    """An application, from the first saved word to the decision on admission."""

    DRAFT = "draft", _("Черновик")
    SUBMITTED = "submitted", _("Зарегистрирована")
    RETURNED = "returned", _("Возвращена на доработку")
    ADMITTED = "admitted", _("Допущена")
    REJECTED = "rejected", _("Не допущена")
    WITHDRAWN = "withdrawn", _("Отозвана")


class SheetState(TextChoices):
    """A score sheet: the marks of one juror for one application."""

    OPEN = "open", _("Не сдан")
    SUBMITTED = "submitted", _("Сдан")
    RECUSED = "recused", _("Самоотвод")
    EXCUSED = "excused", _("Не оценивал")


class ProtocolState(TextChoices):
    """A protocol is drawn up, then signed; a signed one never changes."""

    DRAFT = "draft", _("Проект")
    SIGNED = "signed", _("Подписан")


class JuryRole(TextChoices):
    """Who chairs the jury closes the scoring and signs the protocol."""

    CHAIR = "chair", _("Председатель")
    MEMBER = "member", _("Член жюри")


class ConflictSource(TextChoices):
    """Where a conflict of interest comes from: the register of organisations, or the juror's own word."""

    AUTOMATIC = "automatic", _("По реестру организаций")
    DECLARED = "declared", _("Заявлен членом жюри")


class SubjectKind(TextChoices):
    """Whom a nomination rates."""

    PERSON = "person", _("Человек")
    TOS = "tos", _("ТОС")
    INITIATIVE = "initiative", _("Инициатива")


class AwardKind(TextChoices):
    """What an admitted application is given by the protocol."""

    PLACE = "place", _("Место")
    INCENTIVE = "incentive", _("Поощрение")
    PARTICIPANT = "participant", _("Участник")


class QuestionKind(TextChoices):
    """How a question of the application form is answered."""

    LINE = "line", _("Строка")
    TEXT = "text", _("Текст")
    NUMBER = "number", _("Число")
    MONEY = "money", _("Сумма в рублях")
    YEAR = "year", _("Год")
    DATE = "date", _("Дата")
    YES_NO = "yes_no", _("Да или нет")
    CHOICE = "choice", _("Один ответ из списка")
    SEVERAL = "several", _("Несколько ответов из списка")
    PHONE = "phone", _("Телефон")
    EMAIL = "email", _("Электронная почта")
    LINK = "link", _("Ссылка")
    NOTE = "note", _("Пояснение без ответа")


class CriterionKind(TextChoices):
    """Who makes the points of a criterion; a heading only parts the list."""

    JURY = "jury", _("Жюри ставит балл")
    COMPUTED = "computed", _("Считается по ответу заявки")
    VERIFIED = "verified", _("Проверяет секретарь")
    HEADING = "heading", _("Заголовок группы")


class RuleKind(TextChoices):
    """How a value becomes points, where no juror gives them: kinds of `criteria.points`."""

    BANDS = "bands", _("Таблица: число – балл")
    BANDS_BY_GROUP = "bands_by_group", _("Таблица для каждой группы")
    BANDS_BY_CONDITION = "bands_by_condition", _("Таблица по условию")
    CHECKLIST = "checklist", _("Перечень: балл за каждый пункт")
    BOOLEAN = "boolean", _("Да или нет")
    PER_UNIT = "per_unit", _("Балл за каждую единицу")
    CHOICE = "choice", _("Уровни с названиями")
    JOINT_SHEET = "joint_sheet", _("Общий лист комиссии")
    PENALTY = "penalty", _("Штраф")


class CommentRule(TextChoices):
    """When a juror explains a mark in words."""

    NONE = "none", _("Не нужно")
    OPTIONAL = "optional", _("По желанию")
    EXTREMES = "extremes", _("К крайним баллам")
    ALWAYS = "always", _("К каждому баллу")


class CountingMethod(TextChoices):
    """How sheets become a total: the ways of `aggregation`."""

    MEAN = "mean", _("Среднее по сданным листам")
    SUM = "sum", _("Сумма листов")
    TRIMMED_MEAN = "trimmed_mean", _("Среднее без крайних")
    MEDIAN = "median", _("Медиана")
    RANK_SUM = "rank_sum", _("Сумма мест")
    Z_SCORE = "z_score", _("Стандартные оценки")


# On a sheet: this criterion does not apply. Neither a zero nor a mark that is not given yet.
NOT_APPLICABLE = "na"


class SubmittedAs(TextChoices):
    """By whose hand an application came."""

    SELF = "self", _("Самим участником")
    NOMINATOR = "nominator", _("Выдвинут другим человеком")
    PAPER = "paper", _("На бумаге")


class TieRule(TextChoices):
    """What the regulation says of equal totals; the rules themselves are in `scoring.TIE_BREAKS`."""

    SHARED = "shared", _("Место делится")
    EARLIER_RECEIVED = "earlier_received", _("Выше заявка, которая получена раньше")
    HEAVIEST = "heaviest", _("Выше балл по самому весомому критерию")
    HEAVIEST_EARLIER = "heaviest_earlier", _("Балл по самому весомому критерию, затем кто раньше")


# By the word, because an application and a sheet may share it.
TONES = {
    "announced": "info",
    "scoring": "info",
    "published": "good",
    "cancelled": "bad",
    "submitted": "good",
    "returned": "warn",
    "admitted": "good",
    "rejected": "bad",
    "signed": "good",
}


def tone_of(state: str) -> str:
    """Return the tone of a state's badge, a word of the component `state_badge`: colour only repeats the words."""
    return TONES.get(state, "plain")
