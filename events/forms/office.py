"""Forms of the organiser's desk."""

from django import forms
from django.utils.translation import gettext_lazy as _

from events.states import RegistrationState
from foundation.forms import HouseForm, reason_field

MOST_SEATS = 20_000


class SeatsForm(HouseForm):
    """How many seats, and why so."""

    seats = forms.IntegerField(label=_("Сколько мест"), min_value=1, max_value=MOST_SEATS)
    reason = reason_field(_("Почему"), _("Останется в истории мероприятия. Например: перенесли в большой зал."))


class ParticipantSearch(HouseForm):
    """Whom to find, in which state."""

    q = forms.CharField(label=_("Фамилия, адрес, организация или код"), required=False, max_length=100)
    state = forms.ChoiceField(
        label=_("Состояние"), choices=[("", _("Все")), *RegistrationState.choices], required=False
    )
