"""Codes of participants: «10-4827-5», a competing grade, four digits of chance and a check digit. Pure.

A code says nothing about the school or the person. Who has which code is kept elsewhere, under a right of its own.
"""

import re
import secrets
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from foundation.damm import check_digit

# Four equal digits are mistyped and remembered too easily.
POSSIBLE = [digits for number in range(10_000) if len(set(digits := f"{number:04}")) > 1]
CROWDED = 0.6
LIKE_ZERO = str.maketrans({"О": "0", "о": "0", "O": "0", "o": "0"})
PAYLOAD = re.compile(r"OLM:(?P<stage>[^:\s]+):(?P<code>[^:]+)")


class Misread(StrEnum):
    """Why what was typed or scanned is no code of this stage."""

    SHAPE = "shape"
    CHECK_DIGIT = "check_digit"
    OTHER_STAGE = "other_stage"


class CodeError(ValueError):
    """What was typed or scanned is not a code; `reason` is a Misread."""

    def __init__(self, reason: Misread):
        super().__init__(reason)
        self.reason = reason


class CodesExhausted(ValueError):
    """A grade has no codes left."""


@dataclass(frozen=True)
class Code:
    """One code, taken apart."""

    grade: int
    digits: str

    @property
    def check(self) -> int:
        """The check digit over the grade and the digits."""
        return check_digit(f"{self.grade}{self.digits}")

    def __str__(self) -> str:
        """«10-4827-5»."""
        return f"{self.grade}-{self.digits}-{self.check}"


def read_code(text: str) -> Code:
    """Read a code as people type it: hyphens, spaces and the letter О for nought do no harm. Raises CodeError."""
    digits = re.sub(r"[\s\-\u2010-\u2015\u2212]", "", text).translate(LIKE_ZERO)
    # isdigit alone would take other scripts, whose digits are no part of a code.
    if not (digits.isascii() and digits.isdigit()) or not 6 <= len(digits) <= 7:
        raise CodeError(Misread.SHAPE)
    code = Code(int(digits[:-5]), digits[-5:-1])
    if check_digit(digits[:-1]) != int(digits[-1]):
        raise CodeError(Misread.CHECK_DIGIT)
    if digits[0] == "0" or code.grade > 11:
        raise CodeError(Misread.SHAPE)
    return code


def payload(stage: str, code: Code | str) -> str:
    """Return what the QR code of a title sheet says."""
    return f"OLM:{stage}:{code}"


def read_payload(text: str, *, stage: str) -> Code:
    """Read a scanned payload, or a code typed by hand, of this stage. Raises CodeError."""
    if (found := PAYLOAD.fullmatch(text.strip())) is None:
        return read_code(text)
    if found["stage"] != stage:
        raise CodeError(Misread.OTHER_STAGE)
    return read_code(found["code"])


def draw_codes(grade: int, count: int, *, taken: Collection[str], chance: Random | None = None) -> Iterator[Code]:
    """Draw new codes of a grade by chance (of the operating system, if no other is given).

    `taken` are all codes of the stage ever issued, void ones too: none comes back. Raises CodesExhausted.
    """
    used = {read_code(code).digits for code in taken if read_code(code).grade == grade}
    free = [digits for digits in POSSIBLE if digits not in used]
    if count > len(free):
        raise CodesExhausted(grade)
    for digits in (chance or secrets.SystemRandom()).sample(free, count):
        yield Code(grade, digits)


def is_crowded(count: int) -> bool:
    """Say whether so many codes of one grade are more than 60 % of all possible: time to warn."""
    return count > CROWDED * len(POSSIBLE)
