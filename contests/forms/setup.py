"""Forms of the secretary who sets a contest up: a nomination, and its criteria, questions and papers as tables on one page."""

from decimal import Decimal, InvalidOperation

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

from contests.models import AttachmentSlot, Criterion, Nomination, Question
from contests.models.question import OF_LIST
from contests.states import CountingMethod, SubjectKind
from contests.workflow.setup import is_draft, nomination_field_is_fixed
from foundation.forms import HouseForm

BLANK_ROWS = 2
ENOUGH_TO_CHOOSE = 2
SMALL = {"rows": 2}


class AnchorsField(forms.CharField):
    """What the marks mean, a line for each: «5 = ведётся постоянно»."""

    widget = forms.Textarea

    def prepare_value(self, value):
        """Write the kept words as lines; what was typed stays as typed."""
        if isinstance(value, dict):
            return "\n".join(f"{points} = {words}" for points, words in value.items())
        return value

    def clean(self, value):
        """Return {mark: words}. Raises ValidationError that shows the line it did not understand."""
        if isinstance(value, dict):
            return value
        anchors = {}
        for line in filter(str.strip, super().clean(value).splitlines()):
            points, _sign, words = line.partition("=")
            if not (words.strip() and _is_number(points)):
                message = _("Напишите так: 5 = ведётся постоянно. Не понята строка: %(line)s")
                raise ValidationError(message % {"line": line.strip()})
            anchors[points.strip().replace(",", ".")] = words.strip()
        return anchors

    def has_changed(self, initial, data):
        """Compare the words, whatever the ends of lines."""
        return super().has_changed(self.prepare_value(initial or {}), (data or "").replace("\r\n", "\n"))


class LinesField(forms.CharField):
    """A list, a line for each."""

    widget = forms.Textarea

    def prepare_value(self, value):
        """Write the kept list as lines; what was typed stays as typed."""
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value):
        """Return the lines that are not empty, each once."""
        if isinstance(value, list):
            return value
        return list(dict.fromkeys(line.strip() for line in super().clean(value).splitlines() if line.strip()))

    def has_changed(self, initial, data):
        """Compare the words, whatever the ends of lines."""
        return super().has_changed(self.prepare_value(initial or []), (data or "").replace("\r\n", "\n"))


def _is_number(text) -> bool:
    try:
        return Decimal(text.strip().replace(",", ".")).is_finite()
    except InvalidOperation:
        return False


