"""How a person looks for his organisation or school."""

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.models import Municipality
from directory.states import OrganizationKind
from foundation.forms import HouseForm


class SchoolSearchForm(HouseForm):
    """Words and a territory; both may be left out, and a territory that does not exist is the same as none."""

    q = forms.CharField(
        label=_("Название или адрес"),
        required=False,
        max_length=100,
        help_text=_("Хватит номера или одного слова, например: школа 8. Прежнее название тоже подойдёт."),
    )
    municipality = forms.ModelChoiceField(
        label=_("Муниципальное образование"),
        queryset=Municipality.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=_("Все"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["municipality"].queryset = Municipality.objects.by_name()


class OrganizationSearchForm(SchoolSearchForm):
    """The same, and what kind of organisation it is."""

    kind = forms.ChoiceField(label=_("Вид"), required=False, choices=[("", _("Все")), *OrganizationKind.choices])

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["q"].help_text = _(
            "Хватит одного слова, например: Южный или Попова. Прежнее название тоже подойдёт."
        )
