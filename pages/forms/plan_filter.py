"""How a visitor wants to see the plan: questions of a filter that never refuses anybody."""

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.forms import HouseForm
from pages.queries.plan_view import PlanChoice, PlanView, When
from pages.states import Audience, PlanItemKind

QUARTERS = [
    ("", _("Весь год")),
    *((str(number), _("%s квартал") % roman) for number, roman in enumerate(("I", "II", "III", "IV"), 1)),
]


class PlanFilterForm(HouseForm):
    """Four selects. What does not exist counts as not asked."""

    quarter = forms.ChoiceField(label=_("Когда"), choices=QUARTERS, required=False)
    kind = forms.ChoiceField(label=_("Вид"), choices=[("", _("Любой")), *PlanItemKind.choices], required=False)
    audience = forms.ChoiceField(label=_("Для кого"), choices=[("", _("Для всех")), *Audience.choices], required=False)
    when = forms.ChoiceField(label=_("Что с ним"), choices=[("", _("Всё равно")), *When.choices], required=False)
    view = forms.ChoiceField(choices=PlanView.choices, required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            # Nothing here needs an answer, and nothing needs to be called optional.
            field.is_needed = True

    def choice(self) -> PlanChoice:
        """Return what was asked; an answer that is not on the list counts as none."""
        self.is_valid()
        known = {name: value for name, value in self.cleaned_data.items() if value}
        if "quarter" in known:
            known["quarter"] = int(known["quarter"])
        return PlanChoice(**known)
