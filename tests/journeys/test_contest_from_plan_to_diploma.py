"""The slice through every floor, as people live it: each with his own sign-in, on both engines.

A row of the plan -> the contest's page -> a draft -> a number -> admission -> marks -> places -> a signed protocol ->
published results -> a diploma whose QR code opens a page that says it is valid.
"""

import io
import json
import re
import subprocess
from urllib.parse import urlsplit

import pytest
import zxingcpp
from django.utils import timezone
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
    _an_outsider_counts_the_places_again(portal, enter, look, tmp_path)
    _winner_proves_his_diploma(portal, enter, look, number, tmp_path)
    assert "Нарушений нет." in portal.manage("check_contests")
    assert "Журнал оценок цел." in portal.manage("verify_marks")


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
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.get_by_label("Телефон для связи").fill("8 900 000-00-00")
    expect(page.get_by_text("Сохранено в")).to_be_visible()
    page.reload()
    expect(page.get_by_label("С какого года вы работаете")).to_have_value("с 2015 года")
    look(page)
    _save_and_return(page)

    page.get_by_role("link", name="О работе").click()
    page.get_by_label("Сколько жителей").fill("420")
    page.get_by_label("Что сделано за конкурсный год").fill(WORK)
    _save_and_return(page)

    page.get_by_role("main").get_by_role("link", name="Документы").click()
    look(page)
    for slot in ("application", "passport", "report"):
        place = page.locator(f"#slot-{slot}")
        place.locator("input[type=file]").set_input_files(paper)
        place.get_by_role("button", name="Приложить").click()
        expect(page.locator(f"#slot-{slot}").get_by_role("link", name="Отчёт за год.pdf", exact=True)).to_be_visible()
    page.get_by_role("link", name="Вернуться к заявке").click()

    page.get_by_role("link", name="Согласие").click()
    look(page)
    page.get_by_label("Даю согласие на обработку моих персональных данных").check()
    page.get_by_label("Разрешаю назвать моё имя").check()
    page.get_by_label("Фамилия, имя и отчество").check()
    for shown in ("Организация или школа", "Муниципальное образование", "Место и балл"):
        page.get_by_label(shown).check()
    page.get_by_role("button", name="Сохранить").click()

    page.get_by_role("link", name="Проверить и отправить").first.click()
    look(page)
    page.get_by_role("button", name="Отправить заявку").click()
    look(page)
    number = re.search(r"ГТ-2020-\d{3}", page.locator("h1").inner_text()).group()
    receipt = text_of(downloaded(page, page.get_by_role("link", name="Скачать копию")))
    assert (number in receipt, WORK in receipt) == (True, True)
    portal.letter_to("tos@example.org", number)
    return number


def _save_and_return(page):
    """Save a step; the next click belongs to the page that comes."""
    with page.expect_navigation():
        page.get_by_role("button", name="Сохранить и вернуться").click()


def _press(page, words):
    """Press a button of a move; where a page asks first, press there again."""
    page.get_by_role("button", name=words).or_(page.get_by_role("link", name=words)).first.click()


def _secretary_admits_and_starts_scoring(portal, enter, look):
    page = enter("sekretar@example.org")
    page.goto(f"{portal.url}/office/contests/{EDITION}/")
    look(page)
    page.goto(f"{portal.url}/office/contests/{EDITION}/journal/")
    look(page)
    links = [link.get_attribute("href") for link in page.locator("tbody th a").all()]
    assert len(links) == 4
    for link in links:
        page.goto(f"{portal.url}{link}")
        look(page)
        _press(page, "Допустить")
        expect(page.get_by_text("Заявка допущена").first).to_be_visible()
    page.goto(f"{portal.url}/office/contests/{EDITION}/")
    _press(page, "Начать оценку")
    expect(page.get_by_text("Оценка началась").first).to_be_visible()
    for juror in JURORS:
        portal.letter_to(juror, "Оцените заявки: Лучший председатель ТОС")


def _jurors_score(portal, enter, look):
    chair = enter(JURORS[0])
    chair.goto(f"{portal.url}/jury/{EDITION}/")
    look(chair)
    chair.get_by_role("link", name="К следующему листу").click()
    look(chair)
    _score_by_keyboard(chair)
    _score_the_rest(chair, portal, "9")

    first = enter(JURORS[1])
    _score_the_rest(first, portal, "7")

    bound = enter(JURORS[2])
    bound.goto(f"{portal.url}/jury/{EDITION}/")
    assert "Заднепровье" not in bound.locator("main").inner_text()
    _score_the_rest(bound, portal, "8")


def _score_by_keyboard(page):
    """A whole sheet without a mouse: a digit for each criterion, then Ctrl+Enter saves and opens the next."""
    here = page.url
    page.locator("input[type=radio]").first.focus()
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        for _criterion in range(page.locator("[data-criterion]").count()):
            page.keyboard.press("8")
            page.keyboard.press("ArrowDown")
    expect(page.get_by_text("Сохранено в").first).to_be_visible()
    page.keyboard.press("Control+Enter")
    page.wait_for_url(lambda url: url != here)


