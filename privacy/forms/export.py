"""What is asked of whoever takes a list of people out of the portal."""

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.forms import HouseForm


class ExportForm(HouseForm):
    """What the list is for."""

    reason = forms.CharField(
        label=_("Для чего нужен список"),
        max_length=300,
        help_text=_("Например: для заседания президиума 12 мая. Эти слова останутся в журнале."),
        error_messages={"required": _("Напишите, для чего нужен список.")},
    )
