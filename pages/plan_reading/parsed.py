"""A plan as it was read: sections, rows, warnings."""

import zlib
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from zipfile import BadZipFile

# What a damaged archive may answer with, and the XML in it. Encrypted parts raise RuntimeError.
DAMAGE = (BadZipFile, zlib.error, EOFError, KeyError, OSError, RuntimeError, SyntaxError, ValueError)


class Severity(StrEnum):
    """What a warning asks for: nothing is written before it is settled; a look; nothing."""

    BLOCKS = "blocks"
    CHECK = "check"
    HINT = "hint"


@dataclass(frozen=True)
class Told:
    """What is wrong and what to do, in words for the secretary."""

    words: str
    advice: str
    severity: Severity = Severity.CHECK


class Trouble(Enum):
    """Everything that may be doubtful about a plan. Stored by name."""

    NO_TITLE = Told(
        "Нет названия плана", "Портал назовёт его «План работы на год». Название можно исправить на странице."
    )
    NO_YEAR = Told("В названии нет года", "Впишите год плана.")
    MANY_YEARS = Told("В названии несколько годов", "Проверьте год плана.")
    OTHER_YEAR = Told("Год в названии другой", "Проверьте год плана.")
    NO_HEADER = Told(
        "Нет строки с названиями столбцов",
        "Столбцы прочитаны в обычном порядке: номер, дата, название, участники, программа. Проверьте, так ли это.",
    )
    NO_NAME_COLUMN = Told(
        "Нет столбца с названиями мероприятий",
        "Назовите его «Название мероприятия» и загрузите план ещё раз.",
        Severity.BLOCKS,
    )
    NO_COLUMN = Told("Не хватает столбца", "У всех пунктов это место останется пустым.", Severity.HINT)
    JOINED_COLUMNS = Told("Столбцы соединены", "Их слова стоят в одной ячейке плана, каждые со своей строки.")
    EXTRA_COLUMN = Told("Столбец не вошёл в план", "Его слова показаны у каждого пункта. Нужные допишите в описание.")
    EXTRA_CELL = Told("Не вошло в план", "Если эти слова нужны, допишите их в описание пункта.", Severity.HINT)
    NO_ITEMS = Told(
        "Нет ни одной строки плана",
        "Скопируйте таблицу целиком, вместе с номерами, или загрузите файл DOCX или XLSX.",
        Severity.BLOCKS,
    )
    TOO_MANY_ITEMS = Told(
        "Строк слишком много", "Портал читает до 2000 строк. Разделите план или загрузите другой файл.", Severity.BLOCKS
    )
    EMPTY_SECTION = Told(
        "Под заголовком нет ни одного пункта",
        "Если это не раздел, а подпись или примечание, уберите его из документа. Иначе раздел останется пустым.",
    )
    LONE_CELL = Told(
        "Строка с одной ячейкой принята за заголовок раздела",
        "Если это продолжение пункта, соедините его с пунктом и загрузите план ещё раз.",
    )
    NUMBER_GAP = Told("Нумерация прервана", "Проверьте, не пропущены ли пункты. Номера останутся как в документе.")
    REPEATED_NUMBER = Told(
        "Номер повторяется",
        "У каждого пункта плана свой номер, сквозной через все разделы. Исправьте номера и загрузите план ещё раз.",
        Severity.BLOCKS,
    )
    COUNTED_NUMBERS = Told(
        "Номеров в тексте нет, они посчитаны по порядку",
        "Word ставит такие номера сам, или столбца с номерами нет. Проверьте номера пунктов.",
    )
    COLUMN_COUNT = Told("В строке другое число ячеек", "Проверьте, на своих ли местах её слова.")
    NO_NAME = Told("У пункта нет названия", "Впишите название в документ и загрузите план ещё раз.", Severity.BLOCKS)
    NOT_UNDERSTOOD = Told("Не прочитано", "Этих слов в плане не будет. Если это пункт, поставьте ему номер.")
    COLUMN_NUMBERS = Told("Номера столбцов пропущены", "В план они не входят.", Severity.HINT)
    MERGED_DOWN = Told(
        "Ячейка объединена с ячейкой выше", "Слова повторены у этого пункта. Проверьте, что они и о нём."
    )
    MERGED_ACROSS = Told("Ячейки строки объединены", "Проверьте, в том ли столбце её слова.")
    GLUED_LINES = Told(
        "Строка собрана из нескольких строк текста",
        "Проверьте её: конец последней ячейки мог стать заголовком раздела. Надёжнее загрузить сам файл.",
    )
    DATE_CELL = Told(
        "В ячейке дата, а не слова",
        "Excel мог сам сделать дату из слов «апрель 2020». Проверьте, тот ли это день.",
        Severity.HINT,
    )
    LIST_MARKS = Told(
        "Word сам ставит номера или маркеры списка", "В текст они не попали, слова на месте.", Severity.HINT
    )
    NESTED_TABLE = Told("В ячейке таблица", "Её слова записаны подряд. Проверьте, понятно ли это.")
    TRACKED_CHANGES = Told(
        "В документе есть исправления, которые никто не принял",
        "Вставленные слова прочитаны, удалённые – нет. Примите или отклоните исправления в Word.",
    )
    HIDDEN_WORDS = Told("Скрытый текст не прочитан", "Если он нужен, сделайте его видимым.", Severity.HINT)
    HIDDEN_SHEET = Told("Скрытый лист не прочитан", "Если план на нём, откройте лист в Excel.", Severity.HINT)
    HIDDEN_ROWS = Told(
        "В таблице есть скрытые строки или столбцы",
        "Их слова прочитаны вместе с остальными. Если они лишние, удалите их из таблицы.",
    )
    OUTSIDE_WORDS = Told("Не входит в таблицу и не прочитано", "В план эти слова не попадут.", Severity.HINT)
    LONG_CELL = Told("Очень длинный текст", "Проверьте, не слились ли ячейки.", Severity.HINT)
    PERIOD_UNCLEAR = Told(
        "Срок не понят",
        "Слова останутся как есть, но в календарь пункт не попадёт. Точные даты можно указать у пункта после записи.",
    )
    PERIOD_AMBIGUOUS = Told("Срок можно понять по-разному", "Проверьте, так ли он понят.")
    PERIOD_UNSCHEDULED = Told(
        "Срок не назначен", "В календарь пункт не попадёт, пока у него не появятся даты.", Severity.HINT
    )
    NO_PERIOD = Told("Срок не указан", "В календарь пункт не попадёт, пока у него не появятся даты.")
    OTHER_PERIOD = Told(
        "В описании назван другой срок", "Проверьте, какой из них верный. Портал верит столбцу с датой."
    )
    NARROWER_PERIOD = Told("В описании срок точнее", "Портал верит столбцу с датой.", Severity.HINT)

    OTHER_NAME = Told(
        "На сайте этот пункт назывался иначе",
        "То, что с ним связано, останется при нём. Если это другой пункт, дайте ему другой номер.",
    )

    @property
    def words(self) -> str:
        """What is wrong."""
        return self.value.words

    @property
    def advice(self) -> str:
        """What to do."""
        return self.value.advice

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return self.value.severity


@dataclass(frozen=True)
class PlanWarning:
    """One doubt: its place in the source ("" for the whole), the words there, and the row of the plan (from 0), if any."""

    trouble: Trouble
    place: str = ""
    text: str = ""
    row: int | None = None


@dataclass(frozen=True)
class ParsedItem:
    """A row of the plan, cell by cell."""

    number: int
    period: str
    title: str
    participants: str
    programme: str
    place: str = field(default="", compare=False)


@dataclass(frozen=True)
class ParsedSection:
    """Rows under one heading; a heading of several lines keeps its line breaks. Rows before any heading have ""."""

    wording: str
    items: tuple[ParsedItem, ...]


@dataclass(frozen=True)
class ParsedPlan:
    """The whole document. `year` is None when the title does not name exactly one."""

    title: str
    year: int | None
    columns: tuple[str, ...]
    sections: tuple[ParsedSection, ...]
    warnings: tuple[PlanWarning, ...]

    @property
    def items(self) -> tuple[ParsedItem, ...]:
        """All rows in the order of the document."""
        return tuple(item for section in self.sections for item in section.items)


class Unreadable(Exception):
    """The file is not what it should be, with the sentence that says what to do."""
