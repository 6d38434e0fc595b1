"""The words of a paragraph of Word: what a reader of the document sees, and what of it could not be taken."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from docx.oxml.ns import qn

from .parsed import Trouble
from .pieces import clean

# Deleted and moved away: shown struck through, if at all. Boxes float; the fallback repeats them for old programs.
PASSED_BY = {
    qn("w:del"),
    qn("w:moveFrom"),
    qn("w:rPr"),
    qn("w:pPr"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
BOX = qn("w:txbxContent")
BREAKS = {qn("w:br"), qn("w:cr")}
HYPHEN = "\u2011"
DEEPEST_STYLE = 10


@dataclass
class Spoken:
    """The words of a paragraph, and doubts about it."""

    words: str
    troubles: list[tuple[Trouble, str]] = field(default_factory=list)


def spoken(paragraph) -> Spoken:
    """Return what the paragraph says. Boxes and hidden words are named, not read."""
    said = Spoken("")
    said.words = "".join(_parts(paragraph, said))
    return said


def whole_words(element) -> str:
    """Return all words under `element`, a paragraph to a line."""
    lines = [clean("".join(_parts(paragraph, Spoken("")))) for paragraph in element.iter(qn("w:p"))]
    return "\n".join(line for line in lines if line)


def look(paragraph) -> str:
    """Return how the paragraph is set: its style and alignment tell neighbours of one heading from others."""
    properties = paragraph.find(qn("w:pPr"))
    if properties is None:
        return ""
    marks = [properties.find(qn(name)) for name in ("w:pStyle", "w:jc")]
    return "/".join(mark.get(qn("w:val"), "") if mark is not None else "" for mark in marks)


def _parts(element, said: Spoken) -> Iterator[str]:
    for child in element:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag == BOX:
            _pass_by(child, Trouble.OUTSIDE_WORDS, said)
        elif child.tag == qn("w:r") and _is_hidden(child):
            _pass_by(child, Trouble.HIDDEN_WORDS, said)
        elif child.tag in BREAKS:
            yield "\n"
        elif child.tag == qn("w:tab"):
            yield " "
        elif child.tag == qn("w:noBreakHyphen"):
            yield HYPHEN
        elif child.tag not in PASSED_BY:
            yield from _parts(child, said)


def _pass_by(element, trouble: Trouble, said: Spoken) -> None:
    words = clean(" ".join(text.text or "" for text in element.iter(qn("w:t"))))
    if words:
        said.troubles.append((trouble, words))


def _is_hidden(run) -> bool:
    mark = run.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
    return mark is not None and mark.get(qn("w:val"), "true") not in {"0", "false", "off"}


class Lists:
    """Which paragraphs Word numbers or marks by itself: they say so, or their style does."""

    def __init__(self, styles):
        self.styles = {} if styles is None else {style.get(qn("w:styleId")): style for style in styles}

    def numbers(self, paragraph) -> bool:
        """Tell whether Word puts a number or a mark before the paragraph."""
        element, deepest = paragraph, DEEPEST_STYLE
        while element is not None and deepest:
            properties = element.find(qn("w:pPr"))
            found = properties.find(f"{qn('w:numPr')}/{qn('w:numId')}") if properties is not None else None
            if found is not None:
                return found.get(qn("w:val")) != "0"
            element, deepest = self._style_under(element, properties), deepest - 1
        return False

    def _style_under(self, element, properties):
        if element.tag == qn("w:p"):
            named = properties.find(qn("w:pStyle")) if properties is not None else None
        else:
            named = element.find(qn("w:basedOn"))
        return self.styles.get(named.get(qn("w:val"))) if named is not None else None