class Row(forms.ModelForm):
    """A row of a table. Every control says by itself what it is, for the head of the table may be far."""

    pk = forms.IntegerField(widget=forms.HiddenInput, required=False)
    # What stands in one cell under another field, so that a wide table fits a screen.
    under: dict[str, str] = {}

    def __init__(self, *args, edition, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs["aria-label"] = field.label or ""
            # A counter of letters under every cell would drown the table; the form itself still counts.
            field.widget.attrs.pop("maxlength", None)
            field.disabled = name != "pk" and nomination_field_is_fixed(edition, self._meta.model, name)

    def cells(self):
        """Return the cells of the row: fields, each with those that stand under it. The two of the formset come apart."""
        shown = [field for field in self.visible_fields() if field.name not in {"ORDER", "DELETE"}]
        below = {name: [field for field in shown if self.under.get(field.name) == name] for name in self.fields}
        return [[field, *below[field.name]] for field in shown if field.name not in self.under]

    def facts(self) -> dict:
        """Return the cleaned row as the verb takes it."""
        facts = {name: value for name, value in self.cleaned_data.items() if name not in {"ORDER", "DELETE"}}
        return facts if facts["pk"] else facts | {"pk": None}


class CriterionRow(Row):
    """One criterion."""

    anchors = AnchorsField(label=_("Описание баллов"), required=False, widget=forms.Textarea(SMALL))

    class Meta:
        model = Criterion
        fields = ("title", "description", "anchors", "minimum", "maximum", "step", "weight")
        widgets = {"title": forms.Textarea(SMALL), "description": forms.Textarea(SMALL)}

    def clean(self):
        """Refuse a range that has no marks in it."""
        cleaned = super().clean()
        minimum, maximum = cleaned.get("minimum"), cleaned.get("maximum")
        if minimum is not None and maximum is not None and maximum <= minimum:
            self.add_error("maximum", _("Наибольший балл должен быть больше наименьшего."))
        for name in ("step", "weight"):
            if cleaned.get(name) is not None and cleaned[name] <= 0:
                self.add_error(name, _("Укажите число больше нуля."))
        return cleaned


class QuestionRow(Row):
    """One question of the application."""

    under = {"help_text": "label", "options": "kind", "max_length": "kind", "show_value": "show_key"}
    options = LinesField(label=_("Список ответов"), required=False, widget=forms.Textarea(SMALL))

    class Meta:
        model = Question
        fields = (
            "section",
            "label",
            "help_text",
            "kind",
            "options",
            "max_length",
            "is_required",
            "show_key",
            "show_value",
        )
        widgets = {"label": forms.Textarea(SMALL), "help_text": forms.Textarea(SMALL)}

    def __init__(self, *args, edition, deciding=(), **kwargs):
        super().__init__(*args, edition=edition, **kwargs)
        known = [(row.key, row.label) for row in deciding]
        self.fields["show_key"].widget = forms.Select(
            {"aria-label": self.fields["show_key"].label}, choices=[("", _("всегда")), *known]
        )

    def clean(self):
        """Refuse a list without answers, and half a condition."""
        cleaned = super().clean()
        if cleaned.get("kind") in OF_LIST and len(cleaned.get("options") or ()) < ENOUGH_TO_CHOOSE:
            self.add_error("options", _("Напишите хотя бы два ответа, каждый на своей строке."))
        if bool(cleaned.get("show_key")) != bool(cleaned.get("show_value")):
            self.add_error("show_value", _("Назовите и вопрос, и ответ, после которого спрашивать."))
        return cleaned


class SlotRow(Row):
    """One kind of paper."""

    class Meta:
        model = AttachmentSlot
        fields = ("label", "help_text", "max_files", "is_required")
        widgets = {"help_text": forms.Textarea(SMALL)}


class Table(BaseFormSet):
    """Rows with their order; the two controls that a formset adds say what they are, too."""

    def add_fields(self, form, index):
        """Name the order and the mark to leave a row out."""
        super().add_fields(form, index)
        for name, words in (("ORDER", _("Порядок")), ("DELETE", _("Убрать"))):
            if name in form.fields:
                form.fields[name].widget.attrs["aria-label"] = words


TABLES = {"criteria": CriterionRow, "questions": QuestionRow, "slots": SlotRow}


class NominationFacts(HouseForm):
    """What a nomination is, without its tables."""

    title = forms.CharField(label=_("Название номинации"), max_length=300)
    hint = forms.CharField(
        label=_("Вопрос заявителю"),
        max_length=200,
        required=False,
        help_text=_("Например: Вы председатель совета ТОС?"),
    )
    subject_kind = forms.ChoiceField(label=_("Кто оценивается"), choices=SubjectKind.choices)
    places = forms.IntegerField(label=_("Призовых мест"), initial=3, min_value=1, max_value=20)
    min_points = forms.DecimalField(
        label=_("Минимальный балл призёра"), initial=0, min_value=0, max_digits=7, decimal_places=2
    )


class NominationForm(NominationFacts):
    """Facts of a new nomination; `like` fills its tables from another one."""

    like = forms.ModelChoiceField(
        label=_("Взять критерии, вопросы и документы из номинации"),
        queryset=Nomination.objects.none(),
        required=False,
        empty_label=_("Начать с пустых таблиц"),
    )

    def __init__(self, *args, edition, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["like"].queryset = Nomination.objects.order_by("-edition__year", "edition", "position")


class NominationTablesForm(NominationFacts):
    """A nomination with its three tables, which are formsets; `clean` returns their rows as lists of dicts."""

    incentive_points = forms.DecimalField(
        label=_("Поощрительная награда от, баллов"),
        required=False,
        min_value=0,
        max_digits=7,
        decimal_places=2,
        help_text=_("Пусто – поощрительных наград нет"),
    )
    everybody_wins = forms.BooleanField(label=_("Побеждает каждый, кто набрал минимальный балл"), required=False)
    method = forms.ChoiceField(
        label=_("Как считается итог"), choices=CountingMethod.choices, initial=CountingMethod.MEAN
    )
    method_clause = forms.CharField(
        label=_("Пункт положения о подсчёте"),
        max_length=300,
        required=False,
        help_text=_("Нужен, если итог не среднее. Например: п. 4.2, сумма мест"),
    )
    min_sheets = forms.IntegerField(label=_("Не меньше листов на заявку"), initial=1, min_value=1, max_value=50)
    group_key = forms.ChoiceField(
        label=_("Группы по ответу на вопрос"),
        required=False,
        help_text=_("Места распределяются в каждой группе отдельно"),
    )

    def __init__(self, *args, nomination, **kwargs):
        super().__init__(*args, **kwargs)
        edition = nomination.edition
        asked = [(row.key, row.label) for row in nomination.questions.all()]
        self.fields["group_key"].choices = [("", _("Без групп")), *asked]
        for name, field in self.fields.items():
            field.disabled = nomination_field_is_fixed(edition, Nomination, name)
        self.tables = {name: self._table(name, row, nomination) for name, row in TABLES.items()}

    @staticmethod
    def initial_of(nomination) -> dict:
        """Return the facts as they are."""
        return {name: _shown(getattr(nomination, name)) for name in NominationTablesForm.base_fields}

    def _table(self, name, row, nomination) -> BaseFormSet:
        may_grow = is_draft(nomination.edition)
        kind = formset_factory(
            row, formset=Table, extra=BLANK_ROWS if may_grow else 0, can_order=may_grow, can_delete=may_grow
        )
        columns = ("pk", *row.base_fields.keys() - {"pk"})
        initial = [
            {column: _shown(getattr(item, column)) for column in columns} for item in getattr(nomination, name).all()
        ]
        data = self.data if self.is_bound else None
        more = {"edition": nomination.edition}
        if name == "questions":
            more["deciding"] = [question for question in nomination.questions.all() if question.choices]
        return kind(data, initial=initial, prefix=name, form_kwargs=more)

    def clean(self):
        """Return the facts with the rows of the tables, in the order that was typed."""
        cleaned = super().clean()
        if cleaned.get("method") not in {None, CountingMethod.MEAN} and not cleaned.get("method_clause", "").strip():
            self.add_error("method_clause", _("Впишите пункт положения, который требует такого подсчёта."))
        if [table for table in self.tables.values() if not table.is_valid()]:
            raise ValidationError(_("Исправьте строки таблиц, отмеченные ниже."))
        return cleaned | {name: [row.facts() for row in _rows(table)] for name, table in self.tables.items()}


def _shown(value):
    return f"{value.normalize():f}" if isinstance(value, Decimal) else value


def _rows(table):
    return table.ordered_forms if table.can_order else table.forms
