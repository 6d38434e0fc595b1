"""Ready parts of a body: facts, signatures, the box with the check code."""

from collections.abc import Iterable, Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Table, TableStyle

from foundation.documents.palette import INK, LINE
from foundation.documents.qr import QrCode
from foundation.documents.table import BARE
from foundation.documents.text import BODY, LABEL, NOTE, VALUE, aligned, paragraph

LABEL_WIDTH = 46 * mm
QR_SIZE = 27 * mm
GAP = 10
BOX, BOX_COLUMN = 3.6 * mm, 8 * mm
# The small label is let down to the line on which the larger value stands.
SAME_BASELINE = ("TOPPADDING", (0, 0), (0, -1), 5.4)


class Square(Flowable):
    """An empty square to tick."""

    def wrap(self, _width, _height):
        """Return its sides."""
        return BOX, BOX

    def draw(self):
        """Draw it."""
        self.canv.setStrokeColor(INK)
        self.canv.setLineWidth(0.6)
        self.canv.rect(0, -1, BOX, BOX)


def facts(rows: Iterable[tuple[str, str]], *, width: float) -> Flowable:
    """Return labels with their values, a thin rule under each pair; a long value is cut between pages."""
    cells = [[paragraph(label, LABEL), paragraph(value, VALUE)] for label, value in rows]
    grid = Table(cells, colWidths=[LABEL_WIDTH, width - LABEL_WIDTH], splitInRow=36, spaceBefore=6, spaceAfter=10)
    grid.setStyle(TableStyle([*BARE, ("LINEBELOW", (0, 0), (-1, -1), 0.4, LINE), SAME_BASELINE]))
    return grid


def signatures(people: Iterable[tuple[str, str]], *, width: float, under: Sequence[Flowable] = ()) -> Flowable:
    """Return a line to sign for each (position, name), on one page with the last words of the body, `under` which it stands."""
    position, line = width * 0.4, width * 0.24
    room = width - position - line - GAP
    caption = paragraph("подпись", aligned(NOTE, "center"))
    grids = [
        Table(
            [[paragraph(title, BODY, measure=position), "", paragraph(name, BODY, measure=room)], ["", caption, ""]],
            colWidths=[position, line, room + GAP],
            style=TableStyle(
                [*BARE, ("VALIGN", (0, 0), (-1, 0), "BOTTOM"), ("LEFTPADDING", (2, 0), (2, 0), GAP),
                 ("TOPPADDING", (0, 0), (-1, 0), 16), ("BOTTOMPADDING", (0, 0), (-1, 0), 0),
                 ("TOPPADDING", (0, 1), (-1, 1), 1), ("LINEABOVE", (1, 1), (1, 1), 0.6, INK)]
            ),
        )
        for title, name in people
    ]  # fmt: skip
    return KeepTogether([*under, *grids])


def check_box(address: str, lines: Iterable[str], *, width: float) -> Flowable:
    """Return a QR code of `address` with `lines` beside it: what to check, where, by which code."""
    words = [paragraph(line, NOTE) for line in lines]
    grid = Table(
        [[QrCode(address, QR_SIZE), words]], colWidths=[QR_SIZE + 4 * mm, width - QR_SIZE - 4 * mm], spaceBefore=8
    )
    grid.setStyle(TableStyle([*BARE, ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]))
    return KeepTogether([grid])


def boxes(lines: Iterable[str], *, width: float) -> Flowable:
    """Return empty squares to tick by hand, each with its words."""
    cells = [[Square(), paragraph(line, BODY)] for line in lines]
    grid = Table(cells, colWidths=[BOX_COLUMN, width - BOX_COLUMN], spaceBefore=2, spaceAfter=8)
    grid.setStyle(TableStyle([*BARE, ("LEFTPADDING", (0, 0), (0, -1), 2), ("TOPPADDING", (0, 0), (-1, -1), 2)]))
    return KeepTogether([grid])


def lines_to_sign(people: Iterable[tuple[str, str]], *, width: float) -> Flowable:
    """Return for each (who, name) a line to sign and another for the date, all on one page."""
    who, line, day = width * 0.3, width * 0.2, width * 0.17
    room = width - who - line - day - 2 * GAP
    captions = [paragraph(words, aligned(NOTE, "center")) for words in ("подпись", "дата")]
    rows: list[list] = []
    look: list[tuple] = [*BARE, ("LEFTPADDING", (2, 0), (2, -1), GAP), ("RIGHTPADDING", (2, 0), (2, -1), GAP)]
    for number, (title, name) in enumerate(people):
        rows += [
            [paragraph(title, BODY, measure=who), "", paragraph(name, BODY, measure=room), ""],
            ["", captions[0], "", captions[1]],
        ]
        top = 2 * number
        look += [
            ("VALIGN", (0, top), (-1, top), "BOTTOM"),
            ("TOPPADDING", (0, top), (-1, top), 18),
            ("TOPPADDING", (0, top + 1), (-1, top + 1), 1),
            ("LINEABOVE", (1, top + 1), (1, top + 1), 0.6, INK),
            ("LINEABOVE", (3, top + 1), (3, top + 1), 0.6, INK),
        ]
    grid = Table(rows, colWidths=[who, line, room + 2 * GAP, day], spaceBefore=6, spaceAfter=8)
    grid.setStyle(TableStyle(look))
    return KeepTogether([grid])
