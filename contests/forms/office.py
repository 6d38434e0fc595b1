"""Forms of the secretary: narrowing the journal, reasons of decisions, the jury, the protocol."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Role
from contests.states import ApplicationState, JuryRole
from foundation.forms import HouseForm, reason_field

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
    """What the applicant should correct."""

    reason = reason_field(
        _("Что исправить"),
        _("Заявитель прочтёт эти слова в письме. Например: приложите отчёт целиком, не хватает страниц 2–4."),
    )


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
