"""Forms of the organiser: rules, a stage, the narrowing of the queue, the limit of a school, an incident."""

from django import forms
from django.forms.models import fields_for_model
from django.utils.translation import gettext_lazy as _

from foundation.forms import HouseForm, reason_field
from olympiad.models import Incident, RuleSet, Stage
from olympiad.states import SENT, IncidentKind, ParticipantState

GRADES = [(grade, str(grade)) for grade in range(5, 12)]
MOMENTS = ("registration_opens_at", "registration_closes_at", "starts_at", "works_shown_from", "appeals_until")
STATES = [(state.value, state.label) for state in ParticipantState if state in SENT]


def _moment() -> forms.DateTimeInput:
    return forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


class RulesForm(HouseForm):
    """Everything that the regulation may decide."""

    grades = forms.TypedMultipleChoiceField(
        label=_("Классы"), choices=GRADES, coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields |= fields_for_model(RuleSet, exclude=("edition", "grades", "tie_breakers"))


class StageForm(HouseForm):
    """A stage with its terms."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        day = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
        widgets = {name: _moment() for name in MOMENTS} | {"consents_due_on": day}
        self.fields |= fields_for_model(Stage, exclude=("edition",), widgets=widgets)


class QueueForm(HouseForm):
    """What the queue is narrowed to."""

    state = forms.ChoiceField(
        label=_("Состояние"), choices=[("", _("Все")), *STATES, ("disputed", _("Повторы"))], required=False
    )
    q = forms.CharField(
        label=_("Фамилия или школа"), required=False, max_length=100, widget=forms.TextInput({"type": "search"})
    )


class QuotaForm(HouseForm):
    """The limit of one school."""

    quota = forms.IntegerField(
        label=_("Участников от школы, не больше"),
        required=False,
        min_value=0,
        max_value=1000,
        help_text=_("Пусто – как у всех школ."),
    )


class CodeForm(HouseForm):
    """Why a code is replaced."""

    reason = reason_field(_("Почему"), _("Например: испорчен титульный лист."), max_length=300)


class IncidentForm(HouseForm):
    """What happened to one participant."""

    kind = forms.ChoiceField(label=_("Что случилось"), choices=IncidentKind, widget=forms.RadioSelect)
    at = forms.DateTimeField(label=_("Когда"), widget=_moment())
    note = reason_field(_("Обстоятельства"), _("Что произошло, кто присутствовал."))
    act_number = forms.CharField(
        label=_("Номер акта"),
        max_length=Incident._meta.get_field("act_number").max_length,
        required=False,
        help_text=_("Для удаления обязательно. Удалённый участник выбывает сразу."),
    )
    extra_minutes = forms.IntegerField(
        label=_("Добавить времени, минут"), min_value=0, max_value=240, initial=0, required=False
    )

    def clean_extra_minutes(self):
        """Return nothing said as no time."""
        return self.cleaned_data["extra_minutes"] or 0
