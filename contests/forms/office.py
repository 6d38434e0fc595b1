"""Forms of the secretary: narrowing the journal, reasons of decisions, the jury, the protocol."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Role
from contests.forms.cycle import MomentField
from contests.states import ApplicationState, JuryRole, QuestionKind
from foundation.forms import HouseForm, reason_field

DAYS_TO_CORRECT = 5
REGISTERED = [(state.value, state.label) for state in ApplicationState if state != ApplicationState.DRAFT]


class JournalForm(HouseForm):
    """What the journal is narrowed to."""

    state = forms.ChoiceField(label=_("Состояние"), choices=[("", _("Все")), *REGISTERED], required=False)
    q = forms.CharField(
        label=_("Номер, фамилия или организация"),
        required=False,
        max_length=100,
        widget=forms.TextInput({"type": "search", "placeholder": _("Номер, фамилия, организация")}),
    )


class ReturnForm(HouseForm):
    """What the applicant should correct, where exactly, and until when."""

    reason = reason_field(
        _("Что исправить"),
        _("Заявитель прочтёт эти слова в письме. Например: приложите отчёт целиком, не хватает страниц 2–4."),
    )
    fields_open = forms.MultipleChoiceField(
        label=_("Что заявитель сможет изменить"),
        help_text=_("Остальное останется таким, каким пришло."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Отметьте хотя бы один вопрос или документ.")},
    )
    due_at = MomentField(label=_("Исправить до"), help_text=_("Время московское."))

    def __init__(self, *args, application, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["fields_open"].choices = open_parts(application)
        self.fields["due_at"].initial = _term_of(application.edition)

    def clean(self):
        """Return what the verb takes."""
        cleaned = super().clean()
        return cleaned | {"fields": cleaned.pop("fields_open", [])}


def open_parts(application) -> list[tuple[str, str]]:
    """Return (anchor, label) of every part of an application that can be corrected."""
    nomination = application.nomination.with_read("questions", "slots")
    asked = [row for row in nomination.questions.all() if row.kind != QuestionKind.NOTE]
    questions = [(f"question-{row.key}", row.label) for row in asked]
    return [*questions, *((f"slot-{row.key}", f"{_('Документ')}: {row.label}") for row in nomination.slots.all())]


def _term_of(edition):
    now = timezone.localtime()
    if edition.corrections_due_at and edition.corrections_due_at > now:
        return edition.corrections_due_at
    return (now + timedelta(days=DAYS_TO_CORRECT)).replace(hour=18, minute=0, second=0, microsecond=0)


class RejectForm(HouseForm):
    """Why the application is not admitted."""

    reason = reason_field(
        _("Почему не допущена"),
        _("Назовите пункт положения. Заявитель прочтёт эти слова в письме."),
    )


class AppointForm(HouseForm):
    """Who sits in the jury, and as whom."""

    user = forms.ModelChoiceField(
        label=_("Кто"),
        queryset=User.objects.none(),
        help_text=_("Люди с ролью «Член жюри». Роль дают в разделе «Люди и роли»."),
    )
    role = forms.ChoiceField(label=_("Роль"), choices=JuryRole.choices, initial=JuryRole.MEMBER)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = User.objects.in_role(Role.JUROR)


class ProtocolForm(HouseForm):
    """Number and day of the protocol."""

    number = forms.CharField(label=_("Номер протокола"), max_length=20, help_text=_("Например: 3"))
    held_on = forms.DateField(
        label=_("Дата заседания жюри"),
        initial=timezone.localdate,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
