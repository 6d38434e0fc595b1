"""What a person decided about an olympiad, and the words of its rules. What the clock decides is a property. No models here."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EditionState(TextChoices):
    """An olympiad of one year. Registration opens and closes by its dates, not by a state."""

    DRAFT = "draft", _("Черновик")
    ANNOUNCED = "announced", _("Объявлена")
    RUNNING = "running", _("Проводится")
    MARKING = "marking", _("Проверка работ")
    APPEALS = "appeals", _("Показ работ и апелляции")
    FINALISED = "finalised", _("Итоги подведены")
    ARCHIVED = "archived", _("В архиве")
    CANCELLED = "cancelled", _("Отменена")


class StageKind(TextChoices):
    """Which step of the way up a stage is."""

    SCHOOL = "school", _("Школьный этап")
    CITY = "city", _("Городской этап")
    FINAL = "final", _("Заключительный этап")


class StageMode(TextChoices):
    """How the works are written. The online test comes later; the stage already knows of it."""

    PAPER = "paper", _("На бумаге")
    ONLINE = "online", _("На портале")
    MIXED = "mixed", _("На бумаге и на портале")


class ParticipantState(TextChoices):
    """One pupil at one stage. A missing consent is no state: it is read from the consents."""

    DRAFT = "draft", _("Черновик школы")
    SUBMITTED = "submitted", _("Заявлен")
    ACCEPTED = "accepted", _("Допущен")
    REJECTED = "rejected", _("Не допущен")
    WITHDRAWN = "withdrawn", _("Отозван")
    INVITED = "invited", _("Код выдан")
    CHECKED_IN = "checked_in", _("Пришёл")
    TOOK_PART = "took_part", _("Участвовал")
    ABSENT = "absent", _("Не явился")
    INTERRUPTED = "interrupted", _("Прервал по уважительной причине")
    DISQUALIFIED = "disqualified", _("Удалён")


P = ParticipantState
# Those who still go on: one pupil has one such row at a stage.
LIVE = frozenset(set(P) - {P.REJECTED, P.WITHDRAWN})
# Whom the organiser has let in and who may sit in a room.
SEATED = frozenset({P.ACCEPTED, P.INVITED, P.CHECKED_IN, P.TOOK_PART, P.ABSENT, P.INTERRUPTED, P.DISQUALIFIED})
# Everything that the school has sent.
SENT = frozenset(set(P) - {P.DRAFT})


class CohortMode(TextChoices):
    """Who is ranked together."""

    GRADE = "grade", _("Каждый класс отдельно")
    ALL = "all", _("Все вместе")


class AgreedBy(TextChoices):
    """How two marks that are near enough become one."""

    MEAN_UP = "mean_up", _("Среднее, с округлением в пользу участника")
    MEAN_HALF_UP = "mean_half_up", _("Среднее, с обычным округлением")
    MAXIMUM = "max", _("Большая из двух")
    MINIMUM = "min", _("Меньшая из двух")
    EQUAL = "equal", _("Только равные оценки")


class ThirdMark(TextChoices):
    """What the third mark means when two are too far apart."""

    THIRD_FINAL = "third_final", _("Третья оценка окончательная")
    NEAREST_PAIR = "nearest_pair", _("Среднее третьей и ближайшей к ней")
    MEDIAN = "median", _("Средняя из трёх по величине")


class Rounding(TextChoices):
    """How the number of awards becomes whole."""

    FLOOR = "floor", _("Вниз")
    HALF_UP = "half_up", _("Арифметически")
    CEIL = "ceil", _("Вверх")


class WinnerPolicy(TextChoices):
    """Who wins."""

    MAX = "max", _("Лучший результат, если он больше порога")
    QUOTA = "quota", _("Своя квота победителей")
    CUTOFF = "cutoff", _("Не меньше балла, который назвало жюри")
    PLACES = "places", _("Места I, II, III")


class BorderPolicy(TextChoices):
    """What happens to equals of whom only some fit into the quota."""

    STRICT = "strict", _("Никто из них не награждается")
    GENEROUS = "generous", _("Награждаются все")
    HALF_RULE = "half_rule", _("Все, если набрали больше половины")
    NEAREST = "nearest", _("По ближайшему к квоте числу")
    JURY = "jury", _("Решает жюри")


class Threshold(TextChoices):
    """Whether exactly the threshold is enough."""

    OVER = "over", _("Больше порога")
    AT_LEAST = "at_least", _("Не меньше порога")


class PublicMode(TextChoices):
    """The most that a list may show, whatever the consents allow."""

    FULL = "full", _("Фамилия, имя, школа")
    INITIALS = "initials", _("Фамилия и инициалы")
    CODE = "code", _("Только код")


class IncidentKind(TextChoices):
    """What happened in a room."""

    REMOVAL = "removal", _("Удаление участника")
    TECHNICAL = "technical", _("Техническая неполадка")
    HEALTH = "health", _("Здоровье")
    OTHER = "other", _("Другое")


class PlanState(TextChoices):
    """A seating plan is tried until one is fixed; a fixed one only moves by hand."""

    DRAFT = "draft", _("Проба")
    FIXED = "fixed", _("Утверждена")


class SheetKind(TextChoices):
    """Papers of the day, hundreds of pages at once."""

    TITLE_SHEETS = "title_sheets", _("Титульные листы")
    SLIPS = "slips", _("Талоны с кодами")
    DOOR_LISTS = "door_lists", _("Списки на двери")
    ATTENDANCE = "attendance", _("Ведомости явки")


class BatchState(TextChoices):
    """Papers that are being printed into one file."""

    WAITING = "waiting", _("В очереди")
    DRAWING = "drawing", _("Готовится")
    READY = "ready", _("Готово")
    FAILED = "failed", _("Не получилось")


class MarkingState(TextChoices):
    """How far the works of a stage have got. The windows of showing and of appeals are dates, not states."""

    PREPARING = "preparing", _("Готовится проверка")
    MARKING = "marking", _("Работы проверяются")
    LOCKED = "locked", _("Оценки закрыты протоколом")
    DECODED = "decoded", _("Работы декодированы")
    PRELIMINARY = "preliminary", _("Предварительные результаты")
    FINAL = "final", _("Окончательные результаты")


M = MarkingState


class CommissionRole(TextChoices):
    """What somebody does with the works of a stage. Whoever marks knows no names, whoever knows them marks nothing."""

    MARKER = "marker", _("Жюри")
    CHAIR = "chair", _("Председатель жюри")
    CODER = "coder", _("Шифровальная комиссия")
    APPEALS = "appeals", _("Апелляционная комиссия")
    APPEALS_CHAIR = "appeals_chair", _("Председатель апелляционной комиссии")


R = CommissionRole
MARKING_ROLES = frozenset({R.MARKER, R.CHAIR})
APPEAL_ROLES = frozenset({R.APPEALS, R.APPEALS_CHAIR})


class MarkSource(TextChoices):
    """Where a row of the ledger comes from: one of the markers, or what counts."""

    FIRST = "first", _("Первая проверка")
    SECOND = "second", _("Вторая проверка")
    THIRD = "third", _("Третья проверка")
    AGREED = "agreed", _("По правилу согласования")
    APPEAL = "appeal", _("По апелляции")
    CORRECTION = "correction", _("Исправление председателя")


# The last row of these is the score of a task.
COUNTED = frozenset({MarkSource.AGREED, MarkSource.APPEAL, MarkSource.CORRECTION})
ROUNDS = {1: MarkSource.FIRST, 2: MarkSource.SECOND, 3: MarkSource.THIRD}


class SnapshotKind(TextChoices):
    """What a list of results is."""

    PRELIMINARY = "preliminary", _("Предварительные")
    FINAL = "final", _("Окончательные")


class AppealState(TextChoices):
    """An appeal about one task of one work. Its window is a matter of the clock."""

    FILED = "filed", _("Подана")
    RETURNED = "returned", _("Возвращена")
    WITHDRAWN = "withdrawn", _("Отозвана")
    SCHEDULED = "scheduled", _("Назначено рассмотрение")
    REJECTED = "rejected", _("Отклонена")
    GRANTED = "granted", _("Удовлетворена")


A = AppealState
CLOSED_APPEALS = frozenset({A.RETURNED, A.WITHDRAWN, A.REJECTED, A.GRANTED})


TONES: dict[str, str] = {
    EditionState.ANNOUNCED: "info",
    EditionState.RUNNING: "info",
    EditionState.APPEALS: "info",
    EditionState.FINALISED: "good",
    EditionState.CANCELLED: "bad",
    P.SUBMITTED: "info",
    P.ACCEPTED: "good",
    P.INVITED: "good",
    P.CHECKED_IN: "good",
    P.TOOK_PART: "good",
    P.REJECTED: "bad",
    P.ABSENT: "warn",
    P.INTERRUPTED: "warn",
    P.DISQUALIFIED: "bad",
    PlanState.FIXED: "good",
    M.MARKING: "info",
    M.LOCKED: "info",
    M.DECODED: "info",
    M.PRELIMINARY: "warn",
    M.FINAL: "good",
    A.FILED: "info",
    A.SCHEDULED: "info",
    A.RETURNED: "warn",
    A.REJECTED: "bad",
    A.GRANTED: "good",
    BatchState.WAITING: "info",
    BatchState.DRAWING: "info",
    BatchState.READY: "good",
    BatchState.FAILED: "bad",
}


def tone_of(state: str) -> str:
    """Return the tone of a state's badge: colour only repeats the words."""
    return TONES.get(state, "plain")
