"""A table in a text is understood by ear: it has a caption, every column and every row a name."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError

from pages.blocks.tables import TableBlock
from tests.factories.pages import StandardPageFactory

BLOCK = TableBlock()


def table(*, caption="Заседания", heading="Когда", rows=1):
    return {
        "caption": caption,
        "columns": [{"type": "text", "heading": heading}, {"type": "number", "heading": "Сколько"}],
        "rows": [{"values": ["март", "5"]}] * rows,
    }


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ({"caption": " "}, "Напишите над таблицей, о чём она. Например: Заседания по кварталам"),
        ({"heading": ""}, "Назовите каждый столбец. Например: Когда"),
        ({"rows": 0}, "Добавьте хотя бы одну строку."),
    ],
)
def test_a_table_that_cannot_be_understood_by_ear_is_refused(fault, words):
    with pytest.raises(ValidationError) as refused:
        BLOCK.clean(BLOCK.to_python(table(**fault)))

    assert list(refused.value.non_block_errors) == [words]


@pytest.mark.django_db
def test_a_table_is_drawn_with_its_caption_its_heads_and_labels_for_a_phone(client):
    page = StandardPageFactory(body=[("table", BLOCK.to_python(table()))])

    drawn = BeautifulSoup(client.get(page.url).content, "html.parser").table

    assert drawn.caption.text == "Заседания"
    assert [(cell.text, cell.get("scope"), cell.get("data-label")) for cell in drawn.find_all(["th", "td"])] == [
        ("Когда", "col", None),
        ("Сколько", "col", None),
        ("март", "row", None),
        ("5", None, "Сколько"),
    ]


@pytest.mark.django_db
def test_a_table_is_found_by_its_words():
    page = StandardPageFactory(body=[("table", BLOCK.to_python(table()))])

    assert " засед когд скольк март 5 " in page.search_stems
