"""The commands of the console: the site is built, a plan is shown and then written."""

import io
import re
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from pages.models import HomePage, PlanItem, WorkPlanPage
from pages.plan_reading.text import read_text
from tests.factories.plan_files import docx_of, xlsx_of

pytestmark = pytest.mark.django_db

PLAN_2020 = Path(__file__).parent.parent / "data" / "plan_2020.txt"


def run(*arguments, **options):
    out = io.StringIO()
    call_command(*arguments, stdout=out, **options)
    return out.getvalue().splitlines()


@pytest.fixture
def doubtful(tmp_path):
    file = tmp_path / "plan.txt"
    file.write_text("План работы\n№ п/п\tДата\tЧто\tКто\tПрограмма\n2\tмай\tСубботник\tвсе\tУборка", encoding="utf-8")
    return file


def test_the_site_is_built_from_the_console():
    sections = (
        "План работы, Новости, Фото и публикации, Лучшие практики, Обзор законодательства, Документы, Итоги, О нас"
    )
    assert run("build_site") == [f"Сайт собран: Главная; {sections}, Контакты."]
    assert HomePage.objects.count() == 1


def test_the_plan_of_2020_is_written_and_shown_by_sections():
    lines = run("import_plan", PLAN_2020)

    assert lines[2:5] == [
        "Заседания руководящих органов Регионального отделения",
        "   1  июнь декабрь · Заседания Смоленского Регионального совета",
        "   2  март июнь сентябрь декабрь · Заседания Президиума Смоленского Регионального совета",
    ]
    assert [line.replace("\u00a0", " ") for line in lines[-4:]] == [
        "6 разделов, 14 строк",
        (
            "Строка 14. В описании назван другой срок: в первом квартале 2020 года. "
            "Проверьте, какой из них верный. Портал верит столбцу с датой."
        ),
        "Строка 16. В описании срок точнее: В октябре-декабре. Портал верит столбцу с датой.",
        "Записано: План работы на 2020 год, https://portal.example/plan/2020/",
    ]
    assert PlanItem.objects.count() == 14


@pytest.mark.parametrize("write", [docx_of, xlsx_of])
def test_a_document_is_read_like_a_text(tmp_path, write):
    file = tmp_path / f"plan.{write.__name__.removesuffix('_of')}"
    file.write_bytes(write(read_text(PLAN_2020.read_text(encoding="utf-8"))))

    places = re.compile(r"^(Строка \d+( таблицы 1)?|Лист План, строка \d+)\. ")
    said = [[places.sub("", line) for line in run("import_plan", source, replace=True)] for source in (file, PLAN_2020)]

    assert said[0] == said[1]


def test_a_dry_run_writes_nothing():
    run("import_plan", PLAN_2020, dry_run=True)

    assert (WorkPlanPage.objects.count(), HomePage.objects.count()) == (0, 0)


def test_a_plan_with_doubts_waits_for_a_word(doubtful):
    with pytest.raises(CommandError, match="Есть замечания"):
        run("import_plan", doubtful, year=2022)

    lines = run("import_plan", doubtful, year=2022, accept_warnings=True)

    assert (
        "Строка 3. Нумерация прервана: 2 май Субботник все Уборка. "
        "Проверьте, не пропущены ли пункты. Номера останутся как в документе."
    ) in lines
    assert [(plan.year, plan.url) for plan in WorkPlanPage.objects.all()] == [(2022, "/plan/2022/")]


def test_a_refusal_is_told_in_words(doubtful):
    with pytest.raises(CommandError, match="Не указан год плана"):
        run("import_plan", doubtful, accept_warnings=True)


def test_a_plan_is_written_twice_only_when_asked():
    run("import_plan", PLAN_2020)

    with pytest.raises(CommandError, match="План на 2020 год уже есть"):
        run("import_plan", PLAN_2020)
    run("import_plan", PLAN_2020, replace=True)

    assert (WorkPlanPage.objects.count(), PlanItem.objects.count()) == (1, 14)


@pytest.mark.parametrize("content", [None, b"\xcf\x00\xe0\xed"])
def test_a_file_that_cannot_be_read_is_named(tmp_path, content):
    file = tmp_path / "plan.txt"
    if content:
        file.write_bytes(content)

    with pytest.raises(CommandError, match="Файл не прочитан"):
        run("import_plan", file)
