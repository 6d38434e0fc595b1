"""Signing up, forgetting a password, saying whom one represents: an elderly person with a telephone, from the first visit."""

import re

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
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


def code_of(secret):
    """What an application on a telephone would show now."""
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def test_who_is_invited_sets_up_the_second_step_and_comes_back_with_a_code_on_paper_and_a_key(portal, enter, look):
    address = "priglashena@example.org"
    secretary = enter("sekretar@example.org")
    secretary.goto(f"{portal.url}/office/invitation/new/")
    secretary.get_by_role("textbox", name="Электронная почта").fill(address)
    secretary.get_by_role("combobox", name="Роль").select_option("door_operator")
    secretary.locator("main button[type=submit], footer button[type=submit]").first.click()
    expect(secretary.get_by_text(address).first).to_be_visible()

    page = enter(viewport={"width": 360, "height": 740})
    page.goto(link_in(portal.letter_to(address, "Приглашение")))
    look(page)
    page.get_by_label("Фамилия").fill("Вёрсткина")
    page.get_by_label("Имя", exact=True).fill("Алла")
    page.get_by_label("Пароль", exact=True).fill("klever-i-lyutik-2020")
    page.get_by_role("button", name="Принять приглашение").click()
    page.wait_for_url("**/accounts/2fa/")
    look(page)
    page.get_by_role("link", name="Подключить приложение").click()
    look(page)
    page.get_by_label("Шесть цифр").fill(code_of(page.locator("#totp-secret").inner_text()))
    page.get_by_role("button", name="Подключить").click()
    spare = page.locator(".codes code").first.inner_text()
    look(page)
    page.get_by_role("link", name="Коды сохранены").click()
    page.goto(f"{portal.url}/cabinet/profile/sessions/")
    look(page)
    key = page.context.new_cdp_session(page)
    key.send("WebAuthn.enable")
    key.send("WebAuthn.addVirtualAuthenticator", {"options": KEY_OF_THE_DEVICE})
    own = portal.url.replace("127.0.0.1", "localhost")
    sign_in(page, own, address, spare)
    page.goto(f"{own}/accounts/2fa/webauthn/add/")
    look(page)
    page.get_by_role("button", name="Добавить ключ").click()
    page.wait_for_url(f"{own}/accounts/2fa/")
    page.get_by_role("link", name="Выйти").click()
    page.locator("main button[type=submit]").click()
    page.goto(f"{own}/accounts/login/")
    look(page)
    page.get_by_role("button", name="Войти ключом").click()
    page.wait_for_url(f"{own}/cabinet/")


KEY_OF_THE_DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def sign_in(page, url, address, spare):
    """Come in by the password and a code from paper. Keys want a name of the site, so it is called by one."""
    page.goto(f"{url}/accounts/login/")
    page.get_by_label("Адрес электронной почты").fill(address)
    page.get_by_label("Пароль", exact=True).fill("klever-i-lyutik-2020")
    page.get_by_role("button", name="Войти", exact=True).click()
    page.get_by_label("Код").fill(spare)
    page.get_by_role("button", name="Войти", exact=True).click()
    page.wait_for_url(f"{url}/cabinet/**")
