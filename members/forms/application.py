"""Forms of an application to join: the person's own, the secretary's for a paper, and the decisions."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.person import PersonForm
from foundation.forms import HouseForm, reason_field
from foundation.uploads.fields import UploadField
from members.forms.fields import (
    ContactsForm,
    MunicipalityField,
    PhoneField,
    day_field,
    occupation_field,
    protocol_field,
    short_reason,
    today_field,
)
from members.models import Member
from members.queries.register import namesakes_of

FACTS = (
    "last_name",
    "first_name",
    "patronymic",
    "municipality",
    "occupation",
    "phone",
    "address",
    "motive",
    "is_adult",
)
PAPER_FACTS = (*FACTS, "email", "received_on", "processing_signed_on", "publication_signed_on")


class FactsForm(PersonForm):
    """What a person writes about himself. His e-mail is that of his account."""

    municipality = MunicipalityField(label=_("Где вы живёте"))
    occupation = occupation_field()
    phone = PhoneField(
        label=_("Телефон"), help_text=_("По нему секретарь позовёт на заседание. На сайте не публикуется.")
    )
    address = ContactsForm.base_fields["address"]
    motive = short_reason(
        _("Почему хотите вступить"), _("Два-три предложения: чем занимаетесь, чем хотите помочь. Прочтёт президиум.")
    )
    is_adult = forms.BooleanField(
        label=_("Мне исполнилось 18 лет"), error_messages={"required": _("В отделение принимают с 18 лет.")}
    )


class PaperForm(PersonForm):
    """What stands on a paper, with its image. Here the person's consents are the days of his signatures."""

    municipality = MunicipalityField(label=_("Муниципальное образование"))
    occupation = occupation_field()
    phone = PhoneField(label=_("Телефон"))
    email = forms.EmailField(
        label=_("Электронная почта"), required=False, help_text=_("Пусто, если почты нет: писем портал не отправит.")
    )
    address = ContactsForm.base_fields["address"]
    motive = short_reason(_("Почему хочет вступить"))
    received_on = today_field(_("Дата заявления"))
    processing_signed_on = day_field(
        _("Когда подписано согласие на обработку данных"), help_text=_("Без этого согласия заявление не принять.")
    )
    publication_signed_on = day_field(
        _("Когда подписано согласие на публикацию имени"),
        required=False,
        help_text=_("Пусто, если человек не разрешил называть его на сайте."),
    )
    is_adult = forms.BooleanField(
        label=_("Человеку исполнилось 18 лет"), error_messages={"required": _("В отделение принимают с 18 лет.")}
    )
    upload = UploadField(
        label=_("Электронный образ заявления"),
        help_text=_("Снимок или файл PDF с подписью, до 25 МБ."),
        error_messages={"required": _("Выберите файл или сделайте снимок.")},
    )

    def __init__(self, *args, has_scan=False, **kwargs):
        super().__init__(*args, **kwargs)
        if has_scan:
            self.fields["upload"].required = False
            self.fields["upload"].help_text = _("Уже приложен. Выберите файл, если нужно заменить.")


class ConsentForm(HouseForm):
    """Two separate consents: the first is needed to be kept at all, the second only to be named on the site."""

    processing = forms.BooleanField(
        label=_("Даю согласие на обработку моих персональных данных"),
        error_messages={"required": _("Без этого согласия заявление нельзя принять.")},
    )
    publication = forms.BooleanField(
        label=_("Разрешаю называть моё имя на сайте отделения, если меня изберут в его органы"), required=False
    )


class ReturnForm(HouseForm):
    """What the applicant should correct."""

    reason = reason_field(
        _("Что исправить"), _("Человек прочтёт эти слова в письме. Например: напишите, где вы работаете.")
    )


class WithdrawalForm(HouseForm):
    """Why the application is taken back."""

    reason = short_reason(_("Причина"), _("Можно не писать."))


class DecisionForm(HouseForm):
    """The protocol of the Presidium."""

    protocol_number = protocol_field()
    decided_on = today_field(_("Дата решения"), help_text=_("День заседания президиума, которое приняло решение."))


class NamesakeChoice(forms.ModelChoiceField):
    """People in the register by name, territory and former card."""

    def label_from_instance(self, member):
        """Return enough to tell namesakes apart."""
        return f"{member.full_name}, {member.municipality}"


class AdmitForm(DecisionForm):
    """The protocol, and whether the person comes back."""

    former = NamesakeChoice(
        label=_("Этот человек уже был в отделении?"),
        queryset=Member.objects.none(),
        required=False,
        empty_label=_("Нет, вступает впервые"),
        help_text=_("В реестре есть люди с таким именем. Если это он, билет будет новым, а история – общей."),
    )

    def __init__(self, *args, application, **kwargs):
        super().__init__(*args, **kwargs)
        namesakes = namesakes_of(application)
        if namesakes:
            self.fields["former"].queryset = namesakes
        else:
            del self.fields["former"]


class DeclineForm(DecisionForm):
    """The protocol, and why."""

    reason = reason_field(_("Почему отказано"), _("Назовите пункт устава. Человек прочтёт эти слова в письме."))
