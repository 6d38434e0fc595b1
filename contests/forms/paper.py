"""Forms of the secretary who types an application from paper: whose it is and when it came, and the consents signed on it."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contests.forms.cycle import MomentField
from contests.models import Nomination
from directory.models import TosOrganization
from directory.queries import active_organizations
from foundation.forms import HouseForm
from foundation.uploads.fields import UploadField
from privacy.states import PublicField, PublicName, PublicScope


class PaperApplicationForm(HouseForm):
    """Nomination, organisation, the person, and when the paper came."""

    nomination = forms.ModelChoiceField(
        label=_("Номинация"), queryset=Nomination.objects.none(), widget=forms.RadioSelect, empty_label=None
    )
    organization = forms.ModelChoiceField(
        label=_("Организация"),
        queryset=TosOrganization.objects.none(),
        help_text=_("Если её нет в списке, сначала внесите её в «Справочник»."),
    )
    nominee_last_name = forms.CharField(label=_("Фамилия"), max_length=100)
    nominee_first_name = forms.CharField(label=_("Имя"), max_length=100)
    nominee_patronymic = forms.CharField(label=_("Отчество"), max_length=100, required=False)
    nominee_email = forms.EmailField(
        label=_("Электронная почта"), required=False, help_text=_("Если есть: туда придут расписка и решения.")
    )
    nominee_phone = forms.CharField(label=_("Телефон"), max_length=30, required=False)
    received_at = MomentField(
        label=_("Когда получена бумага"), help_text=_("Время московское. Оно встанет в журнал и в расписку.")
    )

    def __init__(self, *args, edition, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["nomination"].queryset = edition.nominations.all()
        self.fields["organization"].queryset = active_organizations()
        self.fields["received_at"].initial = timezone.localtime().replace(second=0, microsecond=0)


class PaperConsentForm(HouseForm):
    """The scan of the signed consents, and what is ticked on them."""

    upload = UploadField(label=_("Скан подписанных согласий"), error_messages={"required": _("Выберите файл.")})
    signed_on = forms.DateField(label=_("Дата подписи"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    signatures = forms.BooleanField(label=_("Подпись участника на листе есть"))
    publication = forms.BooleanField(label=_("Участник разрешил назвать себя в итогах"), required=False)
    public_name = forms.ChoiceField(
        label=_("Как назвать"), choices=PublicName, widget=forms.RadioSelect, required=False
    )
    public_fields = forms.MultipleChoiceField(
        label=_("Что ещё показать"), choices=PublicField, widget=forms.CheckboxSelectMultiple, required=False
    )

    def clean(self):
        """Join what may be shown into one answer."""
        answers = super().clean()
        name, shown = answers.pop("public_name", ""), answers.pop("public_fields", [])
        if answers.get("publication") and not name:
            self.add_error("public_name", _("Отметьте, как участник просил себя назвать."))
        wanted = answers.get("publication") and name
        return answers | {"publication": PublicScope(name, frozenset(shown)) if wanted else None}
