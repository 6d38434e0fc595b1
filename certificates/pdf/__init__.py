"""Certificates on paper: facts go in, bytes come out, the same facts giving the same bytes. No models, no requests.

A layout never changes once something was issued with it: a new look is a new layout beside it, and a certificate keeps the
name of its own. `tests/certificates/test_pdf.py` holds every layout to what it drew on the first day.
"""

import io
from collections.abc import Callable, Iterable, Mapping

from reportlab.pdfgen.canvas import Canvas

from certificates.facts import CertificateFacts
from certificates.pdf import diploma, participant
from certificates.states import CertificateKind
from foundation.documents.fonts import SERIF, missing_glyphs

Pictures = Mapping[str, bytes]
Draw = Callable[[Canvas, CertificateFacts, Pictures], None]

DRAWN_BY: dict[str, Draw] = {"diploma-1": diploma.draw, "participant-1": participant.draw}
# The layout that a certificate of each kind is issued with today.
LAYOUTS = {
    CertificateKind.WINNER: "diploma-1",
    CertificateKind.PRIZE_WINNER: "diploma-1",
    CertificateKind.PARTICIPANT: "participant-1",
}


def render(layout: str, facts: CertificateFacts, pictures: Pictures) -> bytes:
    """Return one certificate as PDF. `pictures`: the facsimiles that the facts name. Raises KeyError for no such layout."""
    title = f"{facts.document_word} № {facts.registration_number}"
    return _document([(layout, facts)], pictures, title=title, author=facts.organisation)


def render_many(papers: Iterable[tuple[str, CertificateFacts]], pictures: Pictures, *, title: str) -> bytes:
    """Return certificates, each (layout, facts), as one PDF for printing: what they share is stored once.

    A thousand pages take about 40 MB of memory while they are drawn, so a caller with more makes several files.
    """
    return _document(papers, pictures, title=title, author="")


def unprintable(facts: CertificateFacts) -> list[str]:
    """Return the signs that the typeface of the paper cannot draw, in the order of the alphabet; usually none."""
    return sorted(set().union(*(missing_glyphs(text) for text in facts.printed())))


def _document(papers: Iterable[tuple[str, CertificateFacts]], pictures: Pictures, *, title: str, author: str) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1, pageCompression=1, initialFontName=SERIF, pdfVersion=(1, 7), lang="ru-RU")
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setCreator("")
    for layout, facts in papers:
        DRAWN_BY[layout](canvas, facts, pictures)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
