"""Text as Russian typesetting wants it: spaces that do not break, clean input, slugs. Plain text only, never HTML."""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii
from django.utils.text import slugify

NBSP = "\u00a0"
# What is longer is an article.
TITLE = 400

# Words that may not stay alone at the end of a line.
SHORT_WORDS = "а|без|в|во|да|для|до|за|и|из|или|к|ко|на|над|не|ни|но|о|об|обо|от|по|под|при|про|с|со|у"
PARTICLES = "же|ли|бы|ж|б|ль"
# A shortening leans on the next word («ул. Ленина»), unless it closes a number or «и т. д.».
SHORTENINGS = "г|гг|ст|п|пп|ч|ул|пер|пр|пл|д|кв|корп|оф|стр|с|пос|дер|обл|им|рис|табл|см|тел|руб|тыс|млн|млрд|пгт"
UNITS = "КБ|МБ|ГБ|Вт|[а-яёa-z%‰°₽€$]"

_UNBREAKABLE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<!\w)((?i:{SHORT_WORDS})) +(?=\S)",
        rf"(\w) +(?=(?:{PARTICLES})(?!\w))",
        r"(\S) +(?=[—–](?:\s|$))",
        rf"(\d) +(?={UNITS})",
        r"(\d) +(?=\d{3}(?!\d))",
        r"([№§]) +(?=\w)",
        rf"(?<!\d\s)(?<!т\.\s)(?<!\w)((?i:{SHORTENINGS})\.) +(?=\S)",
        r"(?<!\w)(т\.) +(?=[депкч]\.)",
        r"(?<!\w)([А-ЯЁA-Z]\.) +(?=[А-ЯЁA-Z])",
        r"(?<!\w)([А-ЯЁA-Z][\w-]*[а-яёa-z]) +(?=[А-ЯЁA-Z]\.\s?[А-ЯЁA-Z]\.)",
    )
)

_LATIN = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i", "й": "y",
        "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
        "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
        "№": " ", "—": "-", "–": "-",
    },
)  # fmt: skip


def nbsp(text: str) -> str:
    """Put U+00A0 where a line may not break: after short words, before dashes and particles, in numbers and initials.

    Changes nothing but ordinary spaces, so applying it twice equals applying it once. The titles of a site are few and
    each is set on page after page, so the last ones are remembered.
    """
    return _remembered(text) if len(text) <= TITLE else _unbroken(text)


def _unbroken(text: str) -> str:
    for place in _UNBREAKABLE:
        text = place.sub(rf"\1{NBSP}", text)
    return text


# Typed, because Django marks HTML by a type of string: what it escapes may never be answered with what it would not.
_remembered = lru_cache(maxsize=2048, typed=True)(_unbroken)


def normalise_text(text: str, *, lines: bool = False) -> str:
    """Clean what a person typed or pasted: NFC, no outer spaces, single inner ones.

    With `lines` the lines stay and at most one empty line stands between paragraphs. Raises ValueError for U+0000,
    which PostgreSQL cannot store.
    """
    if "\x00" in text:
        raise ValueError("В тексте есть недопустимый знак (нулевой символ). Удалите его и попробуйте снова.")
    text = unicodedata.normalize("NFC", text)
    if not lines:
        return " ".join(text.split())
    tidy = "\n".join(" ".join(line.split()) for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", tidy).strip("\n")


def slugify_ru(text: str, *, max_length: int = 80, fallback: str = "bez-nazvaniya") -> str:
    """Make an address part out of a title: ASCII, lower case, hyphens; cut at a word; never empty.

    Russian goes by the table above, any other script by anyascii; what leaves nothing («Ь», «!») becomes `fallback`.
    """
    normal = unicodedata.normalize("NFC", text).lower()
    slug = slugify(anyascii(normal.translate(_LATIN)))
    if len(slug) > max_length:
        words, _hyphen, _rest = slug[: max_length + 1].rpartition("-")
        slug = words or slug[:max_length]
    return slug.strip("-_") or fallback
