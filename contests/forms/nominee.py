"""Forms of putting another person forward, and of his answer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from contests.forms.application import NominationChoice
from contests.models import Nomination
from directory.models import TosOrganization
from directory.queries import active_organizations
from foundation.forms import HouseForm
from privacy.states import PublicField, PublicName, PublicScope

AGREES, REFUSES = "agrees", "refuses"


class NominateForm(HouseForm):
    """Whom, in which nomination, from which organisation, and where he reads letters."""

    nomination = NominationChoice(
        label=_("В какой номинации?"), queryset=Nomination.objects.none(), widget=forms.RadioSelect, empty_label=None
    )
    organization = forms.ModelChoiceField(
        label=_("Какую организацию представляет человек?"), queryset=TosOrganization.objects.none()
    )
    nominee_last_name = forms.CharField(label=_("Фамилия"), max_length=100)
    nominee_first_name = forms.CharField(label=_("Имя"), max_length=100)
    nominee_patronymic = forms.CharField(label=_("Отчество"), max_length=100, required=False)
    nominee_email = forms.EmailField(
        label=_("Электронная почта этого человека"),
        help_text=_("Туда придёт письмо со ссылкой: без согласия самого человека заявку не допустят."),
    )
    nominee_phone = forms.CharField(label=_("Телефон этого человека"), max_length=30, required=False)

    def __init__(self, *args, edition, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["nomination"].queryset = edition.nominations.all()
        self.fields["organization"].queryset = active_organizations()


class NomineeAnswerForm(HouseForm):
    """Whether he agrees to take part, and how he may be named."""

    answer = forms.ChoiceField(
        label=_("Согласны ли вы участвовать?"),
        choices=[
            (AGREES, _("Да, согласен участвовать и согласен на обработку моих персональных данных")),
            (REFUSES, _("Нет, участвовать не буду")),
        ],
        widget=forms.RadioSelect,
    )
    publication = forms.BooleanField(label=_("Разрешаю назвать моё имя в итогах"), required=False)
    public_name = forms.ChoiceField(
        label=_("Как вас назвать"), choices=PublicName, widget=forms.RadioSelect, required=False
    )
    public_fields = forms.MultipleChoiceField(
        label=_("Что ещё показать"), choices=PublicField, widget=forms.CheckboxSelectMultiple, required=False
    )

    def clean(self):
        """Return what the verb takes."""
        answers = super().clean()
        agreed, name = answers.get("answer") == AGREES, answers.get("public_name")
        wanted = agreed and answers.get("publication")
        if wanted and not name:
            self.add_error("public_name", _("Выберите, как назвать вас в итогах."))
        scope = PublicScope(name, frozenset(answers.get("public_fields") or ())) if wanted and name else None
        return {"agreed": agreed, "publication": scope}
