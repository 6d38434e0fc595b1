"""The secretary attaches the regulation, prolongs the intake and copies a contest, each at his own desk."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from contests.models import ContestEdition
from foundation.documents.page import LetterheadDocument, build
from foundation.documents.text import paragraph
from tests.contests.views.doors import door, text
from tests.factories.contests import ApplicationFactory, EditionFactory, days

pytestmark = pytest.mark.django_db


def typed(moment):
    return f"{timezone.localtime(moment):%Y-%m-%dT%H:%M}"


def test_regulation_is_attached_and_its_next_version_asks_what_changed(office):
    edition = EditionFactory(draft=True, regulation=False)
    content = build(LetterheadDocument(organisation="О", title="Положение", body=[paragraph("Т")]))
    page = door("regulation", edition)

    assert "Без него конкурс нельзя объявить." in text(office.get(page))
    answer = office.post(page, {"upload": SimpleUploadedFile("Правила.pdf", content), "approved_on": "2020-01-09"})

    assert (answer.status_code, edition.regulations.get().name) == (302, "Правила.pdf")
    assert "Что изменено" in text(office.get(page))
    again = office.post(page, {"upload": SimpleUploadedFile("Правила.pdf", content), "approved_on": "2020-01-09"})
    assert (again.status_code, "Этот файл уже приложен" in text(again)) == (422, True)


def test_intake_is_prolonged_and_a_shorter_one_is_refused_in_the_form(office):
    edition = EditionFactory()
    page = door("extension", edition)

    shorter = office.post(page, {"until": typed(days(9)), "reason": "Т"})
    answer = office.post(page, {"until": typed(days(14)), "reason": "Сайт не работал."})

    assert (shorter.status_code, "нельзя сократить" in text(shorter)) == (422, True)
    assert answer.url == door("edition", edition)
    assert "Сайт не работал." in text(office.get(page))


def test_secretary_gives_time_to_the_draft_whose_code_was_named_and_reads_nothing_of_it(office):
    edition = EditionFactory(screening=True)
    draft = ApplicationFactory(edition=edition, complete=True)
    page = door("draft_extension", edition)
    code = f" {draft.code[:4].lower()}-{draft.code[4:]} "

    unknown = office.post(page, {"code": "AAAAAAAA", "until": typed(days(1)), "reason": "Т"})
    answer = office.post(page, {"code": code, "until": typed(days(1)), "reason": "Болел."})

    draft.refresh_from_db()
    assert (unknown.status_code, answer.url) == (422, page)
    assert draft.has_extension()
    assert draft.applicant.last_name not in text(office.get(page))


def test_copy_leads_to_the_new_draft_with_its_checklist(office):
    edition = EditionFactory(published=True, year=2020)
    page = door("copy", edition)

    assert office.get(page).context["form"].initial == {"year": 2021}
    answer = office.post(page, {"year": 2021})

    made = ContestEdition.objects.get(year=2021)
    assert answer.url == door("edition", made)
    shown = text(office.get(answer.url))
    assert [words in shown for words in ("Проверить перед объявлением", "Черновик сделан с конкурса 2020 года")] == [
        True,
        True,
    ]
    taken = office.post(page, {"year": 2021})
    assert (taken.status_code, "Конкурс 2021 года уже есть" in text(taken)) == (422, True)
