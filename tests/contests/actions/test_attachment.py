"""Papers: kept once, counted, weighed, hidden and never lost."""

import io

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfWriter
from wagtail.models import ModelLogEntry

from contests.actions import attachment as room
from contests.actions.attachment import attach_file, remove_attachment
from contests.models import Attachment
from foundation.errors import Refusal
from foundation.uploads.fields import received
from tests.factories.accounts import UserFactory
from tests.factories.contests import ApplicationFactory, AttachmentFactory, SlotFactory

pytestmark = pytest.mark.django_db


def upload(name="Отчёт.pdf", pages=1):
    writer, out = PdfWriter(), io.BytesIO()
    for _page in range(pages):
        writer.add_blank_page(100, 100)
    writer.write(out)
    return received(SimpleUploadedFile(name, out.getvalue()))


def test_a_paper_is_kept_with_its_facts_and_recorded():
    application = ApplicationFactory()
    slot, paper = application.nomination.slots.get(), upload()

    kept = attach_file(application, by=application.applicant, slot=slot, upload=paper)

    facts = paper.inspected
    assert (kept.name, kept.content_type, kept.size, kept.sha256) == (
        "Отчёт.pdf",
        "application/pdf",
        facts.size,
        facts.sha256,
    )
    with kept.file.open() as file:
        assert file.read(4) == b"%PDF"
    assert [entry.action for entry in ModelLogEntry.objects.for_instance(application)] == [
        "contests.application.attach"
    ]


def test_the_same_file_sent_twice_is_kept_once():
    application = ApplicationFactory()
    slot = application.nomination.slots.get()

    first = attach_file(application, by=application.applicant, slot=slot, upload=upload())
    second = attach_file(application, by=application.applicant, slot=slot, upload=upload())

    assert (first, Attachment.objects.count()) == (second, 1)


def test_a_full_place_says_what_to_do():
    application = ApplicationFactory(complete=True)

    with pytest.raises(Refusal, match="Сюда можно приложить 1\u00a0файл"):
        attach_file(
            application, by=application.applicant, slot=application.nomination.slots.get(), upload=upload(pages=2)
        )


def test_ten_files_and_a_hundred_megabytes_are_enough(monkeypatch):
    application = ApplicationFactory()
    slot = SlotFactory(nomination=application.nomination, max_files=20)
    AttachmentFactory(application=application, slot=slot, size=100 * 1024 * 1024)

    with pytest.raises(Refusal, match="не больше 100 МБ"):
        attach_file(application, by=application.applicant, slot=slot, upload=upload())

    monkeypatch.setattr(room, "MAX_FILES", 1)
    with pytest.raises(Refusal, match="не больше 1 файлов"):
        attach_file(application, by=application.applicant, slot=slot, upload=upload())


def test_a_place_of_another_nomination_is_refused():
    application = ApplicationFactory()

    with pytest.raises(Refusal, match="нет такого документа"):
        attach_file(application, by=application.applicant, slot=SlotFactory(), upload=upload())


def test_a_paper_taken_out_is_hidden_its_file_stays_and_its_place_is_free():
    application = ApplicationFactory(complete=True)
    paper = application.attachments.get()

    remove_attachment(paper, by=application.applicant)
    removed = remove_attachment(paper, by=application.applicant)

    assert (list(application.attachments.present()), removed.file.storage.exists(removed.file.name)) == ([], True)
    assert [entry.action for entry in ModelLogEntry.objects.for_instance(application)] == [
        "contests.application.detach"
    ]


def test_papers_of_a_sent_application_stay_as_they_were_sent():
    application = ApplicationFactory(submitted=True)

    with pytest.raises(Refusal, match="уже отправлена"):
        remove_attachment(application.attachments.get(), by=application.applicant)


def test_nobody_touches_papers_of_others():
    application = ApplicationFactory(complete=True)

    with pytest.raises(PermissionDenied):
        remove_attachment(application.attachments.get(), by=UserFactory())
    with pytest.raises(PermissionDenied):
        attach_file(application, by=UserFactory(), slot=application.nomination.slots.get(), upload=upload())
