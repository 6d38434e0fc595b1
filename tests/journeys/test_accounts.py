"""Signing up, forgetting a password, saying whom one represents: an elderly person with a telephone, from the first visit."""

import re

from playwright.sync_api import expect

ADDRESS = "novaya@example.org"


def link_in(letter) -> str:
    """The first address in a letter."""
    return re.search(r"https?://\S+", letter.get_body(("plain",)).get_content()).group()


def test_a_stranger_becomes_a_confirmed_representative(portal, enter, look):
    page = enter(viewport={"width": 360, "height": 740})
    page.goto(f"{portal.url}/accounts/signup/")
    look(page)
    page.get_by_label("Фамилия").fill("Скворечникова")
    page.get_by_label("Имя", exact=True).fill("Раиса")
    page.get_by_label("Адрес электронной почты").fill(ADDRESS)
    page.get_by_label("Пароль", exact=True).fill("12345")
    page.get_by_role("button", name="Зарегистрироваться").click()
    look(page)
    expect(page.get_by_label("Фамилия")).to_have_value("Скворечникова")
    page.get_by_label("Пароль", exact=True).fill("skvorets-i-sinitsa-2020")
    page.get_by_role("button", name="Зарегистрироваться").click()
    look(page)

    page.goto(link_in(portal.letter_to(ADDRESS, "дрес")))
    look(page)
    page.get_by_role("button", name="Подтвердить").click()
    page.wait_for_url(f"{portal.url}/cabinet/**")
    look(page)

    page.get_by_role("link", name="Добавить организацию").first.click()
    page.get_by_role("link", name="ТОС «Киселёвка»").click()
    look(page)
    page.get_by_label("Председатель совета (комитета) ТОС").check()
    page.get_by_role("button", name="Отправить запрос").click()
    look(page)

    secretary = enter("sekretar@example.org")
    secretary.goto(f"{portal.url}/office/representative/")
    row = secretary.get_by_role("row").filter(has_text="Скворечникова")
    row.get_by_role("link").first.click()
    look(secretary)
    secretary.get_by_role("button", name="Подтвердить").or_(
        secretary.get_by_role("link", name="Подтвердить")
    ).first.click()
    look(secretary)
    secretary.get_by_role("button", name="Подтвердить").click()
    expect(secretary.get_by_text("Подтверждено").first).to_be_visible()
    portal.letter_to(ADDRESS, "Полномочия подтверждены")


def test_a_forgotten_password_is_replaced_by_a_letter(portal, enter, look):
    page = enter()
    page.goto(f"{portal.url}/accounts/password/reset/")
    look(page)
    page.get_by_label("Адрес электронной почты").fill("tos5@example.org")
    page.locator("main button[type=submit]").first.click()
    look(page)
    page.goto(link_in(portal.letter_to("tos5@example.org", "арол")))
    look(page)
    for field in page.locator("input[type=password]").all():
        field.fill("novaya-klumba-2020")
    page.locator("main button[type=submit]").first.click()

    enter("tos5@example.org", "novaya-klumba-2020")