def _score_the_rest(page, portal, mark):
    page.goto(f"{portal.url}/jury/{EDITION}/")
    while page.get_by_role("link", name="К следующему листу").count():
        page.get_by_role("link", name="К следующему листу").click()
        for criterion in page.locator("[data-criterion]").all():
            criterion.get_by_role("radio", name=mark, exact=True).check()
        page.get_by_role("button", name="Сдать лист").click()
        page.goto(f"{portal.url}/jury/{EDITION}/")


def _nobody_else_sees_a_mark(portal, enter):
    """Each is answered with a refusal, or sent away to a page that knows no marks."""
    paths = (f"/contests/{EDITION}/results/", f"/jury/{EDITION}/standings/", f"/office/contests/{EDITION}/standings/")
    expected = {
        "tos@example.org": [404, 404, 403],
        "redaktor@example.org": [404, 404, "/office/"],
        None: [404, "/accounts/login/", "/accounts/login/"],
    }
    assert {address: [_answer(enter(address), portal, path) for path in paths] for address in expected} == expected


def _answer(page, portal, path):
    status = page.goto(f"{portal.url}{path}").status
    arrived = urlsplit(page.url).path
    return status if arrived == path else arrived


def _chair_closes(portal, enter, look):
    page = enter(JURORS[0])
    page.goto(f"{portal.url}/jury/{EDITION}/progress/")
    look(page)
    _press(page, "Завершить оценку")
    expect(page.get_by_text("Оценка завершена").first).to_be_visible()
    page.goto(f"{portal.url}/jury/{EDITION}/standings/")
    look(page)
    page.get_by_role("link", name="Подсказки").click()
    expect(page.get_by_text("Это подсказки, а не решение")).to_be_visible()
    look(page)


def _protocol_is_drawn_up_signed_and_published(portal, enter, look):
    secretary = enter("sekretar@example.org")
    secretary.goto(f"{portal.url}/office/contests/{EDITION}/protocol/")
    look(secretary)
    secretary.get_by_label("Номер").fill("2")
    secretary.get_by_label("Дата").fill(timezone.localdate().isoformat())
    secretary.get_by_role("button", name="Составить протокол").click()
    look(secretary)

    chair = enter(JURORS[0])
    chair.goto(f"{portal.url}/jury/{EDITION}/standings/")
    chair.get_by_role("link", name="Протокол").click()
    look(chair)
    _press(chair, "Подписать протокол")
    expect(chair.get_by_text("Протокол подписан").first).to_be_visible()
    words = text_of(downloaded(chair, chair.get_by_role("link", name="Скачать протокол")))
    assert ("Протокол № 2" in words, "Подъездова Зоя Ивановна" in words) == (True, True)

    secretary.goto(f"{portal.url}/office/contests/{EDITION}/")
    look(secretary)
    _press(secretary, "Опубликовать итоги")
    expect(secretary.get_by_text("Итоги опубликованы").first).to_be_visible()
    secretary.goto(f"{portal.url}/office/contests/{EDITION}/certificates/")
    look(secretary)
    _press(secretary, "Выдать")
    look(secretary)
    portal.letter_to("tos@example.org", "иплом")


def _everybody_reads_the_results(portal, enter, look):
    visitor = enter()
    visitor.goto(f"{portal.url}/contests/{EDITION}/results/")
    look(visitor)
    places = visitor.get_by_role("row").all_inner_texts()
    assert any("Подъездова Зоя Ивановна" in row and row.strip().startswith("1") for row in places), places


def _an_outsider_counts_the_places_again(portal, enter, look, tmp_path):
    visitor = enter()
    visitor.goto(f"{portal.url}/contests/{EDITION}/results/")
    visitor.get_by_text("Как проверить").click()
    visitor.get_by_role("link", name="Пересчитать места самому").click()
    visitor.get_by_role("button", name="Пересчитать").click()
    expect(visitor.get_by_text("Всё сходится")).to_be_visible()
    look(visitor)

    marks = visitor.request.get(f"{portal.url}/contests/{EDITION}/results/marks.json").text()
    changed = json.loads(marks)
    given = changed["inputs"]["nominations"][0]["sheets"][0]["marks"]
    given[0] = "1" if given[0] != "1" else "2"
    for name, text in (("changed", json.dumps(changed)), ("kept", marks)):
        (tmp_path / f"{name}.json").write_text(text, encoding="utf-8")
    visitor.get_by_label("Или проверьте файл").set_input_files(tmp_path / "changed.json")
    expect(visitor.get_by_text("Не сход")).to_be_visible()
    visitor.get_by_label("Или проверьте файл").set_input_files(tmp_path / "kept.json")
    expect(visitor.get_by_text("Всё сходится")).to_be_visible()


def _winner_proves_his_diploma(portal, enter, look, number, tmp_path):
    winner = enter("tos@example.org")
    winner.goto(f"{portal.url}/cabinet/certificates/")
    look(winner)
    row = winner.get_by_role("row").filter(has_text="лучшая общественная инициатива")
    diploma = downloaded(winner, row.get_by_role("link", name="Скачать"))
    words = text_of(diploma)
    assert [part in words for part in ("Подъездова", "Зоя", "Ивановна", "ДИПЛОМ", "I место")] == [True] * 5, words

    address = qr_of(diploma, tmp_path)
    assert address.lower().startswith(f"{portal.url}/certificates/".lower())
    anybody = enter()
    anybody.goto(address)
    look(anybody)
    expect(anybody.get_by_role("heading", name="действителен")).to_be_visible()
