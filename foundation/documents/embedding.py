"""Fonts inside a PDF: only the letters in use, their outlines without hinting. Three times smaller and faster than usual.

Hinting serves low-resolution screens; viewers of PDF draw outlines. Which typefaces the house has is in `fonts`.
"""

from struct import pack, pack_into, unpack_from

from reportlab import rl_config
from reportlab.pdfbase.ttfonts import TTFont, TTFontFace, TTFontMaker

# ASCII85 was for mail that carried seven bits: a quarter more bytes and time for nothing.
rl_config.useA85 = 0

# Flags of a part of a composite glyph, and how many bytes each adds to it (OpenType, table "glyf").
WORDS, SCALE, MORE, TWO_SCALES, MATRIX, INSTRUCTIONS = 0x0001, 0x0008, 0x0020, 0x0040, 0x0080, 0x0100
EXTRA = ((WORDS, 2), (SCALE, 2), (TWO_SCALES, 4), (MATRIX, 8))


def lean_font(name: str, path) -> TTFont:
    """Return the font at `path`, ready to be registered, that embeds lean subsets of itself."""
    font = TTFont(name, path, asciiReadable=False)
    font.face.makeSubset = Subsetter(font.face)
    return font


class Subsetter:
    """What reportlab asks for when it closes a document. Keeps no position in the file, so threads may share it."""

    def __init__(self, face: TTFontFace):
        self.face = face
        self.glyf = face.get_table("glyf")
        self.copied = {tag: face.get_table(tag) for tag in ("head", "hhea", "maxp")}
        self.outlines: dict[int, tuple[bytes, list[int]]] = {}

    def __call__(self, codes: list[int]) -> bytes:
        """Return a font file with the glyphs of `codes`, the code of each being its place in the list."""
        glyphs, place = [0], {0: 0}
        for code in codes:
            _number(self.face.charToGlyph.get(code, 0), glyphs, place)
        for glyph in glyphs:  # grows on the way: a letter with an accent brings its parts
            outline, parts = self._outline(glyph)
            for at in parts:
                _number(unpack_from(">H", outline, at)[0], glyphs, place)
        font = TTFontMaker()
        for tag, table in self._tables(glyphs, place).items():
            font.add(tag, table)
        font.add("cmap", _cmap([place[self.face.charToGlyph.get(code, 0)] for code in codes]))
        return font.makeStream()

    def _tables(self, glyphs: list[int], place: dict[int, int]) -> dict[str, bytes]:
        drawn = [self._renumbered(glyph, place) for glyph in glyphs]
        ends = [0]
        for outline in drawn:
            ends.append(ends[-1] + len(outline))
        head, hhea, maxp = (bytearray(self.copied[tag]) for tag in ("head", "hhea", "maxp"))
        pack_into(">H", head, 50, 1)  # long offsets
        pack_into(">H", hhea, 34, len(glyphs))
        pack_into(">H", maxp, 4, len(glyphs))
        metrics = [int(value) for glyph in glyphs for value in self.face.hmetrics[glyph]]
        return {
            "head": bytes(head),
            "hhea": bytes(hhea),
            "maxp": bytes(maxp),
            "hmtx": pack(f">{len(metrics)}H", *metrics),
            "loca": pack(f">{len(ends)}L", *ends),
            "glyf": b"".join(drawn),
        }

    def _renumbered(self, glyph: int, place: dict[int, int]) -> bytes:
        outline, parts = self._outline(glyph)
        if not parts:
            return outline
        composite = bytearray(outline)
        for at in parts:
            pack_into(">H", composite, at, place[unpack_from(">H", outline, at)[0]])
        return bytes(composite)

    def _outline(self, glyph: int) -> tuple[bytes, list[int]]:
        if glyph not in self.outlines:
            start, end = self.face.glyphPos[glyph : glyph + 2]
            self.outlines[glyph] = unhinted(self.glyf[start:end])
        return self.outlines[glyph]


def unhinted(outline: bytes) -> tuple[bytes, list[int]]:
    """Return a glyph without its instructions, padded to four bytes, and where in it the numbers of its parts stand."""
    if not outline:
        return b"", []
    contours = unpack_from(">h", outline)[0]
    if contours < 0:
        lean, parts = _composite(outline)
    else:
        at = 10 + 2 * contours
        length = unpack_from(">H", outline, at)[0]
        lean, parts = outline[:at] + b"\0\0" + outline[at + 2 + length :], []
    return lean + b"\0" * (-len(lean) % 4), parts


def _composite(outline: bytes) -> tuple[bytes, list[int]]:
    lean, parts, at, flags = bytearray(outline), [], 10, MORE
    while flags & MORE:
        flags = unpack_from(">H", outline, at)[0]
        pack_into(">H", lean, at, flags & ~INSTRUCTIONS)
        parts.append(at + 2)
        at += 6 + sum(size for flag, size in EXTRA if flags & flag)
    return bytes(lean[:at]), parts


def _number(glyph: int, glyphs: list[int], place: dict[int, int]) -> None:
    if glyph not in place:
        place[glyph] = len(glyphs)
        glyphs.append(glyph)


def _cmap(glyphs: list[int]) -> bytes:
    """Return a table that maps codes 0, 1, 2… to `glyphs` (format 6, as symbolic fonts in PDF want it)."""
    length = 10 + 2 * len(glyphs)
    return pack(f">HHHHLHHHHH{len(glyphs)}H", 0, 1, 1, 0, 12, 6, length, 0, 0, len(glyphs), *glyphs)
