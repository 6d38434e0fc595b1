"""What is asked about a consent on paper: for whom a blank is, the signed sheet, what the check of it found."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from foundation.forms import HouseForm
from foundation.uploads.fields import UploadField
from foundation.uploads.inspection import MEGABYTE, UploadRules
from privacy.models.paper import NAME_LENGTH
from privacy.states import ConsentKind, PublicField, PublicName, PublicScope, Relation

SHEET = UploadRules(max_bytes=15 * MEGABYTE, kinds=("pdf", "jpg", "png"))


class DayField(forms.DateField):
    """A day as people write it: 12.05.2009, or as a browser sends it."""

    def __init__(self, **kwargs):
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(widget=widget, input_formats=["%Y-%m-%d", "%d.%m.%Y"], **kwargs)


class PaperForm(HouseForm):
    """For whom the blanks are prepared."""

    matter = forms.CharField(
        label=_("К чему относится"),
        max_length=200,
        help_text=_("Стоит на бланке под заголовком. Например: олимпиада по основам местного самоуправления, 2026 год"),
    )
    kinds = forms.MultipleChoiceField(
        label=_("Какие согласия"),
        choices=ConsentKind,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("На каждое согласие – отдельный бланк."),
    )
    subject_name = forms.CharField(
        label=_("О ком: фамилия, имя, отчество"),
        max_length=NAME_LENGTH,
        help_text=_("Полностью, именительный падеж. Например: Азбукин Кирилл Петрович"),
    )
    born_on = DayField(
        label=_("Дата рождения"),
        required=False,
        help_text=_("Для несовершеннолетнего обязательно: от неё зависит, кто подписывает. Например: 12.05.2009"),
    )
    representative_name = forms.CharField(
        label=_("Законный представитель: фамилия, имя, отчество"),
        max_length=NAME_LENGTH,
        required=False,
        help_text=_("Заполните за несовершеннолетнего."),
    )
    relation = forms.ChoiceField(
        label=_("Кем приходится"), choices=[("", _("Не указано")), *Relation.choices], required=False
    )
    holder = forms.EmailField(
        label=_("Электронная почта подписывающего"),
        required=False,
        help_text=_("Если у него есть учётная запись, он увидит бланк в своём кабинете. Иначе оставьте пустым."),
    )

    def clean_holder(self):
        """Return the account of this address, or nobody for an empty one."""
        address = self.cleaned_data["holder"].lower()
        if not address:
            return None
        person = User.objects.filter(email=address, is_active=True).first()
        if person is None:
            raise ValidationError(_("Учётной записи с этим адресом нет. Проверьте адрес или оставьте поле пустым."))
        return person


class SheetForm(HouseForm):
    """The signed sheet."""

    upload = UploadField(
        label=_("Подписанный бланк"),
        rules=SHEET,
        help_text=_("PDF, JPG или PNG, до 15 МБ."),
        error_messages={"required": _("Выберите файл или сделайте снимок.")},
    )


class CheckForm(HouseForm):
    """What the check found on a sheet."""

    signed_on = DayField(label=_("Дата на бланке"), error_messages={"required": _("Укажите дату с бланка.")})
    signatures = forms.BooleanField(
        label=_("Все нужные подписи стоят"),
        required=False,
        help_text=_("Кто подписывает, сказано на странице бланка."),
    )


class PublicationCheckForm(CheckForm):
    """The same, with what is ticked on the sheet."""

    name = forms.ChoiceField(
        label=_("Как назвать человека"), choices=PublicName, widget=forms.RadioSelect, initial=PublicName.CODE
    )
    shown = forms.MultipleChoiceField(
        label=_("Что ещё можно показать"), choices=PublicField, widget=forms.CheckboxSelectMultiple, required=False
    )

    def clean(self):
        """Join the ticks into what everybody may see."""
        answers = super().clean()
        name, shown = answers.pop("name", PublicName.CODE), answers.pop("shown", [])
        answers["scope"] = PublicScope(name, frozenset(shown))
        return answers
