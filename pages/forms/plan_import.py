"""Loading a plan: the text or the file, then what is chosen beside the plan that was read."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from foundation.forms import HouseForm
from pages.models.plan_import import EARLIEST, LATEST
from pages.plan_reading.assembly import MAX_ITEMS
from pages.plan_reading.files import ACCEPTED, MAX_MEGABYTES, read_file
from pages.plan_reading.guesses import Choice
from pages.plan_reading.parsed import ParsedPlan, Trouble
from pages.plan_reading.text import read_text
from pages.states import Audience, PlanItemKind, PlanSource

MAX_LETTERS = 1_000_000
MOST_PEOPLE = 1_000_000


class PlanSourceForm(HouseForm):
    """Where the plan comes from. Its cleaned answers are the plan that was read, its source and the name of the file."""

    text = forms.CharField(
        label=_("Вставьте план"),
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 12, "class": "paste"}),
        help_text=_(
            "Выделите в Word или Excel всю таблицу вместе с заголовком, скопируйте и вставьте сюда. До 2000 строк."
        ),
    )
    file = forms.FileField(
        label=_("Или выберите файл"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput({"accept": ",".join(ACCEPTED)}),
        help_text=_("DOCX, XLSX или TXT, до %(limit)d\u00a0МБ и 2000 строк. Без пароля и макросов.")
        % {"limit": MAX_MEGABYTES},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # One of the two is needed, so neither is called optional.
        for field in self.fields.values():
            field.is_needed = True

    def clean_text(self):
        """Refuse what is no plan any more: a limit on the field itself would cut the paste without a word."""
        text = self.cleaned_data["text"]
        if len(text) > MAX_LETTERS:
            raise ValidationError(_("Текст слишком длинный: больше миллиона знаков. Вставьте только таблицу плана."))
        return text

    def clean(self):
        """Read the plan: exactly one source, and there is a plan in it."""
        text, file = self.cleaned_data.get("text", "").strip(), self.cleaned_data.get("file")
        if self.errors:
            return self.cleaned_data
        if text and file:
            raise ValidationError(_("Вставлен текст и выбран файл. Оставьте что-то одно."))
        if not text and not file:
            self.add_error("text", _("Вставьте план или выберите файл."))
            return self.cleaned_data
        return self._read_file(file) if file else self._read_text()

    def _read_text(self):
        return self._answers("text", read_text(self.cleaned_data["text"]), PlanSource.TEXT)

    def _read_file(self, file):
        try:
            kind, parsed = read_file(file, file.name)
        except ValidationError as error:
            self.add_error("file", error)
            return self.cleaned_data
        return self._answers("file", parsed, PlanSource(kind), file.name)

    def _answers(self, field: str, parsed: ParsedPlan, source: PlanSource, file_name: str = ""):
        if not parsed.items and not any(found.trouble is Trouble.NOT_UNDERSTOOD for found in parsed.warnings):
            self.add_error(field, f"{Trouble.NO_ITEMS.words}. {Trouble.NO_ITEMS.advice}")
        elif len(parsed.items) > MAX_ITEMS:
            self.add_error(field, f"{Trouble.TOO_MANY_ITEMS.words}. {Trouble.TOO_MANY_ITEMS.advice}")
        return {"parsed": parsed, "source": source, "file_name": file_name[-100:]}


class PlanPreviewForm(HouseForm):
    """The year, whether an existing plan is replaced, and for each row (by its place) a kind, an audience, a number of people."""

    year = forms.IntegerField(
        label=_("Год плана"),
        min_value=EARLIEST,
        max_value=LATEST,
        error_messages={
            "required": _("Укажите год плана."),
            "invalid": _("Год – четыре цифры. Например: 2020"),
            "min_value": _("Укажите год с %(limit_value)s по 2099."),
            "max_value": _("Укажите год с 2000 по %(limit_value)s."),
        },
    )
    replace = forms.BooleanField(
        label=_("Заменить план, который уже есть на сайте"),
        required=False,
        help_text=_("Пункты сохранят адреса, мероприятия, отметки и новости. Замену можно отменить в течение суток."),
    )

    def __init__(self, *args, numbers: list[int], **kwargs):
        self.numbers = numbers
        super().__init__(*args, **kwargs)

    def clean(self):
        """Add the choices of rows: a form of thousands of fields would be slower than the plan."""
        if self.errors:
            return self.cleaned_data
        choices = {place: choice for place in range(len(self.numbers)) if (choice := self._choice(place))}
        return {**self.cleaned_data, "choices": choices}

    def _choice(self, place: int) -> Choice | None:
        kind, audience, people = (self.data.get(f"{name}-{place}") for name in ("kind", "audience", "people"))
        if kind is None or audience is None:
            return None
        if kind not in PlanItemKind.values or audience not in Audience.values:
            self._refuse(place, _("выберите вид и участников из списка"))
            return None
        people = (people or "").strip()
        if people and not (people.isdecimal() and 0 < int(people) <= MOST_PEOPLE):
            self._refuse(place, _("число участников пишется цифрами"))
            return None
        return Choice(kind, audience, int(people) if people else None)

    def _refuse(self, place: int, reason) -> None:
        words = _("Пункт %(number)d: %(reason)s.") % {"number": self.numbers[place], "reason": reason}
        self.add_error(None, words)
