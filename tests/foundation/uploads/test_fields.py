"""A form that takes a file: inspected, redrawn, named safely – or an error at the field."""

import hashlib

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile

from foundation.uploads.fields import UploadField
from foundation.uploads.inspection import Inspected, UploadRules
from tests.foundation.uploads import corpus


class PaperForm(forms.Form):
    """One file."""

    paper = UploadField(label="Документ", rules=UploadRules(kinds=("pdf", "jpg", "png")), required=False)


def submitted(content: bytes, name: str, content_type: str = "text/html") -> PaperForm:
    """A form with one uploaded file; the type is what the browser claims."""
    return PaperForm({}, {"paper": SimpleUploadedFile(name, content, content_type)})


def test_document_arrives_unchanged_with_its_facts():
    form = submitted(corpus.pdf(), "Характеристика.PDF")

    assert form.is_valid()
    paper = form.cleaned_data["paper"]
    assert paper.inspected == Inspected(
        "Характеристика.pdf", "pdf", "application/pdf", len(corpus.pdf()), hashlib.sha256(corpus.pdf()).hexdigest()
    )
    assert (paper.name, paper.content_type, paper.read()) == ("Характеристика.pdf", "application/pdf", corpus.pdf())


def test_photo_arrives_redrawn_and_its_facts_are_those_of_the_new_file():
    form = submitted(corpus.photo_with_place(), "двор.JPEG")

    assert form.is_valid()
    photo = form.cleaned_data["paper"]
    content = photo.read()
    assert photo.inspected == Inspected(
        "двор.jpg", "jpg", "image/jpeg", len(content), hashlib.sha256(content).hexdigest()
    )
    assert (b"Exif" in content, photo.name, photo.size) == (False, "двор.jpg", len(content))


def test_file_that_lies_on_disk_is_inspected_as_well():
    upload = TemporaryUploadedFile("справка.pdf", "application/pdf", len(corpus.pdf()), None)
    upload.write(corpus.pdf())
    upload.seek(0)

    form = PaperForm({}, {"paper": upload})

    assert form.is_valid()
    assert form.cleaned_data["paper"].inspected.size == len(corpus.pdf())
    upload.close()


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (b"", "а.pdf", "Файл пуст. Проверьте, что он сохранён, и загрузите его ещё раз."),
        (corpus.docx(), "а.docx", "Файлы DOCX не принимаются. Подойдут: PDF, JPG, PNG."),
        (corpus.picture()[:-200], "а.jpg",
         "Изображение повреждено. Сохраните его заново или сделайте снимок ещё раз."),
    ],
    ids=["empty", "docx", "cut"],
)  # fmt: skip
def test_refusal_stands_at_the_field(content, name, message):
    assert submitted(content, name).errors == {"paper": [message]}


def test_file_dialog_offers_what_will_be_accepted():
    widget = str(PaperForm()["paper"])

    assert 'accept=".pdf,.jpg,.png,.jpeg,.jpe,.jfif,application/pdf,image/jpeg,image/png"' in widget


def test_field_left_empty_keeps_what_was_there():
    form = PaperForm({}, {}, initial={"paper": "kept"})

    assert (form.is_valid(), form.cleaned_data) == (True, {"paper": "kept"})
