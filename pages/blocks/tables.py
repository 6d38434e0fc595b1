"""A table in a text. Every column has a name and the table a caption: a screen reader says them with every cell."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.blocks import CharBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock, TypedTableBlockValidationError

LONGEST_CELL = 500


class TableBlock(TypedTableBlock):
    """Columns of words and of numbers; numbers stand to the right."""

    text = CharBlock(label=gettext_lazy("Слова"), required=False, max_length=LONGEST_CELL)
    number = CharBlock(label=gettext_lazy("Числа"), required=False, max_length=LONGEST_CELL)

    def clean(self, table):
        """Refuse a table that nobody can understand by ear: without a caption, a nameless column, no rows."""
        faults = []
        if not table.caption.strip():
            faults.append(_("Напишите над таблицей, о чём она. Например: Заседания по кварталам"))
        if not table.columns or not all(column["heading"].strip() for column in table.columns):
            faults.append(_("Назовите каждый столбец. Например: Когда"))
        if not table.row_data:
            faults.append(_("Добавьте хотя бы одну строку."))
        if faults:
            raise TypedTableBlockValidationError(non_block_errors=faults)
        return super().clean(table)

    class Meta:
        label = gettext_lazy("Таблица")
        help_text = gettext_lazy(
            "Назовите таблицу и каждый столбец. Например: «Заседания по кварталам», столбец «Когда»"
        )
        icon = "table"
        template = "pages/blocks/table.html"
