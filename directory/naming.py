"""Names of organisations reduced to what tells them apart: «МБОУ „СШ № 8“ г. Смоленска» and «школа 8» are the same. Pure.

Only for finding: what people read is never rewritten.
"""

import re
import unicodedata
from functools import lru_cache

LONGEST = 250

# Who founded a school and for what says nothing about which one it is.
_LEGAL = (
    r"м[бкао]?[бо]?оу|мбу|мку|мау|огб?оу|гб?оу|смогоу|оу|чоу|ноу|ано|"
    r"муниципальн\w*|государственн\w*|областн\w*|бюджетн\w*|казенн\w*|автономн\w*|частн\w*|общеобразовательн\w*|"
    r"образовательн\w*|учрежден\w*"
)
_WORDS = (
    (re.compile(r"территориальн\w* общественн\w* самоуправлени\w*"), "тос"),
    (
        re.compile(r"средн\w* (?:обще)?(?:образовательн\w* )?школ\w*|основн\w* (?:обще)?(?:образовательн\w* )?школ\w*"),
        "школа",
    ),
    (re.compile(rf"(?<!\w)(?:{_LEGAL})(?!\w)"), " "),
    (re.compile(r"(?<!\w)(?:сош|оош|нош|сш|ош|школ\w*)(?!\w)"), "школа"),
    (re.compile(r"(?<!\w)гимнази\w*"), "гимназия"),
    (re.compile(r"(?<!\w)лице[йяюе]\w*"), "лицей"),
    (re.compile(r"(?<!\w)микрорайон\w*"), "мкр"),
    (re.compile(r"(?<!\w)(?:г|город\w*)\.? смоленск\w*"), " "),
    (re.compile(r"(?<!\w)(?:тос|мкр)(?!\w)"), " "),
)
_AFTER_NUMBER = re.compile(r"(?<=\d) (?:им|имени)(?!\w).*")
_FOLD = str.maketrans({"ё": "е", "\u0301": None, "\u00ad": None, "\u200b": None})
_MARKS = re.compile(r"[^\w]+|_+")
_LEADING_ZEROS = re.compile(r"(?<!\w)0+(?=\d)")


# A list asks for the same name several times: as a key, as a duplicate, as a row.
@lru_cache(maxsize=16384)
def folded_name(name: str) -> str:
    """Return the name without quotes, legal forms, «ё» and case: «школа 8»; never longer than a column of the database.

    A name of nothing but such words («ТОС») stays as it is, in lower case, so that it is never empty.
    """
    plain = _spaced(unicodedata.normalize("NFKC", name.replace("№", " ")).casefold().translate(_FOLD))
    folded = plain
    for pattern, word in _WORDS:
        folded = _spaced(pattern.sub(word, folded))
    folded = _AFTER_NUMBER.sub("", _LEADING_ZEROS.sub("", folded))
    return (folded or plain)[:LONGEST]


def _spaced(text: str) -> str:
    return _MARKS.sub(" ", text).strip()
