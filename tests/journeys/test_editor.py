"""A day of the people who make the site, on both engines: news with six photographs, coverage, a new document, a timed page.

With the mistakes that people make. How many clicks it costs is said in docs/office/click-count.md.
"""

import io
import xml.etree.ElementTree as ET
from datetime import timedelta

import pytest
from django.utils import timezone
from PIL import Image
from playwright.sync_api import expect
from reportlab.pdfgen.canvas import Canvas

EDITOR, PUBLISHER = "redaktor@example.org", "vypusk@example.org"
TITLE = "Субботник на улице Лавочкина"
CLICKS = 12
PHOTOS = 6
QUICK = "Спешная новость"
# One for each who was in a hurry.
COUNT = f"from wagtail.models import Page; print(Page.objects.filter(draft_title='{QUICK}').count())"
PLAN_ROW = "Поисковое объединение"


@pytest.fixture(scope="module")
def photos(tmp_path_factory):
    """Six photographs, and a letter that somebody has called a photograph."""
    folder = tmp_path_factory.mktemp("photos")
    for number in range(PHOTOS):
        out = io.BytesIO()
        Image.effect_noise((900, 600), 12).convert("RGB").save(out, "JPEG", quality=60)
        (folder / f"IMG_{number}.jpg").write_bytes(out.getvalue())
    (folder / "письмо.jpg").write_text("Снимки пришлю завтра.", encoding="utf-8")
    return sorted(folder.iterdir())


def test_a_piece_of_news_goes_from_the_editor_to_the_reader(portal, enter, look, photos):
    clicks = _editor_tells_of_an_event(portal, enter(EDITOR), look, photos)
    _a_second_page_may_have_the_same_title(portal, enter(EDITOR))
    _a_hand_quicker_than_the_line_makes_one_page(
        portal, enter(EDITOR), "Отправить на проверку", "О решении придёт письмо"
    )
    _a_hand_quicker_than_the_line_makes_one_page(portal, enter(PUBLISHER), "Опубликовать", f"Опубликовано: «{QUICK}»")
    assert portal.manage("shell", "-v0", "-c", COUNT).split() == ["2"]
    _publisher_corrects_and_approves(portal, enter(PUBLISHER), look)
    _everybody_reads_it(portal, enter(), look)
    assert clicks <= CLICKS


@pytest.fixture
def paper(tmp_path):
    """A page of PDF, as an office program saves it."""
    file = tmp_path / "положение.pdf"
    sheet = Canvas(str(file))
    sheet.drawString(72, 720, "2020")
    sheet.save()
    return file


def test_coverage_a_document_and_a_timed_page_are_made_in_one_day(portal, enter, look, paper):
    page, visitor = enter(PUBLISHER), enter()
    _coverage_stands_at_its_row_of_the_plan(portal, page, visitor, look)
    _a_document_gets_a_version(portal, page, visitor, look, paper)
    _a_page_waits_for_its_hour(portal, page, visitor, look)


class Hand:
    """The hand of an editor: it counts its clicks."""

    clicks = 0

    def click(self, what):
        what.click()
        self.clicks += 1


def act(page, name):
    """The big button of the editor, or the one under its arrow."""
    return page.locator("footer").get_by_role("button", name=name, exact=True)


def saved(page):
    """Wait until the editor says that it has saved by itself."""
    expect(page.locator("#w-autosave-indicator").get_by_text("Сохранено")).to_be_visible()


def write(page, title, lead):
    # What is typed in the first two seconds counts as there from the start, and does not wake the saving.
    page.wait_for_url("**/add/**")
    page.wait_for_timeout(2_500)
    page.get_by_role("textbox", name="Заголовок").fill(title)
    page.get_by_role("textbox", name="Главное").fill(lead)


def _editor_tells_of_an_event(portal, page, look, photos):
    hand = Hand()
    page.goto(f"{portal.url}/office/")
    look(page)
    hand.click(page.get_by_role("link", name="Написать новость"))
    write(page, TITLE, "Липы сажали и дети: Липова Анна, 7 класс, принесла лейку.")
    hand.click(page.get_by_role("button", name="Добавить: снимок"))
    _photographs_are_chosen_and_described(page, hand, look, photos)
    page.get_by_role("combobox", name="Пункт плана").select_option(index=1)
    hand.clicks += 2
    saved(page)

    hand.click(act(page, "Отправить на проверку"))
    expect(page.get_by_text("нужно согласие родителей").first).to_be_visible()
    expect(page.locator("[id^=inline_child_photos-][data-inline-panel-child]")).to_have_count(PHOTOS)
    look(page)
    page.get_by_role("textbox", name="Главное").fill("Жители посадили шестьдесят лип.")
    hand.click(page.get_by_role("button", name="Как будет на сайте"))
    expect(page.frame_locator("#w-preview-iframe").get_by_role("heading", name=TITLE)).to_be_visible()
    saved(page)
    hand.click(act(page, "Отправить на проверку"))
    expect(page.get_by_text("О решении придёт письмо")).to_be_visible()
    page.goto(f"{portal.url}/office/")
    expect(page.get_by_role("region", name="Мои черновики")).to_contain_text("на проверке")
    return hand.clicks


