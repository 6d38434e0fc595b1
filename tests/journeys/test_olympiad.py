"""A coordinator pastes sixty pupils with seven mistakes and is done in five minutes; a consent goes from the blank to the check."""

import time
from pathlib import Path

from django.utils import timezone
from PIL import Image
from playwright.sync_api import expect

COORDINATOR, SECRETARY = "shkola@example.org", "sekretar@example.org"
BORN = f"12.05.{timezone.now().year - 16}"
SYLLABLES = ("ба", "ве", "ги", "до", "же", "зу", "ка", "ле")
FIVE_MINUTES = 300


def surname(number: int) -> str:
    """A made-up surname of its own for every number."""
    return f"Школьн{SYLLABLES[number // 8 % 8]}{SYLLABLES[number % 8]}в".capitalize()


def sixty_with_seven_mistakes() -> str:
    rows = [[surname(n), "Иван", "Иванович", BORN, "10 А", "Родителев Пётр Ильич", "родитель"] for n in range(60)]
    rows[3][0] = "Ш4ольный"  # a figure in a name
    rows[10][3] = "31.02.2009"  # no such day
    rows[17][4] = "9 А"  # another class
    rows[24][0] = ""  # no name
    rows[31][6] = "сосед"  # nobody who may sign
    rows[38][3] = ""  # no birthday
    rows[45][4] = "десятый"  # a class in words
    head = ["Фамилия", "Имя", "Отчество", "Дата рождения", "Класс", "Родитель", "Кем приходится"]
    return "\n".join("\t".join(row) for row in [head, *rows])


def test_sixty_pupils_with_seven_mistakes_are_entered_within_five_minutes(portal, enter, look):
    begun = time.monotonic()
    page = enter(COORDINATOR)
    page.goto(f"{portal.url}/cabinet/olympiad/")
    look(page)
    page.get_by_role("link", name="Олимпиада по местному самоуправлению").first.click()
    look(page)
    page.get_by_role("link", name="Загрузить список").click()
    look(page)
    page.get_by_label("Вставьте ячейки").fill(sixty_with_seven_mistakes())
    page.get_by_role("button", name="Прочитать список").click()
    look(page)
    expect(page.get_by_role("button", name="Записать: 53, оставить: 7")).to_be_visible()

    for label, words in (
        ("Фамилия, строка 5", "Школьный"),
        ("Дата рождения, строка 12", BORN),
        ("Класс, строка 19", "10 А"),
        ("Фамилия, строка 26", "Неназванный"),
        ("Кем приходится, строка 33", "опекун"),
        ("Дата рождения, строка 40", BORN),
        ("Класс, строка 47", "10"),
    ):
        page.get_by_label(label).fill(words)
    page.get_by_role("button", name="Проверить исправления").click()
    page.get_by_role("button", name="Записать: 60").click()
    expect(page.get_by_role("heading", name="Записано", exact=True)).to_be_visible()
    page.get_by_role("link", name="СШ").first.click()
    look(page)
    page.get_by_role("link", name="Отправить организатору").click()
    look(page)
    page.get_by_role("button", name="Отправить:").click()

    expect(page.get_by_text("Заявлено: 61, осталось черновиков: 0.")).to_be_visible()
    assert time.monotonic() - begun < FIVE_MINUTES


def test_the_consent_of_a_pupil_goes_from_the_blank_to_the_check(portal, enter, look, tmp_path):
    sheet = Path(tmp_path) / "лист.png"
    Image.new("RGB", (600, 800), "white").save(sheet)
    page = enter(COORDINATOR, viewport={"width": 360, "height": 740})
    page.goto(f"{portal.url}/cabinet/olympiad/")
    page.get_by_role("link", name="Олимпиада по местному самоуправлению").first.click()
    page.get_by_role("link", name="Циркулев Пётр").click()
    look(page)
    page.get_by_role("link", name="Подготовить бланки").click()
    look(page)
    page.get_by_role("button", name="Подготовить", exact=True).click()
    blank = page.get_by_role("link", name="Бланк (PDF)").first.get_attribute("href")
    assert page.request.get(f"{portal.url}{blank}").body().startswith(b"%PDF")
    page.get_by_role("link", name="Приложить подписанный").first.click()
    look(page)
    page.get_by_label("Подписанный бланк").set_input_files(sheet)
    page.get_by_role("button", name="Отправить на проверку").click()
    expect(page.get_by_text("на проверке").first).to_be_visible()
    code = blank.split("/")[-2]

    secretary = enter(SECRETARY)
    secretary.goto(f"{portal.url}/cabinet/consents/{code}/verify/")
    secretary.get_by_label("Дата на бланке").fill(timezone.now().date().isoformat())
    secretary.get_by_label("Все нужные подписи стоят").check()
    secretary.get_by_role("button", name="Принять").click()
    expect(secretary.get_by_text("Проверен").first).to_be_visible()

    page.reload()
    expect(page.get_by_text("проверено").first).to_be_visible()


def test_the_organiser_lets_in_whoever_is_ready(portal, enter, look):
    page = enter(SECRETARY)
    page.goto(f"{portal.url}/office/olympiadedition/")
    page.get_by_role("link", name="Олимпиада по местному самоуправлению").first.click()
    look(page)
    page.get_by_role("link", name="Участники").first.click()
    look(page)
    page.get_by_role("link", name="Допустить всех готовых").click()
    look(page)
    page.get_by_role("button", name="Допустить", exact=True).click()
    expect(page.get_by_text("Допущено:")).to_be_visible()
    page.get_by_role("link", name="Тетрадкин").click()
    look(page)
    expect(page.get_by_text("Допущен").first).to_be_visible()
