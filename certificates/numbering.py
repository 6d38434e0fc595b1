"""Registration numbers and check codes as people write and type them. Pure: who takes the next number is in actions/issue.py."""

import re

from foundation.damm import check_digit

# Series of the branch; another issuer would bring its own.
BRANCH_SERIES = "СМ-ВСМС"
CODE_LETTERS = 20
GROUP = 4

_NUMBER = re.compile(r"(?P<series>\S+)/(?P<year>\d{4})/(?P<number>\d{5,})-(?P<check>\d)")
# Russian capitals that look like signs of the codes, as a Russian keyboard types them.
_LOOK_ALIKES = str.maketrans("АЕЗКМНРСТУХ", "AE3KMHPCTYX")


def registration_number(series: str, year: int, number: int) -> str:
    """Write a number in full: «СМ-ВСМС/2020/00017-6»; the last digit checks the year and the running number."""
    return f"{series}/{year}/{number:05d}-{check_digit(f'{year}{number:05d}')}"


def is_registration_number(text: str) -> bool:
    """Tell whether `text` is a number in full whose check digit agrees."""
    parts = _NUMBER.fullmatch(text)
    return parts is not None and check_digit(parts["year"] + parts["number"] + parts["check"]) == 0


def grouped(code: str) -> str:
    """Write a code in groups of four, as it stands on paper: «K7QX-4MAR-…»."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def normalise_code(typed: str) -> str:
    """Make a code out of what a person typed: capitals, without spaces and hyphens, Russian look-alikes as Latin ones."""
    return re.sub(r"[^0-9A-ZА-ЯЁ]", "", typed.upper()).translate(_LOOK_ALIKES)
