"""Words of Russian periods: text → tokens. Pure; what the tokens mean together is said in `grammar`.

Case, ё and е, kinds of dashes and spaces, stress marks and Latin letters that look Cyrillic make no difference. Forms of
words are listed, because «октябрь» is a month and «Октябрьский» a settlement. Hours of the day are not dates and go.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple


class Kind:
    """What a token is for the grammar. Plain strings: an enum, hashed in Python, takes half of the time of a reading."""

    NUMBER = "number"  # form: "ordinal" or "plural" for «первый», «первые», "tens" for «двадцать»
    DATE = "date"  # (day, month, year or None)
    MONTH_OF_YEAR = "month of year"  # (month, year)
    YEAR = "year"  # 2020, or (2020, 2021)
    MONTH = "month"  # 1..12, form "genitive" for «мая»
    WEEKDAY = "weekday"  # 0..6, form "every" for «по средам»
    SEASON = "season"
    UNIT = "unit"
    MONTH_WORD = "the word month"
    YEAR_WORD = "the word year"
    DAY_WORD = "the word day"
    PART = "part"
    LAST = "last"
    EVERY = "every"
    WHOLE = "whole"
    DURING = "during"
    PERIOD = "period"
    ALWAYS = "always"
    SCHOOL = "school"
    HOLIDAYS = "holidays"
    RELATIVE = "relative year"
    FROM = "from"
    TO = "to"
    AFTER = "after"
    IN = "in"
    NOT = "not"
    RATHER = "rather"
    LATER = "later"
    EARLIER = "earlier"
    TIMES = "times"
    OFTEN = "often"
    UNSCHEDULED = "unscheduled"
    UNCLEAR = "unclear"
    EXCEPT = "except"
    STOP = "stop"
    HOUR = "hour"
    INCLUSIVE = "inclusive"
    NOISE = "noise"
    COMMA = "comma"
    OR = "or"
    BREAK = "break"
    LINE = "line"
    DASH = "dash"
    CLOSE = "close"
    DOUBT = "doubt"
    OTHER = "other"
    END = "end"


class Token(NamedTuple):
    """A word or a sign that the grammar knows; an unknown one is OTHER."""

    kind: str
    value: Any = None
    form: str = ""


HARD = "ый|ая|ое|ого|ой|ому|ым|ом|ую|ые|ых|ыми"
SOFT = "ий|яя|ее|его|ей|ему|им|ем|юю|ие|их|ими|е"
MALE = "|а|у|ом|е|ы|ов|ам|ами|ах"
_ORDINALS = (
    "перв втор _ четверт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат четырнадцат пятнадцат"
    " шестнадцат семнадцат восемнадцат девятнадцат двадцат"
)
_CARDINALS = "пят шест сем восем девят десят"

_LEXICON = (
    # Ordinals and cardinals.
    *((Kind.NUMBER, number, f"{stem}:{HARD}") for number, stem in enumerate(_ORDINALS.split(), 1)),
    (Kind.NUMBER, 3, "трет:ий|ья|ье|ьего|ьей|ьему|ьим|ьем|ью|ьи|ьих"),
    (Kind.NUMBER, 30, f"тридцат:{HARD}"),
    (Kind.NUMBER, 1, "один одн:а|о|ого|ой|у|ом"),
    (Kind.NUMBER, 2, "два две двух двум п"),
    (Kind.NUMBER, 3, "три трех трем ш з"),
    (Kind.NUMBER, 4, "четыре четырех"),
    *((Kind.NUMBER, number, f"{stem}:ь|и") for number, stem in enumerate(_CARDINALS.split(), 5)),
    # The calendar.
    *((Kind.MONTH, number, f"{stem}:ь|я|ю|ем|е") for number, stem in (
        (1, "январ"), (2, "феврал"), (4, "апрел"), (6, "июн"), (7, "июл"), (9, "сентябр"), (10, "октябр"),
        (11, "ноябр"), (12, "декабр"),
    )),
    (Kind.MONTH, 1, "янв"), (Kind.MONTH, 2, "фев февр"), (Kind.MONTH, 3, "март:|а|у|ом|е мар"), (Kind.MONTH, 4, "апр"),
    (Kind.MONTH, 5, "ма:й|я|ю|ем|е"), (Kind.MONTH, 6, "июн"), (Kind.MONTH, 7, "июл"),
    (Kind.MONTH, 8, "август:|а|у|ом|е авг"), (Kind.MONTH, 9, "сен сент"), (Kind.MONTH, 10, "окт"),
    (Kind.MONTH, 11, "ноя нояб"), (Kind.MONTH, 12, "дек"),
    (Kind.WEEKDAY, 0, "понедельник:|а|у|ом|е|и|ов|ам|ами|ах пн понед"),
    (Kind.WEEKDAY, 1, "вторник:|а|у|ом|е|и|ов|ам|ами|ах вт"),
    (Kind.WEEKDAY, 2, "сред:а|у|ы|е|ой|ам|ами|ах ср"), (Kind.WEEKDAY, 3, "четверг:|а|у|ом|е|и|ов|ам|ами|ах чт"),
    (Kind.WEEKDAY, 4, "пятниц:а|у|ы|е|ей|ам|ами|ах| пт"), (Kind.WEEKDAY, 5, "суббот:а|у|ы|е|ой|ам|ами|ах| сб суб"),
    (Kind.WEEKDAY, 6, "воскресень:е|я|ю|ем|ям|ями|ях вс воскр"),
    (Kind.SEASON, 1, f"весн:а|ы|е|у|ой весенн:{SOFT}"), (Kind.SEASON, 2, f"лет:о|а|у|ом|е летн:{SOFT}"),
    (Kind.SEASON, 3, f"осен:ь|и|ью осенн:{SOFT}"), (Kind.SEASON, 4, f"зим:а|ы|е|у|ой зимн:{SOFT}"),
    (Kind.UNIT, "week", "недел:я|и|е|ю|ей|ь|ям|ях нед"), (Kind.UNIT, "decade", "декад:а|ы|е|у|ой||ам|ах"),
    (Kind.UNIT, "quarter", f"квартал:{MALE} кв кварт"),
    (Kind.UNIT, "half", "полугоди:е|я|и|ю|ем|й|ям|ях полуг полугод полгода пол пг"),
    (Kind.UNIT, "term", "четверт:ь|и|ью|ей|ям|ях четв"), (Kind.UNIT, "halfpart", "половин:а|ы|е|у|ой половинах"),
    (Kind.UNIT, "number", "числ:о|а|у|ом|е"), (Kind.UNIT, "numbers", "чисел числам числах"),
    (Kind.MONTH_WORD, None, "месяц:|а|у|ем|е|ы|ев|ам|ах мес"),
    (Kind.YEAR_WORD, None, "год:|а|у|ом|е|ы|ов|ах"), (Kind.YEAR_WORD, "short", "г гг"), (Kind.DAY_WORD, None, "ден:ь д:ня|ню|нем|не|ни|ней|ням|нях"),
    (Kind.PART, "begin", "начал:о|а|у|ом|е нач"), (Kind.PART, "middle", "середин:а|ы|е|у|ой сер"),
    (Kind.PART, "end", "кон:ец|ца|цу|цом|це|"),
    (Kind.LAST, -1, f"последн:{SOFT}"), (Kind.LAST, -2, f"предпоследн:{SOFT}"),
    (Kind.EVERY, None, f"кажд:{HARD} оба обоих"),
    (Kind.WHOLE, None, "весь вся все всего всей всем всю целый целого целое круглый круглого круглое"),
    (Kind.DURING, None, "течение течении теч протяжении"), (Kind.PERIOD, None, f"период:{MALE}"),
    (Kind.ALWAYS, None, f"постоянно постоянн:{HARD} круглогодично круглогодичный непрерывно всегда"),
    (Kind.SCHOOL, None, f"учебн:{HARD} уч учеб"), (Kind.HOLIDAYS, None, "каникул:ы||ам|ах"),
    (Kind.RELATIVE, 0, f"этого этом этот этой этим эту сего нынешн:{SOFT} текущ:{SOFT} тек планируем:{HARD} отчетн:{HARD}"),
    (Kind.RELATIVE, 1, f"следующ:{SOFT} след будущ:{SOFT} наступающ:{SOFT}"),
    (Kind.RELATIVE, -1, f"прошл:{HARD} предыдущ:{SOFT} предшествующ:{SOFT} минувш:{SOFT} истекш:{SOFT}"),
    # The words between.
    (Kind.FROM, "from", "с со начиная"), (Kind.FROM, "since", "от"),
    (Kind.TO, "until", "до к ко"), (Kind.TO, "through", f"по крайн:{SOFT}"),
    (Kind.AFTER, "after", "после"), (Kind.IN, None, "в во на за о об"), (Kind.NOT, None, "не"),
    (Kind.RATHER, None, "реже менее меньше чаще более больше"),
    (Kind.LATER, None, "позднее позже поздней"), (Kind.EARLIER, None, "ранее раньше"),
    (Kind.TIMES, 0, "раз раза р"), (Kind.TIMES, 2, "дважды"), (Kind.TIMES, 3, "трижды"),
    *((Kind.OFTEN, unit, f"{stem}:{HARD}|о") for unit, stem in (
        ("month", "ежемесячн"), ("quarter", "ежеквартальн"), ("week", "еженедельн"), ("week", "ежедневн"),
        ("year", "ежегодн"), ("", "регулярн"), ("", "периодическ"),
    )),
    (Kind.OFTEN, "", "периодически систематически"),
    (Kind.OFTEN, "month", "помесячно ежемес"), (Kind.OFTEN, "quarter", "поквартально ежекв ежекварт"),
    (Kind.OFTEN, "week", "будням будни выходным выходные рабочим рабочие"),
    (Kind.EXCEPT, None, "кроме исключением исключая"), (Kind.OR, None, "или либо"), (Kind.COMMA, None, "и а но также"),
    (Kind.HOUR, None, f"ч час:{MALE} мин минут:ы|а|у|"),
    (Kind.NOISE, None, (
        "ориентировочно примерно приблизительно около предположительно предварительно планируется планово"
        " срок срока сроки сроком дата даты дату основе из числ вплоть поздней"
        f" ориентировочн:{HARD} календарн:{HARD}"
    )),
    (Kind.DOUBT, None, "неоднозначно"), (Kind.INCLUSIVE, None, "включительно включая вкл"),
    (Kind.STOP, None, (
        "через спустя накануне перед преддверии итогам итогом окончании окончания окончанию завершении завершения"
        " завершению истечении лет сутки суток позавчера вчера сегодня завтра послезавтра"
    )),
)  # fmt: skip

# Beginnings of words by which people say that the date will be found in another way.
_UNSCHEDULED = re.compile(
    "план|график|расписани|соглас|договор|необходим|надобност|мере$|мера$|возможност|востребован|потребност|запрос"
    "|заявк|заявок|заявлени|требовани|решени|приглашен|обращени|поступлени|назначен|распоряжен|приказ|положени"
    "|программ|отдельн|особ(?:ый|ого|ому|ым)$|индивидуальн|усмотрени|вызов|желани|факту$|соответстви|зависимост|при$"
    "|наличии|случае$|бессрочн|дополнительно|без$|внеплан|рабочем$|порядке$"
)
_UNCLEAR = re.compile("уточн|объявл|определ|установл|известн|указан|утвержд|сообщ")


def _forms() -> Iterator[tuple[str, Token]]:
    for kind, value, spelled in _LEXICON:
        for word in spelled.split():
            stem, _, endings = word.partition(":")
            for ending in endings.split("|"):
                yield stem + ending, Token(kind, value, _form(kind, stem, ending))


def _form(kind: str, stem: str, ending: str) -> str:
    if kind == Kind.MONTH and (ending == "я" or (ending == "а" and len(stem) > 3)):
        return "genitive"
    if kind == Kind.WEEKDAY and ending in {"ам", "ям"}:
        return "every"
    if kind in {Kind.NUMBER, Kind.LAST, Kind.EVERY} and ending[-2:] in {"ые", "ых", "ие", "их", "ьи"}:
        return "plural"
    return "ordinal" if kind == Kind.NUMBER and len(ending) > 1 else ""


WORDS = dict(_forms()) | {
    "двадцать": Token(Kind.NUMBER, 20, "tens"), "тридцать": Token(Kind.NUMBER, 30, "tens"),
}  # fmt: skip
_SUFFIXES = "й ый ий ой го ого его му ому м ом ым я ая ья е ое ье ые ю ую х ых ми"
SUFFIXES = frozenset(_SUFFIXES.split())
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "iiii": 4, "v": 5, "vi": 6, "iх": 9, "хi": 11, "хii": 12}

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－~÷"), "-")
_LOOK_ALIKE = str.maketrans("aceopxykmthblіӏ|ё", "асеорхукмтнвiiiiе") | dict.fromkeys(
    map(ord, "\xad\u200b\u200d\ufeff\u0301\u0300")
)
_NEW_LINE = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")

_SPACES = re.compile(r"[^\S\n]+")
_TOKEN = re.compile(
    r"""
      (?P<roman>[1i]{0,3}[iv][1iv]{0,3}(?![0-9х]) | [1i]у(?![а-я]) | [iv]{1,3}х | х[iv]{1,3})
    | (?P<word>[а-я]+)
    | (?P<iso>[0-9]{4}[-.][0-9]{2}[-.][0-9]{2}(?![0-9]))
    | (?P<full>[0-9]{1,2}(?:\ ?\.\ ?[0-9]{1,2}\ ?\.\ ?|/[0-9]{1,2}/|-[0-9]{1,2}-)[0-9]{4}(?![0-9]))
    | (?P<short>[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{2}(?![0-9]|\.[0-9]))
    | (?P<day>[0-9]{1,2}\.[0-9]{1,2}(?![0-9]))
    | (?P<month>[0-9]{1,2}[./][0-9]{4}(?![0-9]))
    | (?P<years>[0-9]{4}(?:\ {0,3}[-/]\ {0,3}[0-9]{4}|[-/][0-9]{2})(?![0-9]|\.[0-9]))
    | (?P<time>[0-9]{1,2}(?::[0-9]{2}|-00)(?![0-9]))
    | (?P<number>[0-9]+)
    | (?P<dash>-+|\.\.+)
    | (?P<line>\n)
    | (?P<break>;)
    | (?P<close>\))
    | (?P<slash>[/\\])
    | (?P<comma>[,(:\[\]+&])
    | (?P<doubt>\?)
    | (?P<silent>[\s.!"'«»“”„*_~•]+)
    | (?P<other>.)
    """,
    re.VERBOSE,
)
_DIGITS = re.compile(r"[0-9]+")
_ABBREVIATIONS = ((re.compile(r"\b[тс]\.\s?г\b"), "этого года"), (re.compile(r"\bп/г\b"), "полугодие"))
_SIGNS = {
    "dash": Token(Kind.DASH), "break": Token(Kind.BREAK), "close": Token(Kind.CLOSE), "comma": Token(Kind.COMMA),
    "slash": Token(Kind.COMMA, "/"), "doubt": Token(Kind.DOUBT), "other": Token(Kind.OTHER),
}  # fmt: skip
_TIME = Token(Kind.HOUR)
_COMPLETE = {Kind.MONTH, Kind.DATE, Kind.YEAR_WORD, Kind.YEAR}


def plain(text: str) -> str:
    """Spell the text in one way: small letters, one kind of dash, of space and of line end, no ё."""
    text = unicodedata.normalize("NFKC", text).lower().translate(_DASHES).translate(_LOOK_ALIKE)
    text = _SPACES.sub(" ", _NEW_LINE.sub("\n", text))
    for pattern, words in _ABBREVIATIONS:
        text = pattern.sub(words, text)
    return text


def tokens_of(text: str) -> list[Token]:
    """Cut a plain text into tokens; suffixes of numbers («1-й») and hours of the day are gone."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        name = str(match.lastgroup)
        if name == "word":
            _take_word(tokens, match[0])
        elif name == "line":
            if _end(tokens, _COMPLETE):  # elsewhere a line ends where the cell of the table was narrow
                tokens.append(Token(Kind.LINE))
        elif name in _SIGNS:
            tokens.append(_SIGNS[name])
        elif name != "silent":
            _take(tokens, _NUMERIC[name](match[0]))
    return tokens


def _take_word(tokens: list[Token], word: str) -> None:
    if word in SUFFIXES and _drop_suffix(tokens):
        return
    token = WORDS.get(word)
    if token is None:
        token = _stranger(word)
    if (token.kind == Kind.UNIT or token.form == "genitive") and _end(tokens, {Kind.NUMBER}, {Kind.DASH}):
        tokens.pop()  # «1-квартал», «15-мая»
    _take(tokens, token)


def _stranger(word: str) -> Token:
    if _UNSCHEDULED.match(word):
        return Token(Kind.UNSCHEDULED)
    return Token(Kind.UNCLEAR if _UNCLEAR.match(word) else Kind.OTHER)


def _end(tokens: list[Token], *kinds: set[str]) -> bool:
    """Whether the last tokens are of these kinds."""
    return len(tokens) >= len(kinds) and all(
        token.kind in wanted for token, wanted in zip(tokens[-len(kinds) :], kinds, strict=True)
    )


def _drop_suffix(tokens: list[Token]) -> bool:
    """Tell whether a number stands in front of the suffix, and drop the dash between them."""
    numbers = {Kind.NUMBER, Kind.YEAR}
    if _end(tokens, numbers, {Kind.DASH}):
        tokens.pop()
    return _end(tokens, numbers)


def _take(tokens: list[Token], token: Token) -> None:
    if token.kind != Kind.HOUR:
        tokens.append(token)
        return
    # «с 10 до 12 часов», «в 15:00»: the numbers, and the prepositions and dashes in front of them.
    if token is not _TIME and _end(tokens, {Kind.NUMBER}):
        tokens.pop()
        while _end(tokens, {Kind.NUMBER}, {Kind.DASH, Kind.TO}):
            del tokens[-2:]
    while _end(tokens, {Kind.DASH, Kind.FROM, Kind.TO, Kind.IN}):
        tokens.pop()


def _numbers(text: str) -> list[int]:
    return [int(digits) for digits in _DIGITS.findall(text)]


def _full(text: str) -> Token:
    return Token(Kind.DATE, tuple(_numbers(text)))


def _iso(text: str) -> Token:
    return Token(Kind.DATE, tuple(reversed(_numbers(text))))


def _short(text: str) -> Token:
    day, month, year = _numbers(text)
    return Token(Kind.DATE, (day, month, year + (2000 if year < 70 else 1900)))


def _day(text: str) -> Token:
    day, month = _numbers(text)
    if month == 0 or month > 12:
        return _TIME if day < 25 and month < 60 and month % 5 == 0 else Token(Kind.STOP)
    return Token(Kind.DATE, (day, month, None))


def _month(text: str) -> Token:
    return Token(Kind.MONTH_OF_YEAR, tuple(_numbers(text)))


def _years(text: str) -> Token:
    first, last = _numbers(text)
    if last < 100:
        last += first - first % 100
    return Token(Kind.YEAR, (first, last)) if 1000 <= first < last < first + 30 else Token(Kind.STOP)


def _number(text: str) -> Token:
    if len(text) > 4:
        return Token(Kind.STOP)
    value = int(text)
    if 1900 <= value < 2200:
        return Token(Kind.YEAR, value)
    return Token(Kind.NUMBER, value, "digits")


def _roman(text: str) -> Token:
    value = ROMAN.get(text.replace("1", "i").replace("у", "v"))
    return Token(Kind.NUMBER, value, "roman") if value else Token(Kind.OTHER)


_NUMERIC = {
    "full": _full, "iso": _iso, "short": _short, "day": _day, "month": _month, "years": _years, "number": _number,
    "roman": _roman, "time": lambda _: _TIME,
}  # fmt: skip