def _photographs_are_chosen_and_described(page, hand, look, photos):
    page.locator("[data-office-photos]").set_input_files(photos)
    # The system's window was opened, the files marked, the choice confirmed.
    hand.clicks += 3
    rows = page.locator(".office-photos__rows > li")
    expect(rows).to_have_count(PHOTOS)
    expect(page.get_by_role("alert").filter(has_text="письмо.jpg")).to_be_visible()
    look(page)
    words = [f"Жители сажают липы, снимок {number}" for number in range(1, PHOTOS + 1)]
    for row, said in zip(rows.all()[1:], words[1:], strict=True):
        row.get_by_role("textbox").fill(said)
    hand.click(page.get_by_role("button", name="Поставить на страницу"))
    expect(rows.first.get_by_text("Опишите, что на снимке")).to_be_visible()
    assert [row.get_by_role("textbox").input_value() for row in rows.all()] == ["", *words[1:]]
    rows.first.get_by_role("textbox").fill(words[0])
    hand.click(page.get_by_role("button", name="Поставить на страницу"))
    expect(page.locator("[id^=inline_child_photos-][data-inline-panel-child]")).to_have_count(PHOTOS)


def _a_second_page_may_have_the_same_title(portal, page):
    page.goto(f"{portal.url}/office/")
    page.get_by_role("link", name="Написать новость").click()
    write(page, TITLE, "Это черновик о том, что будет через год.")
    saved(page)
    page.goto(f"{portal.url}/office/")
    expect(page.get_by_role("region", name="Мои черновики").get_by_role("link", name=TITLE)).to_have_count(2)


def _a_hand_quicker_than_the_line_makes_one_page(portal, page, button, answer):
    page.goto(f"{portal.url}/office/")
    page.get_by_role("link", name="Написать новость").click()
    page.wait_for_url("**/add/**")
    page.wait_for_timeout(2_500)
    line = page.context.new_cdp_session(page)
    slow = {"offline": False, "latency": 2_000, "downloadThroughput": -1, "uploadThroughput": -1}
    line.send("Network.emulateNetworkConditions", slow)
    page.get_by_role("textbox", name="Главное").fill("Рассказ в двух словах.")
    with page.expect_request(lambda request: request.method == "POST" and "/add/" in request.url):
        page.get_by_role("textbox", name="Заголовок").fill(QUICK)
    act(page, button).click()
    expect(page.get_by_text(answer)).to_be_visible()
    line.send("Network.emulateNetworkConditions", slow | {"latency": 0})


def _publisher_corrects_and_approves(portal, page, look):
    portal.letter_to(PUBLISHER, f"Ждёт проверки: {TITLE}")
    page.goto(f"{portal.url}/office/")
    look(page)
    page.get_by_role("region", name="Ждут моей проверки").get_by_role("link", name=TITLE).click()
    page.get_by_role("textbox", name="Главное").fill("Жители посадили шестьдесят лип 18 апреля 2020 года.")
    look(page)
    act(page, "Одобрить и опубликовать").click()
    portal.letter_to(EDITOR, f"Страница опубликована: {TITLE}")
    page.goto(f"{portal.url}/office/")
    waiting = page.get_by_role("region", name="Ждут моей проверки")
    expect(waiting).to_be_visible()
    expect(waiting.get_by_role("link", name=TITLE)).to_have_count(0)


def _everybody_reads_it(portal, visitor, look):
    visitor.goto(f"{portal.url}/news/")
    visitor.get_by_role("link", name=TITLE).first.click()
    expect(visitor.get_by_text("18 апреля 2020 года")).to_be_visible()
    pictures = visitor.locator("main img[alt^='Жители сажают липы']")
    expect(pictures).to_have_count(PHOTOS)
    look(visitor)
    feed = ET.fromstring(visitor.request.get(f"{portal.url}/news/rss/").body())
    assert TITLE in [item.findtext("title") for item in feed.iter("item")]
    visitor.goto(f"{portal.url}/search/?q=липу+на+Лавочкина")
    expect(visitor.get_by_role("main").get_by_role("link", name=TITLE)).to_be_visible()


