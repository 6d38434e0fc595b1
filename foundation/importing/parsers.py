"""What one cell means: words, a number, a day, one of a list. Each says what is wrong and shows how it should look. Pure."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from django.utils.functional import Promise

Parser = Callable[[str], Any]

EXCEL_ERROR = re.compile(
    r"#(?:N/A|Н/Д|REF!|ССЫЛКА!|VALUE!|ЗНАЧ!|NAME\?|ИМЯ\?|DIV/0!|ДЕЛ/0!|NUM!|ЧИСЛО!|NULL!|ПУСТО!|#+)", re.IGNORECASE
)
_DAY = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?: 0?0:00(?::00)?)?")
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]00:00(?::00)?)?")
# Excel counts days from here; since 1900 and as long as anybody keeps lists.
_EXCEL_ZERO, _SERIAL = date(1899, 12, 30), re.compile(r"[1-7]\d{4}")


def plain(words: str) -> str:
    """Return words as they are compared: without case, «ё», quotes and other marks, with single spaces."""
    folded = unicodedata.normalize("NFKC", words).casefold().replace("ё", "е")
    return " ".join(re.findall(r"\w+", folded))


def refuse_formulas(text: str) -> None:
    """Raise ValueError for what Excel would reckon and for its own words of failure: a list holds values."""
    if text.startswith("="):
        raise ValueError("Это формула. Скопируйте значение: «Специальная вставка» – «Значения».")
    if EXCEL_ERROR.match(text):
        raise ValueError("Excel не смог посчитать эту ячейку. Впишите значение.")


def words(longest: int = 200) -> Parser:
    """Any words of at most `longest` letters."""

    def parse(text: str) -> str:
        if len(text) > longest:
            raise ValueError(f"Слишком длинно: {len(text)} знаков. Оставьте не больше {longest}.")
        return text

    return parse


def whole(low: int, high: int, example: int) -> Parser:
    """A whole number between `low` and `high`; spaces between thousands do no harm."""

    def parse(text: str) -> int:
        digits = re.sub(r"[\s№]", "", text)
        if not re.fullmatch(r"\d{1,12}", digits):
            raise ValueError(f"Нужно целое число цифрами, например: {example}.")
        if not low <= int(digits) <= high:
            raise ValueError(f"Число должно быть от {low} до {high}.")
        return int(digits)

    return parse


def day(earliest: date, latest: date, example: str) -> Parser:
    """A day in figures. The number that Excel shows instead of a date is never read as one: the day is proposed."""

    def parse(text: str) -> date:
        if _SERIAL.fullmatch(text):
            meant = _EXCEL_ZERO + timedelta(days=int(text))
            raise ValueError(f"Excel прислал число вместо даты. Если это {meant:%d.%m.%Y}, впишите так.")
        found = _written_day(text)
        if found is None:
            raise ValueError(f"Напишите дату цифрами, например: {example}.")
        if not earliest <= found <= latest:
            raise ValueError(f"Дата должна быть с {earliest:%d.%m.%Y} по {latest:%d.%m.%Y}.")
        return found

    return parse


def _written_day(text: str) -> date | None:
    if found := _ISO_DAY.fullmatch(text):
        year, month, number = map(int, found.groups())
    elif found := _DAY.fullmatch(text):
        number, month, year = map(int, found.groups())
        year += 0 if year > 99 else 2000 if year < 50 else 1900
    else:
        return None
    try:
        return date(year, month, number)
    except ValueError:
        return None


def one_of(known: Mapping[str, Any], missing: str | Promise) -> Parser:
    """One of the things that are `known` by their names in the form of `plain`; `missing` says where to look for them."""

    def parse(text: str) -> Any:
        try:
            return known[plain(text)]
        except KeyError as unknown:
            raise ValueError(f"«{text[:60]}» – такого нет. {missing}") from unknown

    return parse


def several(longest: int = 200) -> Parser:
    """Several names parted by semicolons."""
    parse_one = words(longest)

    def parse(text: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(parse_one(part.strip()) for part in text.split(";") if part.strip()))

    return parse
