"""A visitor's whole visit, on both engines: from the first page through the plan, the news and the papers, in every way of reading.

It comes first in the alphabet, for it needs the demo as it was seeded: the contest's journey ends the intake.
"""

import io
import re
import xml.etree.ElementTree as ET

import pytest
from docx import Document
from icalendar import Calendar
from playwright.sync_api import expect
from pypdf import PdfReader

PHONE = {"viewport": {"width": 360, "height": 740}}
WITHOUT_SCRIPTS = PHONE | {"java_script_enabled": False}


def test_a_visit(portal, enter, look):
    visitor = enter(**PHONE)
    _the_first_page_says_what_can_be_done_today(portal, visitor, look)
    _search_finds_any_form_of_a_word(visitor, look)
    _the_plan_is_read_by_months_and_filtered(portal, visitor, look)
    _the_calendar_leads_from_month_to_month(portal, visitor, look)
    _news_are_read_with_their_pictures(portal, visitor, look)
    _every_section_is_reached_from_the_map_of_the_site(portal, visitor, look)


def _the_first_page_says_what_can_be_done_today(portal, visitor, look):
    visitor.goto(portal.url)
    expect(visitor.get_by_role("heading", name="Сейчас открыто")).to_be_visible()
    expect(visitor.get_by_text(re.compile(r"остал(ось|ся)\s\d+\sд|последний\sдень")).first).to_be_visible()
    look(visitor)
    visitor.get_by_role("link", name=re.compile("Подать заявку")).first.click()
    expect(visitor.get_by_label("Адрес электронной почты")).to_be_visible()


def _search_finds_any_form_of_a_word(visitor, look):
    visitor.goto(visitor.url.split("/accounts/")[0])
    visitor.get_by_role("searchbox").first.fill("ОЛИМПИАДЫ основам")
    visitor.get_by_role("button", name="Найти").first.click()
    expect(visitor.locator("mark").first).to_have_text("Олимпиада")
    look(visitor)
    visitor.get_by_role("link", name="Олимпиада по основам местного самоуправления").first.click()
    expect(visitor.get_by_role("heading", level=1)).to_contain_text("Олимпиада по основам")
    look(visitor)


def _the_plan_is_read_by_months_and_filtered(portal, visitor, look):
    visitor.goto(f"{portal.url}/plan/2020/")
    expect(visitor.get_by_role("row")).to_have_count(1 + 6 + 14)
    look(visitor)
    visitor.get_by_role("link", name="По месяцам").click()
    expect(visitor.get_by_role("heading", name="Апрель")).to_be_visible()
    visitor.get_by_text("Отобрать пункты").click()
    visitor.get_by_label("Когда").select_option("IV квартал")
    visitor.get_by_role("button", name="Показать").click()
    expect(visitor.get_by_role("heading", name="Ноябрь")).to_be_visible()
    expect(visitor.get_by_role("heading", name="Апрель")).to_have_count(0)
    look(visitor)


def _the_calendar_leads_from_month_to_month(portal, visitor, look):
    visitor.goto(f"{portal.url}/calendar/2020/4/")
    expect(visitor.get_by_role("link", name="Лучший руководитель территориального").first).to_be_visible()
    look(visitor)
    visitor.get_by_role("link", name="Май 2020").click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Май 2020")


def _news_are_read_with_their_pictures(portal, visitor, look):
    visitor.goto(f"{portal.url}/news/")
    look(visitor)
    visitor.get_by_role("link", name="Жители посадили аллею").first.click()
    pictures = visitor.get_by_role("main").get_by_role("img")
    expect(pictures).to_have_count(6)
    assert all(picture.get_attribute("alt") for picture in pictures.all())
    look(visitor)
    feed = ET.fromstring(visitor.request.get(f"{portal.url}/news/rss/").body())
    assert "Жители посадили аллею у крепостной стены" in [item.findtext("title") for item in feed.iter("item")]


def _every_section_is_reached_from_the_map_of_the_site(portal, visitor, look):
    visitor.goto(f"{portal.url}/site-map/")
    look(visitor)
    addresses = {link.get_attribute("href") for link in visitor.get_by_role("main").get_by_role("link").all()}
    sections = {
        "/plan/",
        "/news/",
        "/coverage/",
        "/practices/",
        "/legislation/",
        "/documents/",
        "/results/",
        "/about/",
        "/contacts/",
    }
    assert sections - addresses == set()
    assert {
        visitor.request.get(f"{portal.url}{address}").status for address in addresses if address.startswith("/")
    } == {200}


def test_the_site_works_without_scripts_and_keeps_the_choices_of_the_panel(portal, enter):
    visitor = enter(**WITHOUT_SCRIPTS)
    visitor.goto(f"{portal.url}/plan/2020/?view=kinds")
    visitor.get_by_text("Версия для слабовидящих").click()
    visitor.get_by_label("Белый на чёрном").check()
    visitor.get_by_label("Очень крупный, 200 %").check()
    visitor.get_by_label("Скрыть").check()
    visitor.get_by_role("button", name="Применить").click()
    expect(visitor.locator("html")).to_have_attribute("data-theme", "dark")
    assert visitor.url == f"{portal.url}/plan/2020/?view=kinds"

    for address in ("/", "/plan/2020/", "/calendar/2020/4/", "/search/?q=субботник", "/news/"):
        visitor.goto(f"{portal.url}{address}")
        expect(visitor.locator("html")).to_have_attribute("data-text", "200")
        assert visitor.evaluate("document.documentElement.scrollWidth") <= PHONE["viewport"]["width"], address

    visitor.get_by_text("Версия для слабовидящих").click()
    visitor.get_by_role("button", name="Вернуть обычный вид").click()
    assert visitor.locator("html").get_attribute("data-theme") is None


def test_the_keyboard_goes_past_the_menu_to_the_words(portal, enter):
    visitor = enter()
    visitor.goto(portal.url)

    visitor.keyboard.press("Tab")
    expect(visitor.get_by_role("link", name="К содержанию")).to_be_focused()
    visitor.keyboard.press("Enter")

    expect(visitor.locator("#main")).to_be_focused()


def test_the_year_is_taken_home_as_papers_that_say_the_same(portal, enter):
    visitor = enter()
    visitor.goto(f"{portal.url}/plan/2020/report/")
    page = visitor.get_by_role("main").inner_text()

    papers = {kind: visitor.request.get(f"{portal.url}/plan/2020/report.{kind}").body() for kind in ("docx", "pdf")}
    word = "\n".join(
        cell.text for table in Document(io.BytesIO(papers["docx"])).tables for row in table.rows for cell in row.cells
    )
    printed = " ".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(papers["pdf"])).pages)
    calendar = Calendar.from_ical(visitor.request.get(f"{portal.url}/plan/2020/plan.ics").body())

    for words in ("Олимпиада по основам местного самоуправления", "МОЙ ВЫБОР 2020"):
        assert words in page
        assert words in word
        assert words.split()[0] in printed
    assert any("Олимпиада" in str(event["SUMMARY"]) for event in calendar.walk("VEVENT"))


@pytest.mark.parametrize("address", ["/plan/2020/", "/plan/2020/report/"])
def test_on_paper_the_plan_has_no_menu_and_all_its_rows(portal, enter, address):
    visitor = enter()
    visitor.goto(f"{portal.url}{address}")

    text = " ".join(
        sheet.extract_text() for sheet in PdfReader(io.BytesIO(visitor.pdf(prefer_css_page_size=True))).pages
    )

    assert "Олимпиада по основам" in re.sub(r"\s+", " ", text)
    assert "Версия для слабовидящих" not in text
