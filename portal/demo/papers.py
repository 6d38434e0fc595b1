"""Papers of the demo's applications: real little PDFs on plain paper, so that every download opens."""

from django.core.files.uploadedfile import SimpleUploadedFile

from foundation.documents.page import LetterheadDocument, build
from foundation.documents.text import paragraph
from foundation.uploads.fields import received


def paper(title: str, *, author: str, organisation: str):
    """Return an inspected upload: one page that says what would stand here."""
    words = (
        f"{title}. {author}.",
        "Это образец документа из демонстрации портала. В настоящей заявке здесь будет скан или снимок бумаги с подписью.",
    )
    document = LetterheadDocument(organisation=organisation, title=title, body=[paragraph(text) for text in words])
    return received(SimpleUploadedFile(f"{title}.pdf", build(document), "application/pdf"))
