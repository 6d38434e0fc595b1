"""Forms about a pupil: the school's, the organiser's late entry and arrangements; reasons of moves; the signed sheet."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from foundation.forms import HouseForm, reason_field
from olympiad.models.participant import MAX_MENTORS, NAME
from privacy.forms.paper import DayField
from privacy.states import Relation


class MentorsField(forms.CharField):
    """Teachers, a line for each."""

    widget = forms.Textarea

    def prepare_value(self, value):
        """Write the kept names as lines."""
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value):
        """Return the names. Raises ValidationError for too many."""
        names = [" ".join(line.split()) for line in super().clean(value).splitlines() if line.strip()]
        if len(names) > MAX_MENTORS:
            raise ValidationError(_("Назовите не больше трёх учителей."))
        return names


class PupilForm(HouseForm):
    """Everything that a school says about a pupil. The address and e-mail of a child are not asked."""

    last_name = forms.CharField(label=_("Фамилия"), max_length=NAME)
    first_name = forms.CharField(label=_("Имя"), max_length=NAME, required=False)
    patronymic = forms.CharField(label=_("Отчество"), max_length=NAME, required=False)
    born_on = DayField(
        label=_("Дата рождения"),
        help_text=_("Например: 12.05.2004"),
        error_messages={"required": _("Укажите дату рождения, например 12.05.2004.")},
    )
    grade = forms.TypedChoiceField(label=_("Класс"), coerce=int)
    class_letter = forms.CharField(label=_("Буква класса"), max_length=5, required=False)
    competing_grade = forms.TypedChoiceField(
        label=_("Выступает за класс"),
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_("Можно за более старший. Пусто – за свой."),
    )
    mentors = MentorsField(
        label=_("Учителя-наставники"),
        required=False,
        help_text=_("Фамилия, имя, отчество, каждый с новой строки, до трёх."),
        widget=forms.Textarea({"rows": 2}),
    )
    representative_name = forms.CharField(
        label=_("Родитель или опекун: фамилия, имя, отчество"),
        max_length=3 * NAME,
        required=False,
        help_text=_("Подпишет согласия. Без него бланк не подготовить."),
    )
    relation = forms.ChoiceField(
        label=_("Кем приходится"), choices=[("", _("Не указано")), *Relation.choices], required=False
    )
    needs = forms.CharField(
        label=_("Особые условия"),
        max_length=300,
        required=False,
        help_text=_("Только то, что нужно в аудитории. Например: крупный шрифт. Диагноз не пишите."),
    )

    def __init__(self, *args, grades, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [(grade, str(grade)) for grade in grades]
        self.fields["grade"].choices = choices
        self.fields["competing_grade"].choices = [("", _("За свой класс")), *choices]

    def clean(self):
        """Let whoever says nothing stand for his own class."""
        answers = super().clean()
        if answers.get("grade") and not answers.get("competing_grade"):
            answers["competing_grade"] = answers["grade"]
        return answers


class LateForm(PupilForm):
    """The same, after the term."""

    reason = reason_field(_("Почему после срока"), _("Останется в истории. Например: письмо школы от 12.03.2020 № 5."))


class ArrangedForm(PupilForm):
    """The same, with what only the organiser says."""

    extra_minutes = forms.IntegerField(
        label=_("Дополнительное время, минут"), min_value=0, max_value=240, initial=0, required=True
    )
    out_of_competition = forms.BooleanField(
        label=_("Вне конкурса"), required=False, help_text=_("Пишет работу, но не занимает места")
    )


class WithdrawForm(HouseForm):
    """Why a pupil is taken out."""

    reason = reason_field(_("Причина"), _("Например: заболел. Останется в истории участника."), max_length=300)


class DecisionForm(HouseForm):
    """Why the organiser decides so; the school reads it."""

    reason = reason_field(_("Причина"), _("Её прочтёт школа. Напишите, что сделать дальше."))


class ContactForm(HouseForm):
    """Who answers for the olympiad in the school."""

    contact_name = forms.CharField(label=_("Фамилия, имя, отчество"), max_length=200)
    contact_phone = forms.CharField(
        label=_("Телефон"), max_length=40, required=False, help_text=_("Например: 8 900 000-00-00")
    )
