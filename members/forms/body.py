"""Forms about seats in a body and about candidates."""

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.forms import HouseForm
from members.forms.fields import day_field, protocol_field, today_field
from members.models import Member
from members.states import BodyPosition, CandidacyResult


class MemberChoice(forms.ModelChoiceField):
    """Members of today, in Russian order, addressed by their codes."""

    def __init__(self, **options):
        super().__init__(queryset=Member.objects.none(), to_field_name="code", **options)

    def label_from_instance(self, member):
        """Return enough to tell namesakes apart."""
        return f"{member.full_name}, {member.municipality}"


class TermForm(HouseForm):
    """Position and term of a seat."""

    position = forms.ChoiceField(label=_("Должность"), choices=BodyPosition, initial=BodyPosition.MEMBER)
    since = today_field(_("Избран с"))
    until = day_field(
        _("Последний день срока"), required=False, help_text=_("Пусто, если срок ещё не закончен и не назван.")
    )
    protocol_number = protocol_field(_("Номер протокола об избрании"))


class ElectForm(TermForm):
    """Who is elected."""

    member = MemberChoice(label=_("Кто"), empty_label=_("Выберите члена отделения"))
    field_order = ("member", "position", "since", "until", "protocol_number")

    def __init__(self, *args, members, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = members


class SeatForm(TermForm):
    """A term corrected or ended."""

    ending = forms.CharField(
        label=_("Почему закончился срок"),
        required=False,
        max_length=250,
        help_text=_("Например: истёк срок полномочий; вышел из состава по заявлению."),
    )


class CandidacyForm(HouseForm):
    """Where a member stands and what came of it."""

    district = forms.CharField(
        label=_("Округ"), required=False, max_length=160, help_text=_("Например: одномандатный округ № 12")
    )
    nominated_by = forms.CharField(label=_("Кем выдвинут"), max_length=200, help_text=_("Например: самовыдвижение"))
    result = forms.ChoiceField(label=_("Итог"), choices=CandidacyResult, initial=CandidacyResult.STANDS)
    publication_signed_on = day_field(
        _("Когда подписано согласие на публикацию"),
        required=False,
        help_text=_("Для этих выборов отдельно. Пусто, если согласия нет: тогда в списке на сайте человека не будет."),
    )


class NewCandidacyForm(CandidacyForm):
    """Who stands."""

    member = MemberChoice(label=_("Кто"), empty_label=_("Выберите члена отделения"))
    field_order = ("member", "district", "nominated_by", "result", "publication_signed_on")

    def __init__(self, *args, members, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = members


class ListedForm(HouseForm):
    """The candidate's own word about the public list."""

    publication = forms.BooleanField(
        label=_("Разрешаю показать моё имя в списке кандидатов на сайте отделения"), required=False
    )
