"""What a person asks about his data, and what the secretary answers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.forms import HouseForm
from privacy.states import RequestKind


class RequestForm(HouseForm):
    """What is asked."""

    kind = forms.ChoiceField(label=_("Чего вы хотите"), choices=RequestKind, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("Своими словами"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Например: в дипломе старая фамилия, исправьте. Или: больше не участвую, удалите всё."),
    )


class AnswerForm(HouseForm):
    """What the person will read."""

    answer = forms.CharField(
        label=_("Ответ"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Человек прочтёт эти слова в письме. Напишите, что сделано, или по какому закону это невозможно."),
    )
