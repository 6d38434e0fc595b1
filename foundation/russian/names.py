"""Names of people: initials. Cases and genders are not here: a name is never declined without a person looking."""

import re

from foundation.russian.typography import NBSP, normalise_text

# Turkic patronymic particles («Алирза оглы») have no initial of their own.
PATRONYMIC_PARTICLES = frozenset({"оглы", "оглу", "кызы", "гызы", "улы", "уулу"})


def initials(last_name: str, first_name: str, patronymic: str = "") -> str:
    """«Фамилия И. О.», as lists and protocols write it; spaces do not break. Missing parts are left out.

    A double first name keeps its hyphen («А.-М.»); a double surname stays whole.
    """
    return NBSP.join(filter(None, [_surname(last_name), _letters(first_name, patronymic)]))


def initials_first(last_name: str, first_name: str, patronymic: str = "") -> str:
    """«И. О. Фамилия», as signatures write it; otherwise as `initials`."""
    return NBSP.join(filter(None, [_letters(first_name, patronymic), _surname(last_name)]))


def _surname(last_name: str) -> str:
    return normalise_text(last_name).replace(" ", NBSP)


def _letters(*names: str) -> str:
    words = [
        word for name in names for word in normalise_text(name).split() if word.lower() not in PATRONYMIC_PARTICLES
    ]
    return NBSP.join(filter(None, map(_letter, words)))


def _letter(word: str) -> str:
    parts = [re.sub(r"^[\W\d_]+", "", part) for part in word.split("-")]
    return "-".join(f"{part[0].upper()}." for part in parts if part)
