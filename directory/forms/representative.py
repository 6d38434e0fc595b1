"""What is asked from a person who acts for an organisation, and from whoever answers him."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.states import Position
from foundation.forms import HouseForm


class RepresentativeAskForm(HouseForm):
    """Who you are there, and by what it can be checked."""

    position = forms.ChoiceField(label=_("Кто вы в этой организации"), choices=Position, widget=forms.RadioSelect)
    proof = forms.CharField(
        label=_("Чем это подтверждается"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Например: протокол собрания жителей № 2 от 15.03.2020. Секретарь проверит быстрее."),
    )

    def __init__(self, *args, positions, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["position"].choices = [(position.value, position.label) for position in positions]
        if len(positions) == 1:
            # Where there is nothing to choose, nobody is asked.
            self.initial["position"] = positions[0].value
            self.fields["position"].widget = forms.HiddenInput()
            self.fields["proof"].help_text = _(
                "Например: приказ директора № 14 от 02.09.2020. Секретарь проверит быстрее."
            )


class ConfirmForm(HouseForm):
    """From which day the powers are in force."""

    since = forms.DateField(
        label=_("Полномочия действуют с"),
        initial=timezone.localdate,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Обычно это день собрания или приказа."),
    )
    until = forms.DateField(
        label=_("Последний день полномочий"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Если срок известен. В этот день полномочия ещё действуют, назавтра закончатся сами."),
    )


class HandOverForm(ConfirmForm):
    """Whom the successor follows, and from which day."""

    predecessor: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Чьи полномочия переходят"), queryset=None, widget=forms.RadioSelect, empty_label=None
    )
    field_order = ("predecessor", "since", "until")

    def __init__(self, *args, predecessors, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["predecessor"].queryset = predecessors
        self.fields["since"].help_text = _("Прежние полномочия закончатся днём раньше.")
        if len(predecessors) == 1:
            self.initial["predecessor"] = predecessors[0].pk


class EndForm(HouseForm):
    """Why the powers end; a person who ends his own owes no explanation."""

    reason = forms.CharField(
        label=_("Причина"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Например: избран новый председатель."),
    )
