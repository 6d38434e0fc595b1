"""What is asked on the way of a list: where it comes from; then which column is which, corrected cells, duplicates to write."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from foundation.forms import HouseForm
from foundation.importing.checking import Corrections
from foundation.importing.importer import Importer
from foundation.importing.reading import ACCEPTED, MAX_MEGABYTES, MAX_ROWS, read_file, read_pasted
from foundation.models import ImportedTable

MAX_LETTERS = 3_000_000

_CELL = re.compile(r"cell-(\d{1,7})-(\d{1,3})")


class SourceForm(HouseForm):
    """Where the list comes from; the cleaned answers are its rows and the name of the file."""

    text = forms.CharField(
        label=_("Вставьте ячейки"),
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 10, "class": "paste"}),
        help_text=_("Выделите таблицу в Excel или Calc вместе со строкой заголовков, скопируйте и вставьте сюда."),
    )
    file = forms.FileField(
        label=_("Или выберите файл"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput({"accept": ",".join(ACCEPTED)}),
        help_text=_("XLSX или CSV, до %(megabytes)d\u00a0МБ и %(rows)d строк. Без пароля и макросов.")
        % {"megabytes": MAX_MEGABYTES, "rows": MAX_ROWS},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # One of the two is needed, so neither is called optional.
        for field in self.fields.values():
            field.is_needed = True

    def clean(self):
        """Read the rows: exactly one source, and there is something in it."""
        text, file = self.cleaned_data.get("text", ""), self.cleaned_data.get("file")
        if self.errors:
            return self.cleaned_data
        if text.strip() and file:
            raise ValidationError(_("Вставлены ячейки и выбран файл. Оставьте что-то одно."))
        field = "file" if file else "text"
        try:
            return self._read(text, file)
        except ValidationError as error:
            self.add_error(field, error)
            return self.cleaned_data

    def _read(self, text, file):
        if file:
            return {"lines": read_file(file, file.name), "file_name": file.name}
        if not text.strip():
            raise ValidationError(_("Вставьте ячейки или выберите файл."))
        if len(text) > MAX_LETTERS:
            raise ValidationError(_("Текст слишком длинный. Загрузите таблицу файлом XLSX."))
        return {"lines": read_pasted(text), "file_name": ""}


class TableForm(HouseForm):
    """Corrections of one list. Its thousands of cells are no fields: a form of so many would be slower than the list."""

    def __init__(self, *args, importer: Importer, table: ImportedTable, **kwargs):
        self.importer, self.table = importer, table
        super().__init__(*args, **kwargs)

    def clean(self):
        """Return the `corrections`; a place that does not exist is left out."""
        cells = {
            (int(found[1]), int(found[2])): " ".join(self.data[name].replace("\0", "").split())
            for name in self.data
            if (found := _CELL.fullmatch(name))
        }
        shown = {int(number) for number in self.data.getlist("double") if number.isdecimal()}
        ticked = {int(number) for number in self.data.getlist("wanted") if number.isdecimal()}
        wanted = (set(self.table.wanted) - shown) | (ticked & shown)
        return {"corrections": Corrections(self._matching(len(self.table.head)), cells, wanted)}

    def _matching(self, width: int) -> dict[str, int]:
        if "columns" not in self.data:
            return self.table.matching
        matching: dict[str, int] = {}
        for column in self.importer.columns:
            chosen = self.data.get(f"column-{column.name}", "")
            if chosen.isdecimal() and int(chosen) < width:
                if int(chosen) in matching.values():
                    self.add_error(
                        None, _("Один и тот же столбец выбран дважды: «%(title)s».") % {"title": column.title}
                    )
                matching[column.name] = int(chosen)
        return matching
