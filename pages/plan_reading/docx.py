"""Reads a plan from a Word document: its tables, and the lines before, between and after them.

The parts of the archive are read as they are: python-docx itself leaves out inserted words and repeats merged cells.
"""

import io
import re
from collections.abc import Iterable, Iterator
from zipfile import ZipFile

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from .assembly import assemble
from .docx_words import Lists, look, spoken, whole_words
from .parsed import DAMAGE, ParsedPlan, PlanWarning, Trouble, Unreadable
from .pieces import Line, Piece, Row, clean

BODY = "word/document.xml"
STYLES = "word/styles.xml"
# Containers whose content stands in the document as if they were not there.
WRAPPERS = {qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins"), qn("w:moveTo")}
ASIDE = {
    "header": "верхний колонтитул",
    "footer": "нижний колонтитул",
    "footnotes": "сноски",
    "endnotes": "концевые сноски",
    "comments": "примечания на полях",
}
PAGE_NUMBERS = re.compile(r"\b(?:стр(?:аница|\.)?|из)\b|[\W\d_]", re.IGNORECASE)
CHANGES = (qn("w:ins"), qn("w:del"), qn("w:moveFrom"), qn("w:moveTo"))


def read_docx(data: bytes) -> ParsedPlan:
    """Read a plan from the bytes of a .docx; raises Unreadable when they are none. Call after the inspection of uploads."""
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            body = parse_xml(archive.read(BODY)).find(qn("w:body"))
            lists = Lists(parse_xml(archive.read(STYLES)) if STYLES in archive.namelist() else None)
            aside = [(name, parse_xml(archive.read(name))) for name in archive.namelist() if _aside_kind(name)]
    except DAMAGE as broken:
        raise Unreadable(broken_words()) from broken
    if body is None:
        raise Unreadable(broken_words())
    return assemble([*_Document(lists).pieces(body), *_aside(aside)])


def broken_words() -> str:
    """Return what is said about a document that cannot be opened."""
    return "Документ повреждён. Откройте его в Word, сохраните заново как DOCX и загрузите снова."


def _aside_kind(name: str) -> str:
    folder, _slash, file = name.rpartition("/")
    return ASIDE.get(file.removesuffix(".xml").rstrip("0123456789"), "") if folder == "word" else ""


def _aside(parts: Iterable[tuple[str, object]]) -> Iterator[PlanWarning]:
    """Headers, footnotes, notes on the margin: not in the plan, but not in silence."""
    for name, part in parts:
        words = whole_words(part)
        if PAGE_NUMBERS.sub("", words):
            yield PlanWarning(Trouble.OUTSIDE_WORDS, _aside_kind(name), words)


class _Document:
    """Walks the body and counts its tables."""

    def __init__(self, lists: Lists):
        self.lists = lists
        self.tables = 0
        self.paragraphs: list[tuple[str, str]] = []

    def pieces(self, body) -> Iterator[Piece]:
        if next(body.iter(*CHANGES), None) is not None:
            yield PlanWarning(Trouble.TRACKED_CHANGES)
        for part in unwrapped(body):
            if part.tag == qn("w:tbl"):
                yield from self._lines()
                self.tables += 1
                yield from self._rows(part)
            elif part.tag == qn("w:p"):
                yield from self._paragraph(part)
        yield from self._lines()

    def _paragraph(self, paragraph) -> Iterator[Piece]:
        """Take a paragraph; neighbours that look alike are one heading, as a title of two lines is."""
        said = spoken(paragraph)
        words, appearance = clean(said.words), look(paragraph)
        if not words or (self.paragraphs and self.paragraphs[-1][1] != appearance):
            yield from self._lines()
        if words:
            self.paragraphs.append((words, appearance))
        for trouble, text in said.troubles:
            yield PlanWarning(trouble, self._between(), text)

    def _lines(self) -> Iterator[Line]:
        if self.paragraphs:
            yield Line(self._between(), "\n".join(words for words, _look in self.paragraphs))
        self.paragraphs = []

    def _between(self) -> str:
        return f"текст после таблицы {self.tables}" if self.tables else "текст перед таблицей"

    def _rows(self, table) -> Iterator[Row]:
        above: dict[int, str] = {}
        width = 0
        for number, row in enumerate(unwrapped(table, qn("w:tr")), start=1):
            cells = _Cells(row, self.lists, above)
            width = max(width, cells.width)
            if any(cells.words):
                yield Row(
                    f"строка {number} таблицы {self.tables}",
                    tuple(cells.words),
                    self.tables,
                    tuple(cells.starts),
                    whole=len(cells.words) == 1,
                    auto_numbered=cells.auto_numbered,
                    notes=tuple(cells.notes),
                )
            above = cells.above


class _Cells:
    """The cells of one row of a table; `above` holds the words that a merge carries down, by their column of the grid."""

    def __init__(self, row, lists: Lists, above: dict[int, str]):
        self.words: list[str] = []
        self.starts: list[int] = []
        self.notes: list[tuple[Trouble, str]] = []
        self.above: dict[int, str] = {}
        self.auto_numbered = False
        self.lists = lists
        self.width = _number(row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}"), 0)
        for cell in unwrapped(row, qn("w:tc")):
            self._take(cell, above)

    def _take(self, cell, above: dict[int, str]) -> None:
        start, properties = self.width, cell.find(qn("w:tcPr"))
        self.width += _number(properties.find(qn("w:gridSpan")) if properties is not None else None, 1)
        merge = properties.find(qn("w:vMerge")) if properties is not None else None
        words = self._words(cell)
        if merge is not None:
            continued = merge.get(qn("w:val"), "continue") != "restart"
            if continued and not words and (words := above.get(start, "")):
                # A number belongs to one row only: carried down it would be a second item of the same number.
                words = "" if start == 0 else words
                if words:
                    self.notes.append((Trouble.MERGED_DOWN, words))
            self.above[start] = words or above.get(start, "")
        self.words.append(words)
        self.starts.append(start)

    def _words(self, cell) -> str:
        parts = []
        for part in unwrapped(cell):
            if part.tag == qn("w:tbl"):
                words = whole_words(part)
                self.notes.append((Trouble.NESTED_TABLE, words))
                parts.append(words)
            elif part.tag == qn("w:p"):
                said = spoken(part)
                parts.append(said.words)
                self.notes.extend(said.troubles)
                self._note_list(part, said.words)
        return clean("\n".join(parts))

    def _note_list(self, paragraph, words: str) -> None:
        if not self.lists.numbers(paragraph):
            return
        if not self.starts and not clean(words):
            self.auto_numbered = True
        elif (mark := (Trouble.LIST_MARKS, clean(words))) and clean(words):
            self.notes.append(mark)


def unwrapped(parent, *tags: str) -> Iterator:
    """Return the children of `parent` (those with `tags`, if any), also where a wrapper stands between."""
    for child in parent:
        if child.tag in WRAPPERS:
            yield from unwrapped(child, *tags)
        elif not tags or child.tag in tags:
            yield child


def _number(element, otherwise: int) -> int:
    """Return the value of an element like `gridSpan`; a senseless one counts as absent."""
    value = element.get(qn("w:val"), "") if element is not None else ""
    return int(value) if value.isdecimal() and len(value) < 4 else otherwise
