"""A parent's consent from the blank to the check; and a name that leaves the results when its owner wants it to."""

from pathlib import Path

from PIL import Image
from playwright.sync_api import expect

PARENT = "tos2@example.org"


def test_a_consent_on_paper_goes_from_the_blank_to_the_check(portal, enter, look, tmp_path):
    sheet = Path(tmp_path) / "лист.png"
    Image.new("RGB", (600, 800), "white").save(sheet)
    secretary = enter("sekretar@example.org")
    secretary.goto(f"{portal.url}/cabinet/consents/new/")
    look(secretary)
    secretary.get_by_label("К чему относится").fill("Олимпиада по основам местного самоуправления")
    secretary.get_by_label("Согласие на обработку персональных данных").check()
    secretary.get_by_label("О ком").fill("Азбукин Кирилл Петрович")
    secretary.get_by_label("Дата рождения").fill("2016-05-12")
    secretary.get_by_label("Законный представитель").fill("Азбукина Алла Юрьевна")
    secretary.get_by_label("Кем приходится").select_option("parent")
    secretary.get_by_label("Электронная почта подписывающего").fill(PARENT)
    secretary.get_by_role("button", name="Подготовить бланки").click()
    address = secretary.url
    assert secretary.request.get(f"{address}blank.pdf").body().startswith(b"%PDF")

    parent = enter(PARENT, viewport={"width": 360, "height": 740})
    parent.goto(address)
    look(parent)
    parent.get_by_role("link", name="Приложить подписанный бланк").click()
    look(parent)
    parent.get_by_label("Подписанный бланк").set_input_files(sheet)
    parent.get_by_role("button", name="Приложить подписанный бланк").click()

    secretary.goto(f"{address}verify/")
    look(secretary)
    secretary.get_by_label("Дата на бланке").fill("2026-01-15")
    secretary.get_by_label("Все нужные подписи стоят").check()
    secretary.get_by_role("button", name="Принять").click()
    expect(secretary.get_by_text("Проверен").first).to_be_visible()
    portal.letter_to(PARENT, "Согласие принято")


def test_a_withdrawn_name_is_gone_from_the_results_and_from_the_check(portal, enter, look):
    person, visitor = enter("tos3@example.org"), enter()
    results = f"{portal.url}/contests/best-tos-leader-2020/results/"
    visitor.goto(results)
    expect(visitor.get_by_text("Клумбина").first).to_be_visible()
    person.goto(f"{portal.url}/cabinet/my-data/")
    look(person)
    person.get_by_role("link", name="Отозвать – Согласие на распространение персональных данных").first.click()
    look(person)
    person.get_by_role("button", name="Отозвать согласие").click()
    look(person)
    expect(person.get_by_text("имени нет").first).to_be_visible()

    visitor.goto(results)
    expect(visitor.get_by_text("Клумбина")).to_have_count(0)
