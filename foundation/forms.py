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


class ReasonForm(HouseForm):
    """A move that needs a reason in words."""

    reason = forms.CharField(
        label=_("Причина"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        help_text=_("Человек прочтёт эти слова в письме. Напишите, что сделать дальше."),
    )
