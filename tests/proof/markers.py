"""Words that stand nowhere else, one for every thing that somebody must not see."""

from decimal import Decimal
from hashlib import sha256

LETTERS = "бвгджзклмнпрстфхцчшщ"
VOWELS = "аеиоу"
# What each juror gave on every criterion at each stage: numbers that no page prints by chance.
JURORS = ("chair", "juror", "former", "elsewhere")
STAGES = ("scoring", "closed", "published", "elsewhere")


_KNOWN: dict[str, str] = {}


def known_markers() -> dict[str, str]:
    """Return every marker that was given out, by what it says; a mark as a page prints it."""
    return _KNOWN


def marker(about: str) -> str:
    """Return the marker and remember it."""
    return _KNOWN.setdefault(about, _marker(about))


def _marker(about: str) -> str:
    """Return the marker of what `about` says: ten letters, the same every time; digits where a phone is meant."""
    digest = sha256(about.encode()).digest()
    if about.endswith("phone"):
        return "+7999" + "".join(str(byte % 10) for byte in digest[:7])
    if about.endswith("email"):
        return digest.hex()[:12]
    pairs = [LETTERS[byte % len(LETTERS)] + VOWELS[byte % len(VOWELS)] for byte in digest[:5]]
    return "".join(pairs).capitalize() + "х"


def mark_of(juror: str, stage: str) -> Decimal:
    """Return the mark that this juror gives everywhere at this stage."""
    points = Decimal(611 + 40 * STAGES.index(stage) + 7 * JURORS.index(juror)) + Decimal("0.25")
    _KNOWN[f"{juror} {stage} mark"] = str(points).replace(".", ",")
    return points
