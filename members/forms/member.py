"""Forms about a member: his facts, contacts and consents, and how a membership ends."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.person import PersonForm
from foundation.forms import HouseForm, reason_field
from members.forms.fields import (
    ContactsForm,
    MunicipalityField,
    day_field,
    occupation_field,
    protocol_field,
    short_reason,
    today_field,
)

MEMBER_FACTS = (
    "last_name",
    "first_name",
    "patronymic",
    "municipality",
    "occupation",
    "former_card",
    "processing_signed_on",
    "publication_signed_on",
)
CONTACTS = ("phone", "email", "address")


class MemberForm(PersonForm):
    """What the register says of a person."""

    municipality = MunicipalityField(label=_("Муниципальное образование"))
    occupation = occupation_field()
    former_card = forms.CharField(
        label=_("Номер прежнего билета"), required=False, max_length=30, help_text=_("Если билет выдавали до портала.")
    )
    processing_signed_on = day_field(
        _("Когда подписано согласие на обработку данных"),
        required=False,
        help_text=_("Без согласия контакты не видны и не выгружаются."),
    )
    publication_signed_on = day_field(
        _("Когда подписано согласие на публикацию имени"),
        required=False,
        help_text=_("Без него человека не назовут на странице органов."),
    )


class EntryForm(MemberForm, ContactsForm):
    """A member who was admitted before the portal: his facts, contacts and the old decision."""

    protocol_number = protocol_field(_("Протокол о приёме"))
    admitted_on = day_field(_("Когда принят"))

    def take(self, error):
        """Show what was found about the day of the decision at the field that asks for it here."""
        if hasattr(error, "error_dict") and "decided_on" in error.error_dict:
            error.error_dict["admitted_on"] = error.error_dict.pop("decided_on")
        super().take(error)


class MemberConsentForm(HouseForm):
    """The member's own word, each apart; either may be taken back."""

    processing = forms.BooleanField(
        label=_("Разрешаю отделению пользоваться моими контактами: звонить и писать о его делах"), required=False
    )
    publication = forms.BooleanField(
        label=_("Разрешаю называть моё имя на сайте отделения среди избранных в его органы"), required=False
    )


class AccountForm(HouseForm):
    """The account that belongs to a member."""

    email = forms.EmailField(
        label=_("Электронная почта учётной записи"),
        help_text=_("С этой почтой человек входит на портал. После этого он увидит свой билет в кабинете."),
    )


class AskToLeaveForm(HouseForm):
    """Why the member leaves, if he wants to say."""

    reason = short_reason(_("Почему вы уходите"), _("Можно не писать. Прочтёт секретарь."))


class LeavingForm(HouseForm):
    """When the statement was written and from which day the person is no member."""

    asked_on = today_field(_("Дата заявления о выходе"))
    left_on = today_field(_("Выбыл с"), help_text=_("С этого дня человек не числится в реестре."))


class ExclusionForm(HouseForm):
    """The decision of the Presidium, and why."""

    protocol_number = protocol_field()
    left_on = today_field(_("Дата решения"), help_text=_("С этого дня человек не числится в реестре."))
    reason = reason_field(_("Причина"), _("Назовите пункт устава. Человек прочтёт эти слова в письме."))


class DeathForm(HouseForm):
    """From which day the person is no member."""

    left_on = today_field(_("Выбыл с"), help_text=_("С этого дня человек не числится в реестре."))
