"""The house form: what every form of ours does with text and with a refusal."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class HouseForm(forms.Form):
    """A form whose labels carry no colon: the component draws the field."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    def take(self, error: ValidationError) -> None:
        """Show what a verb's `full_clean` found: at the field where the form has it, on top otherwise."""
        messages = error.message_dict if hasattr(error, "error_dict") else {None: error.messages}
        for name, texts in messages.items():
            for text in texts:
                self.add_error(name if name in self.fields else None, text)


def reason_field(label, help_text, *, max_length: int = 2000) -> forms.CharField:
    """Return the field in which somebody says why, in his own words; `max_length` in letters."""
    return forms.CharField(
        label=label, help_text=help_text, max_length=max_length, widget=forms.Textarea(attrs={"rows": 4})
    )


class ReasonForm(HouseForm):
    """A move that needs a reason in words."""

    reason = reason_field(_("Причина"), _("Человек прочтёт эти слова в письме. Напишите, что сделать дальше."))
