"""Forms of the jury: the marks of one sheet, the reasons of a juror who steps aside and of the chair."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from django import forms
from django.forms.boundfield import BoundField
from django.forms.utils import flatatt
from django.utils.formats import number_format
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from contests.models import Criterion
from contests.states import NOT_APPLICABLE, CommentRule
from foundation.forms import HouseForm, reason_field

# More marks than this are typed, not chosen.
MAX_BUTTONS = 21
REASON_LENGTH = 500
MAX_FLOORS = 10


@dataclass(frozen=True)
class CriterionRow:
    """A criterion with its field, as the screen shows them together."""

    criterion: Criterion
    field: BoundField
    comment: BoundField | None
    na: BoundField | None

    @property
    def weight(self) -> str:
        """The weight without idle zeros: «1,5»."""
        return number_format(self.criterion.weight.normalize())


def plain(points: Decimal) -> str:
    """Write a mark as a value of a form: "5", "2.5"."""
    return f"{points.normalize():f}"


class MarkButtons(forms.RadioSelect):
    """Marks in a row, to press. Written here and not in a template: a sheet has sixty of them, half the time of its page."""

    def render(self, name, value, attrs=None, renderer=None):
        """Return a label with its input for every mark."""
        attrs = {"type": "radio", "name": name} | self.build_attrs(self.attrs, attrs)
        start, common, given = attrs.pop("id"), flatatt(attrs), self.format_value(value)
        marks = ((index, str(mark), escape(label)) for index, (mark, label) in enumerate(self.choices))
        return SafeString(
            "".join(
                f'<label class="mark" for="{start}_{index}"><input{common} id="{start}_{index}" value="{escape(mark)}"'
                f"{' checked' if mark in given else ''}><span>{label}</span></label>"
                for index, mark, label in marks
            )
        )


@lru_cache(maxsize=64)
def _buttons(minimum: Decimal, maximum: Decimal, step: Decimal) -> tuple[tuple[str, str], ...]:
    """Return the choices of a scale, none where they are too many; all criteria of a contest share a scale or two."""
    marks = Criterion(minimum=minimum, maximum=maximum, step=step).marks()
    if len(marks) > MAX_BUTTONS:
        return ()
    return tuple((plain(points), number_format(points.normalize())) for points, _words in marks)


def _field_of(criterion) -> forms.Field:
    common = {"label": criterion.title, "help_text": criterion.description, "required": False}
    if buttons := _buttons(criterion.minimum, criterion.maximum, criterion.step):
        if criterion.allows_na:
            buttons = (*buttons, (NOT_APPLICABLE, str(_("не оценивается"))))
        return forms.TypedChoiceField(**common, choices=buttons, coerce=_mark, empty_value=None, widget=MarkButtons)
    limits = {"min_value": criterion.minimum, "max_value": criterion.maximum, "step_size": criterion.step}
    return forms.DecimalField(**common, **limits, max_digits=6, decimal_places=2)


def _mark(text) -> Decimal | str:
    return NOT_APPLICABLE if text == NOT_APPLICABLE else Decimal(text)


def _comment_of(criterion) -> forms.Field:
    words = _("Обязательно. Сохраняется вместе с баллом.") if criterion.comment_rule == CommentRule.ALWAYS else ""
    if criterion.comment_rule == CommentRule.EXTREMES:
        words = _("Обязательно к наименьшему и наибольшему баллу.")
    return forms.CharField(
        label=_("Пояснение к баллу"),
        help_text=words,
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 1}),
    )


class ScoreForm(HouseForm):
    """The marks of one sheet. Nothing is required: a sheet is saved half-filled, and handing it in names what is missing."""

    rev = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, criteria, is_open, **kwargs):
        super().__init__(*args, **kwargs)
        self.criteria = list(criteria)
        for criterion in self.criteria:
            self.fields[f"criterion-{criterion.pk}"] = mark = _field_of(criterion)
            if criterion.allows_na and isinstance(mark, forms.DecimalField):
                self.fields[f"na-{criterion.pk}"] = forms.BooleanField(label=_("не оценивается"), required=False)
            if criterion.comment_rule != CommentRule.NONE:
                self.fields[f"comment-{criterion.pk}"] = _comment_of(criterion)
        self.fields["remark"] = forms.CharField(
            label=_("Заметка для себя"),
            help_text=_("Видите только вы."),
            required=False,
            max_length=3000,
            widget=forms.Textarea({"rows": 2}),
        )
        for field in self.fields.values():
            field.disabled = not is_open

    @staticmethod
    def initial_of(sheet, marks) -> dict:
        """Return what is already on the sheet: `marks` as `marks_of` returned them."""
        given = {
            f"criterion-{pk}": NOT_APPLICABLE if points is None else plain(points)
            for pk, points in marks.points.items()
        }
        aside = {f"na-{pk}": points is None for pk, points in marks.points.items()}
        comments = {f"comment-{pk}": comment for pk, comment in marks.comments.items()}
        return given | aside | comments | {"remark": sheet.remark, "rev": marks.revision}

    def rows(self) -> list[CriterionRow]:
        """Return the criteria with their fields, in order."""
        return [
            CriterionRow(row, self[f"criterion-{row.pk}"], self._own("comment", row), self._own("na", row))
            for row in self.criteria
        ]

    def _own(self, part, criterion) -> BoundField | None:
        name = f"{part}-{criterion.pk}"
        return self[name] if name in self.fields else None

    def clean(self):
        """Return what `save_sheet` takes."""
        cleaned = super().clean()
        marks = {
            row.pk: NOT_APPLICABLE if cleaned.get(f"na-{row.pk}") else cleaned.get(f"criterion-{row.pk}")
            for row in self.criteria
        }
        named = {row.pk: f"comment-{row.pk}" for row in self.criteria}
        comments = {pk: cleaned.get(name, "") for pk, name in named.items() if name in self.fields}
        remark = cleaned.get("remark", "")
        return {"revision": cleaned.get("rev") or None, "marks": marks, "comments": comments, "remark": remark}


class ConflictForm(HouseForm):
    """Why a juror steps aside."""

    reason = reason_field(
        _("В чём конфликт интересов"),
        _("Например: заявитель – мой родственник. Эти слова войдут в протокол."),
        max_length=REASON_LENGTH,
    )


class ExcuseForm(HouseForm):
    """Why the chair stops waiting for a sheet."""

    reason = reason_field(
        _("Почему оценки не будет"),
        _("Например: член жюри болеет. Эти слова войдут в протокол."),
        max_length=REASON_LENGTH,
    )


class ReopenForm(HouseForm):
    """Why the chair gives a sheet back."""

    reason = reason_field(
        _("Почему лист возвращён"),
        _("Например: член жюри просит исправить описку. Причина останется в журнале."),
        max_length=REASON_LENGTH,
    )


class FloorsForm(HouseForm):
    """Floors that the chair wants to try on the totals."""

    floors = forms.CharField(
        label=_("Пороги"), required=False, max_length=60, help_text=_("Через пробел, например: 60 65 70")
    )

    def clean_floors(self):
        """Return the numbers, the least first. Raises ValidationError."""
        words = self.cleaned_data["floors"].replace(",", ".").replace(";", " ").split()
        try:
            floors = sorted({Decimal(word) for word in words})
        except InvalidOperation as error:
            raise forms.ValidationError(_("Напишите числа через пробел, например: 60 65 70.")) from error
        if len(floors) > MAX_FLOORS or any(not floor.is_finite() for floor in floors):
            raise forms.ValidationError(_("Не больше десяти порогов."))
        return floors
