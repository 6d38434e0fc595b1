"""What the secretary fills in to take a certificate out of force."""

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.forms import HouseForm, reason_field


class RevokeForm(HouseForm):
    """Why the certificate is revoked."""

    reason = reason_field(
        _("Причина"),
        _("Причину увидят в кабинете и в истории документа. На странице проверки её нет."),
    )


class ReplaceForm(RevokeForm):
    """What was wrong with the words about the holder; everything else stays as it was."""

    holder_last = forms.CharField(label=_("Фамилия"), max_length=80)
    holder_first = forms.CharField(label=_("Имя"), max_length=80)
    holder_patronymic = forms.CharField(label=_("Отчество"), max_length=80, required=False)
    holder_role = forms.CharField(label=_("Кто это"), max_length=300, required=False)
