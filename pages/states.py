"""The kinds and states of what the site tells: rows of the plan, what became of them, documents, laws."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PlanItemKind(TextChoices):
    """What sort of work a row of the plan is; the filter of the plan offers these."""

    MEETING = "meeting", _("Заседание")
    CONTEST = "contest", _("Конкурс")
    OLYMPIAD = "olympiad", _("Олимпиада")
    GAME = "game", _("Деловая игра")
    LESSON = "lesson", _("Уроки в школах")
    EVENT = "event", _("Семинар, конференция")
    OUTSIDE = "outside", _("Участие в чужих мероприятиях")
    ELECTIONS = "elections", _("Выборы")
    MEMBERSHIP = "membership", _("Приём в члены")
    INFORMATION = "information", _("Освещение работы")
    OTHER = "other", _("Другое")


class Audience(TextChoices):
    """Whom a row of the plan is for."""

    MEMBERS = "members", _("Члены отделения")
    TOS_LEADERS = "tos_leaders", _("Руководители ТОС")
    PUPILS = "pupils", _("Школьники")
    MUNICIPALITIES = "municipalities", _("Муниципалитеты")
    EVERYBODY = "everybody", _("Все жители")


class PlanItemStatus(TextChoices):
    """Where a row of the plan stands. The first four are computed from its dates, the others a person has recorded."""

    UNSCHEDULED = "unscheduled", _("Срок не назначен")
    PLANNED = "planned", _("Запланировано")
    UNDER_WAY = "under_way", _("Идёт")
    AWAITING_OUTCOME = "awaiting_outcome", _("Срок прошёл, итога пока нет")
    HELD = "held", _("Проведено")
    PARTLY_HELD = "partly_held", _("Проведено частично")
    POSTPONED = "postponed", _("Перенесено")
    CANCELLED = "cancelled", _("Отменено")
    REPLACED = "replaced", _("Заменено другим пунктом")


# What a person may record; `PLANNED` takes an earlier mark back and lets the calendar speak again.
RECORDED_STATUSES = (
    PlanItemStatus.HELD,
    PlanItemStatus.PARTLY_HELD,
    PlanItemStatus.POSTPONED,
    PlanItemStatus.CANCELLED,
    PlanItemStatus.REPLACED,
    PlanItemStatus.PLANNED,
)


class ActivityState(TextChoices):
    """What became of one activity of a row."""

    PLANNED = "planned", _("Запланировано")
    HELD = "held", _("Проведено")
    CANCELLED = "cancelled", _("Отменено")


class DocumentKind(TextChoices):
    """What sort of paper stands in the library."""

    REGULATION = "regulation", _("Положение")
    DECISION = "decision", _("Решение, протокол")
    REPORT = "report", _("Отчёт")
    FORM = "form", _("Бланк, образец")
    METHODS = "methods", _("Методические материалы")
    OTHER = "other", _("Другое")


# How a shelf of the library is called.
SHELVES = {
    DocumentKind.REGULATION: _("Положения"),
    DocumentKind.DECISION: _("Решения и протоколы"),
    DocumentKind.REPORT: _("Отчёты"),
    DocumentKind.FORM: _("Бланки и образцы"),
    DocumentKind.METHODS: _("Методические материалы"),
    DocumentKind.OTHER: _("Другие документы"),
}


class LegislationLevel(TextChoices):
    """Who adopted an act."""

    FEDERAL = "federal", _("Федеральный")
    REGIONAL = "regional", _("Областной")
    MUNICIPAL = "municipal", _("Муниципальный")


class PlanSource(TextChoices):
    """What a plan was read from."""

    TEXT = "text", _("Текст")
    DOCX = "docx", _("Документ Word")
    XLSX = "xlsx", _("Таблица Excel")


class PlanImportState(TextChoices):
    """How far the loading of a plan has come."""

    PREVIEWED = "previewed", _("Проверяется")
    WRITTEN = "written", _("План записан")
    UNDONE = "undone", _("Загрузка отменена")


class LinkReason(TextChoices):
    """What is wrong with a link of a page."""

    NO_PAGE = "no_page", _("Страницы больше нет на сайте")
    NO_FILE = "no_file", _("Файл потерялся")
    NO_ADDRESS = "no_address", _("Такого адреса на сайте нет")
    GONE = "gone", _("На чужом сайте такой страницы нет")
    SILENT = "silent", _("Чужой сайт не отвечает")
