"""The secretary pastes a list of schools with mistakes, repairs them in place and takes it back."""

from playwright.sync_api import expect

LIST = """Школа\tНомер\tРайон\tАдрес
МБОУ СШ № 91\t91\tСмоленск\tул. Первая, д. 1
МБОУ СШ № 92\tвторой\tСмоленск\tул. Вторая, д. 2
\t93\tСмоленск\tул. Третья, д. 3
МБОУ СШ № 94\t94\tНеведомый район\tул. Четвёртая, д. 4
СШ №91\t91\tСмоленск\tул. Первая, д. 1
"""


def test_a_pasted_list_is_repaired_in_place_written_and_taken_back(portal, enter, look):
    page = enter("sekretar@example.org")
    page.goto(f"{portal.url}/office/school/")
    page.get_by_role("link", name="Загрузить список").click()
    look(page)
    page.get_by_label("Вставьте ячейки").fill(LIST)
    page.get_by_role("button", name="Прочитать список").click()
    look(page)
    expect(page.get_by_text("Нужно целое число")).to_be_visible()
    expect(page.get_by_text("То же, что в строке 2.")).to_be_visible()
    expect(page.get_by_role("button", name="Записать: 1, оставить: 4")).to_be_visible()

    page.get_by_label("Номер, строка 3").fill("92")
    page.get_by_label("Краткое название, строка 4").fill("МБОУ СШ № 93")
    page.get_by_label("Муниципальное образование, строка 5").fill("г. Смоленск")
    page.get_by_role("button", name="Проверить исправления").click()
    page.get_by_role("button", name="Записать: 4, оставить: 1").click()
    look(page)
    expect(page.get_by_role("heading", name="Записано", exact=True)).to_be_visible()

    page.get_by_role("link", name="Отменить запись").click()
    look(page)
    page.get_by_role("button", name="Отменить запись").click()
    expect(page.get_by_role("heading", name="Отменено", exact=True)).to_be_visible()
