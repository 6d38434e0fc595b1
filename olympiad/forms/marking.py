"""Forms of the marking: people, tasks, received works, a marker's grid, what the moves ask, appeals."""

from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Role
from directory.models import School
from foundation.forms import HouseForm, reason_field
from olympiad.grading import plain_mark, read_mark
from olympiad.models import OlympiadTask
from olympiad.queries.marking import Grid
from olympiad.states import CommissionRole

BLANK_ROWS = 3
REASON_LENGTH = 500


class MarkField(forms.CharField):
    """A number as people type it, comma and all."""

    def __init__(self, **kwargs):
        widget = forms.TextInput({"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(**{"max_length": 8, "widget": widget} | kwargs)

    def clean(self, value):
        """Return a Decimal, None for nothing. Raises ValidationError."""
        try:
            return read_mark(super().clean(value))
        except ValueError:
            raise ValidationError(_("Нужно число.")) from None


class MemberForm(HouseForm):
    """Who does what with the works."""

    user = forms.ModelChoiceField(
        label=_("Кто"),
        queryset=User.objects.none(),
        help_text=_("Люди с ролью «Член жюри» и секретари. Роль дают в разделе «Люди и роли»."),
    )
    role = forms.ChoiceField(label=_("Обязанность"), choices=CommissionRole.choices)
    school = forms.ModelChoiceField(
        label=_("Школа, где работает"),
        queryset=School.objects.none(),
        required=False,
        help_text=_("Апелляции учеников этой школы он не рассматривает."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        names = [Role.JUROR.value, Role.SECRETARY.value]
        found = User.objects.filter(Q(is_active=True, groups__name__in=names)).distinct()
        self.fields["user"].queryset = found.order_by("last_name", "first_name")
        self.fields["school"].queryset = School.objects.order_by("name")


class TasksForm(HouseForm):
    """All tasks of a stage as a table; a row without a title is no task."""

    def __init__(self, *args, tasks, grades, **kwargs):
        super().__init__(*args, **kwargs)
        self.rows = []
        choices = [("", _("Все")), *[(str(grade), str(grade)) for grade in grades]]
        for number in range(len(tasks) + BLANK_ROWS):
            task = tasks[number] if number < len(tasks) else None
            self._add_row(number, task, choices)

    def _add_row(self, number, task, choices):
        cells = {
            "title": forms.CharField(label=_("Задание"), max_length=200, required=False),
            "grade": forms.ChoiceField(label=_("Класс"), choices=choices, required=False),
            "maximum": MarkField(label=_("Наибольший балл"), required=False),
            "step": MarkField(label=_("Шаг"), required=False),
            "tolerance": MarkField(label=_("Расхождение"), required=False),
        }
        for name, field in cells.items():
            field.widget.attrs["aria-label"] = f"{field.label} {number + 1}"
            field.widget.attrs.pop("maxlength", None)
            if isinstance(field, MarkField):
                field.widget.attrs["class"] = "tasks-number"
            if task:
                value = getattr(task, name)
                field.initial = plain_mark(value) if isinstance(value, Decimal) else value
            self.fields[f"{name}-{number}"] = field
        self.rows.append([f"{name}-{number}" for name in cells])

    def table(self):
        """Return the rows with their bound fields."""
        return [[self[name] for name in row] for row in self.rows]

    def clean(self):
        """Return {"tasks": [...]} as `set_tasks` takes it."""
        cleaned = super().clean()
        tasks = []
        for title, grade, maximum, step, tolerance in self.rows:
            if not cleaned.get(title):
                continue
            if cleaned.get(maximum) is None and maximum not in self.errors:
                self.add_error(maximum, _("Назовите наибольший балл."))
            tasks.append(
                {
                    "title": cleaned[title],
                    "grade": int(cleaned[grade]) if cleaned.get(grade) else None,
                    "maximum": cleaned.get(maximum),
                    "step": cleaned.get(step) or Decimal(1),
                    "tolerance": cleaned.get(tolerance) or Decimal(0),
                }
            )
        return {"tasks": tasks}


class ReceiveForm(HouseForm):
    """A pile of codes."""

    codes = forms.CharField(
        label=_("Шифры с работ"),
        widget=forms.Textarea({"rows": 8, "autofocus": True, "class": "mono"}),
        help_text=_("Каждый с новой строки: сканером или руками. Пробелы, дефисы и буква О вместо нуля не мешают."),
    )

    def clean_codes(self):
        """Return the lines."""
        return self.cleaned_data["codes"].splitlines()


class GridForm(HouseForm):
    """The marks of one marker. Nothing is refused here: a wrong cell is named, the others are kept."""

    def __init__(self, *args, grid: Grid, **kwargs):
        super().__init__(*args, **kwargs)
        for row in grid.rows:
            for cell in row.cells:
                if cell.allotment:
                    self.fields[cell.name] = forms.CharField(required=False, max_length=12, initial=cell.value)

    def clean(self):
        """Return {"marks": {allotment: text}}."""
        cleaned = super().clean()
        return {"marks": {int(name.removeprefix("mark-")): text for name, text in cleaned.items()}}


class ProtocolForm(HouseForm):
    """A move that a protocol stands behind."""

    protocol_number = forms.CharField(label=_("Номер протокола"), max_length=40, help_text=_("Например: 3"))


class SnapshotForm(ProtocolForm):
    """A list of results; a second version says why."""

    reason = forms.CharField(
        label=_("Почему новая версия"),
        max_length=REASON_LENGTH,
        required=False,
        help_text=_("Для первой публикации не нужно."),
    )


class AmendForm(ProtocolForm):
    """A new final list."""

    reason = reason_field(
        _("Почему новая версия"), _("Эти слова останутся в архиве результатов."), max_length=REASON_LENGTH
    )


class ThirdForm(HouseForm):
    """Who looks at a work on which two diverge."""

    work = forms.IntegerField(widget=forms.HiddenInput)
    task = forms.IntegerField(widget=forms.HiddenInput)
    member = forms.TypedChoiceField(label=_("Третий"), coerce=int)

    def __init__(self, *args, members, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["member"].choices = [(member.pk, str(member)) for member in members]


class BorderForm(HouseForm):
    """What the jury decided about those on the border of the quota."""

    cohort = forms.CharField(widget=forms.HiddenInput)
    awards = forms.TypedChoiceField(
        label=_("Решение жюри"),
        choices=[("yes", _("Наградить всех на границе")), ("no", _("Не награждать никого из них"))],
        coerce=lambda value: value == "yes",
    )
    protocol_number = forms.CharField(label=_("Номер протокола"), max_length=40)


class AppealForm(HouseForm):
    """An appeal about one task."""

    task: forms.ModelChoiceField = forms.ModelChoiceField(label=_("Задание"), queryset=OlympiadTask.objects.none())
    claim = reason_field(
        _("С чем не согласны"),
        _("Напишите, за что балл должен быть другим. Условия и критерии заданий апелляция не меняет."),
        max_length=3000,
    )

    def __init__(self, *args, tasks, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["task"].queryset = tasks


class ScheduleForm(HouseForm):
    """When an appeal is heard."""

    heard_at = forms.DateTimeField(
        label=_("Когда рассмотрят"),
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%d.%m.%Y %H:%M"],
    )


class VoteForm(HouseForm):
    """One's own score."""

    points = MarkField(label=_("Какой балл поставили бы вы"))


class DecisionForm(HouseForm):
    """What the commission decided, and why."""

    decision = reason_field(_("Решение и его причины"), _("Участник и школа прочтут эти слова."), max_length=3000)
    protocol_number = forms.CharField(label=_("Номер протокола"), max_length=40)


class AppealReturnForm(HouseForm):
    """Why an appeal is not heard."""

    decision = reason_field(
        _("Почему возвращена"), _("Например: апелляция о содержании задания, а не о балле."), max_length=3000
    )
