"""Names of uploaded files: what may be shown to people and written into a header. Pure; the name on disk is storage's."""

import re
import unicodedata

MAX_NAME_LENGTH = 100
NAMELESS = "файл"

# Control, format (bidirectional overrides, zero width), surrogate, private use, unassigned.
HIDDEN_CATEGORIES = {"Cc", "Cf", "Cs", "Co", "Cn"}
FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
SPACES = re.compile(r"\s+")


def safe_name(name: str, *, limit: int = MAX_NAME_LENGTH) -> str:
    """Return the name without folders, control and direction characters, at most `limit` long; Cyrillic stays."""
    last = re.split(r"[/\\]", name.replace("\0", ""))[-1]
    visible = "".join(letter for letter in last if letter.isspace() or is_visible(letter))
    spaced = SPACES.sub(" ", unicodedata.normalize("NFC", visible))
    plain = FORBIDDEN.sub("_", spaced).strip(". ")
    stem, extension = split_name(plain)
    tail = f".{extension}" if extension else ""
    return (stem[: limit - len(tail)].rstrip(". ") or NAMELESS) + tail


def is_visible(letter: str) -> bool:
    """Say whether the letter leaves a trace on the screen."""
    return unicodedata.category(letter) not in HIDDEN_CATEGORIES


def split_name(name: str) -> tuple[str, str]:
    """Return the stem and the lower-case extension without a dot; an "extension" of more than 8 letters is not one."""
    stem, dot, extension = name.rpartition(".")
    if not dot or not re.fullmatch(r"\w{1,8}", extension):
        return name, ""
    return stem, extension.lower()
