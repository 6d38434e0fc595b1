"""The slice through every floor, as people live it: each with his own sign-in, on both engines.

A row of the plan -> the contest's page -> a draft -> a number -> admission -> marks -> places -> a signed protocol ->
published results -> a diploma whose QR code opens a page that says it is valid.
"""

import io
import re
import subprocess

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import expect
from pypdf import PdfReader

from foundation.documents.page import LetterheadDocument, build
from foundation.documents.text import paragraph

PLAN_ROW = "Лучший председатель территориального общественного самоуправления, лучшая общественная инициатива"
NOMINATION = "Лучший председатель территориального общественного самоуправления"
EDITION = "best-tos-chair-and-initiative-2020"
WORK = "Провели четыре субботника и посадили аллею у школы."
JURORS = ["predsedatel@example.org", "zhuri1@example.org", "zhuri2@example.org"]


@pytest.fixture(scope="module")
def paper(tmp_path_factory):
    file = tmp_path_factory.mktemp("papers") / "Отчёт за год.pdf"
    file.write_bytes(build(LetterheadDocument(organisation="ТОС", title="Отчёт", body=[paragraph("Работа за год.")])))
    return file


def text_of(pdf: bytes) -> str:
    """The words of a PDF, white space folded."""
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))


def qr_of(pdf: bytes, folder) -> str:
    """What a telephone reads from the first page of a PDF."""
    file = folder / "diploma.pdf"
    file.write_bytes(pdf)
    subprocess.run(["pdftoppm", "-r", "150", "-png", "-singlefile", file, folder / "diploma"], check=True)
    return zxingcpp.read_barcode(Image.open(folder / "diploma.png")).text


def downloaded(page, link) -> bytes:
    """Click a link and return the file that comes."""
    with page.expect_download() as waiting:
        link.click()
    return waiting.value.path().read_bytes()


def let_the_intake_end(portal):
    """Time passes: the last day of the intake and its grace lie behind us."""
    portal.manage(
        "shell",
        "-c",
        "from datetime import timedelta; from django.utils import timezone; from contests.models import ContestEdition;"
        f"ContestEdition.objects.filter(slug='{EDITION}').update(intake_closes_at=timezone.now() - timedelta(hours=1))",
    )


def test_contest_from_plan_to_diploma(portal, enter, look, paper, tmp_path):
    number = _applicant_applies(portal, enter, look, paper)
    let_the_intake_end(portal)
    _secretary_admits_and_starts_scoring(portal, enter, look)
    _jurors_score(portal, enter, look)
    _nobody_else_sees_a_mark(portal, enter)
    _chair_closes(portal, enter, look)
    _protocol_is_drawn_up_signed_and_published(portal, enter, look)
    _everybody_reads_the_results(portal, enter, look)
    _winner_proves_his_diploma(portal, enter, look, number, tmp_path)


def _applicant_applies(portal, enter, look, paper):
    visitor = enter()
    visitor.goto(f"{portal.url}/plan/2020/")
    look(visitor)
    visitor.get_by_role("link", name=PLAN_ROW).first.click()
    visitor.goto(f"{portal.url}/contests/{EDITION}/")
    look(visitor)

    page = enter("tos@example.org")
    page.goto(f"{portal.url}/contests/{EDITION}/")
    page.get_by_role("link", name="Подать заявку").click()
    look(page)
    page.get_by_label(NOMINATION).check()
    page.get_by_label("ТОС «Рачевка»").check()
    page.get_by_role("button", name="Начать заявку").click()
    look(page)

    page.get_by_role("link", name="О себе").click()
    page.get_by_label("С какого года вы работаете").fill("с 2015 года")
    page.get_by_label("Телефон для связи").fill("8 900 000-00-00")
    expect(page.get_by_text("Сохранено в")).to_be_visible()
    page.reload()
    expect(page.get_by_label("С какого года вы работаете")).to_have_value("с 2015 года")
    look(page)
    page.get_by_role("button", name="Сохранить и вернуться").click()

    page.get_by_role("link", name="О работе").click()
    page.get_by_label("Сколько жителей").fill("420")
    page.get_by_label("Что сделано за конкурсный год").fill(WORK)
    page.get_by_role("button", name="Сохранить и вернуться").click()

    page.get_by_role("link", name="Документы").click()
    look(page)
    for slot in ("application", "passport", "report"):
        place = page.locator(f"#slot-{slot}")
        place.locator("input[type=file]").set_input_files(paper)
        place.get_by_role("button", name="Приложить").click()
        expect(page.locator(f"#slot-{slot}").get_by_role("link", name="Отчёт за год.pdf", exact=True)).to_be_visible()
    page.get_by_role("link", name="Вернуться к заявке").click()

    page.get_by_role("link", name="Согласие").click()
    look(page)
    page.get_by_label("Я согласен на обработку моих персональных данных").check()
    page.get_by_label("Я согласен, чтобы моё имя назвали").check()
    page.get_by_role("button", name="Сохранить").click()

    page.get_by_role("link", name="Проверить и отправить").click()
    look(page)
    page.get_by_role("button", name="Отправить заявку").click()
    look(page)
    number = re.search(r"ГТ-2020-\d{3}", page.locator("h1").inner_text()).group()
    receipt = text_of(downloaded(page, page.get_by_role("link", name="Скачать копию")))
    assert (number in receipt, WORK in receipt) == (True, True)
    portal.letter_to("tos@example.org", number)
    return number
