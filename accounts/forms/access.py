"""What the secretary decides about somebody's account."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.roles import Role
from foundation.forms import HouseForm


class AccessForm(HouseForm):
    """Roles and whether the person may sign in."""

    roles = forms.TypedMultipleChoiceField(
        label=_("Роли"),
        required=False,
        coerce=Role,
        choices=[(role.value, role.label) for role in Role],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Участнику конкурса роль не нужна: подать заявку может каждый, кто зарегистрировался."),
    )
    is_active = forms.BooleanField(label=_("Может входить на портал"), required=False)
