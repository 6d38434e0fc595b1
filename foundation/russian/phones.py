"""Telephone numbers as people of Russia write them, kept in one form. Cities and operators are not told apart."""

import re

# Brackets, spaces, hyphens and dashes are how a number is written, not what it is.
_DECORATION = re.compile(r"[\s()\-–—.]+")
_RUSSIAN = re.compile(r"(?:\+7|8|7)?(?P<number>[3489]\d{9})")


def normalise_phone(text: str) -> str:
    """«8 (4812) 38-11-81» gives «+74812381181»; an empty text stays empty. Raises ValueError when it is no number of Russia."""
    digits = _DECORATION.sub("", text)
    if not digits:
        return ""
    found = _RUSSIAN.fullmatch(digits)
    if found is None:
        raise ValueError("Напишите номер с кодом города или оператора, например: +7 4812 38-11-81.")
    return f"+7{found['number']}"
