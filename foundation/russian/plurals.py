"""Numbers with nouns: the three plural forms of Russian. Declension of names is not here."""

from decimal import Decimal

from foundation.russian.typography import NBSP


def plural(n: int | Decimal, one: str, few: str, many: str) -> str:
    """Choose the form that agrees with the number: 1 заявка, 2 заявки, 5 заявок; a fraction takes the second (1,5 балла).

    The rule is that of CLDR for Russian; a minus sign changes nothing.
    """
    if n != int(n):
        return few
    tail = abs(int(n)) % 100
    if 11 <= tail <= 14:
        return many
    return {1: one, 2: few, 3: few, 4: few}.get(tail % 10, many)


def number(n: int | Decimal) -> str:
    """Write a number the Russian way: decimal comma, groups of three from 10 000 on, spaces that do not break."""
    whole, point, fraction = f"{n:f}".partition(".") if isinstance(n, Decimal) else (str(n), "", "")
    grouped = f"{int(whole):,}".replace(",", NBSP) if len(whole.lstrip("-")) > 4 else whole
    return grouped + point.replace(".", ",") + fraction


def short(n: Decimal) -> str:
    """Write an exact number without the zeros that say nothing: «0,5» for 0.500, «10» for 10.00."""
    return number(Decimal(f"{n.normalize():f}"))


def count(n: int | Decimal, one: str, few: str, many: str) -> str:
    """Write the number with its noun: «5 заявок»; the space does not break."""
    return f"{number(n)}{NBSP}{plural(n, one, few, many)}"
