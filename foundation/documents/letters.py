"""Which characters may reach a document at all. Pure text, no fonts."""

import unicodedata

# The typefaces lack these; a non-breaking space keeps their meaning.
SPACES = dict.fromkeys(
    map(ord, "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"), "\u00a0"
)
BREAKS = {ord("\t"): " ", ord("\u2028"): "\n", ord("\u2029"): "\n", ord("\r"): "\n"}
# Control, format (direction, zero width, soft hyphen), surrogate, private, unassigned: invisible, or not XML.
INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}


def printable(text: str) -> str:
    """Return `text` composed (й and ё as one letter), with plain spaces and lines, without invisible characters."""
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n").translate(SPACES | BREAKS))
    return "".join(letter for letter in plain if letter == "\n" or unicodedata.category(letter) not in INVISIBLE)