def _coverage_stands_at_its_row_of_the_plan(portal, page, visitor, look):
    page.goto(f"{portal.url}/office/plan/2020/?waits=coverage")
    look(page)
    page.get_by_role("link", name=PLAN_ROW).first.click()
    look(page)
    page.get_by_role("link", name="Написать рассказ").click()
    write(page, "Как искали имена", "Отряд вернулся с тремя именами.")
    saved(page)
    act(page, "Опубликовать").click()
    expect(page.get_by_text("Опубликовано: «Как искали имена»")).to_be_visible()
    visitor.goto(f"{portal.url}/plan/2020/3/")
    expect(visitor.get_by_role("link", name="Как искали имена").first).to_be_visible()


def _a_document_gets_a_version(portal, page, visitor, look, paper):
    visitor.goto(f"{portal.url}/documents/")
    document = visitor.get_by_role("main").get_by_role("link", name="Положение об областном конкурсе").first
    name = document.inner_text()
    document.click()
    former = visitor.get_by_role("main").get_by_role("link", name="PDF").first.get_attribute("href")

    page.goto(f"{portal.url}/office/")
    page.get_by_role("main").get_by_role("search").get_by_role("textbox").fill(name)
    page.keyboard.press("Enter")
    page.get_by_role("link", name=name, exact=True).first.click()
    page.get_by_role("button", name="Добавить: Редакция").click()
    version = page.locator("[id^=inline_child_versions-][data-inline-panel-child]").last
    version.get_by_role("button", name="Выберите документ").click()
    page.get_by_role("tab", name="Загрузить").click()
    upload = page.locator("#tab-upload")
    upload.get_by_label("Заголовок").fill("Положение, новая редакция")
    upload.locator("input[type=file]").set_input_files(paper)
    upload.get_by_role("button", name="Загрузить").click()
    expect(version.get_by_text("Положение, новая редакция")).to_be_visible()
    version.get_by_label("Действует с").fill(f"{timezone.localdate():%d.%m.%Y}")
    version.get_by_label("Что изменилось").fill("добавлена номинация")
    close_calendar(page, version.get_by_text("Что изменилось"))
    look(page)
    act(page, "Опубликовать").click()
    expect(page.get_by_text("Опубликовано: ")).to_be_visible()

    visitor.reload()
    expect(visitor.get_by_text("добавлена номинация").first).to_be_visible()
    files = [link.get_attribute("href") for link in visitor.get_by_role("main").get_by_role("link", name="PDF").all()]
    assert (files[0] != former, former in files) == (True, True)
    look(visitor)


def _a_page_waits_for_its_hour(portal, page, visitor, look):
    page.goto(f"{portal.url}/office/")
    page.get_by_role("link", name="Написать новость").click()
    write(page, "Приём заявок откроется утром", "Заявки принимаем с девяти утра.")
    saved(page)
    page.get_by_role("button", name="Состояние и время показа").click()
    page.get_by_role("button", name="Назначить время").click()
    dialog = page.get_by_role("dialog", name="Когда показывать страницу")
    tomorrow = timezone.localtime() + timedelta(days=1)
    moment = dialog.get_by_label("Когда появится на сайте")
    moment.fill(f"{tomorrow:%d.%m.%Y} 09:00")
    close_calendar(page, dialog.get_by_role("heading").first)
    look(page)
    dialog.get_by_role("button", name="Запомнить время").click()
    act(page, "Опубликовать по времени").click()
    expect(page.get_by_text("появится на сайте в назначенное время")).to_be_visible()

    visitor.goto(f"{portal.url}/news/")
    expect(visitor.get_by_role("link", name="Приём заявок откроется утром")).to_have_count(0)
    let_the_morning_come(portal)
    visitor.reload()
    expect(visitor.get_by_role("link", name="Приём заявок откроется утром")).to_be_visible()


def close_calendar(page, elsewhere):
    """The little calendar of a date stands over what is below it until one clicks elsewhere."""
    # It opens a moment after the field was entered, if it is still being looked at.
    page.wait_for_timeout(500)
    elsewhere.click()
    expect(page.locator(".xdsoft_datetimepicker").filter(visible=True)).to_have_count(0)


def let_the_morning_come(portal):
    """The clock shows the day after, and the duty that publishes comes round."""
    portal.manage(
        "shell",
        "-c",
        "from datetime import timedelta; from django.utils import timezone; import time_machine;"
        "time_machine.travel(timezone.now() + timedelta(days=2)).start();"
        "from foundation.tasks import publish_scheduled; publish_scheduled()",
    )
