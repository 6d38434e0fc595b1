"""Forms of the secretary about a contest as a whole: its regulation, a longer intake, a copy for another year."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.forms import HouseForm, reason_field
from foundation.uploads.fields import UploadField
from foundation.uploads.inspection import UploadRules

ON_THE_CLOCK = "%Y-%m-%dT%H:%M"
# Read by everybody in any browser, and printed.
REGULATION = UploadRules(kinds=("pdf",))


class MomentField(forms.DateTimeField):
    """A day and a time of Moscow, picked with the browser's own control."""

    def __init__(self, **kwargs):
        widget = forms.DateTimeInput({"type": "datetime-local"}, format=ON_THE_CLOCK)
        super().__init__(widget=widget, input_formats=[ON_THE_CLOCK, "%Y-%m-%dT%H:%M:%S"], **kwargs)


class RegulationForm(HouseForm):
    """The file, the day of its approval, and what changed since the last one."""

    upload = UploadField(
        label=_("Положение, файл PDF"), rules=REGULATION, error_messages={"required": _("Выберите файл.")}
    )
    approved_on = forms.DateField(
        label=_("Когда утверждено"),
        initial=timezone.localdate,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    amendment = forms.CharField(
        label=_("Что изменено"),
        help_text=_("Для новой редакции. Например: пункт 4.2 – приём заявок до 22 апреля."),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, *args, is_first, **kwargs):
        super().__init__(*args, **kwargs)
        if is_first:
            del self.fields["amendment"]


class ExtensionForm(HouseForm):
    """Until when, and why."""

    until = MomentField(label=_("Новый срок"), help_text=_("Время московское."))
    reason = reason_field(
        _("Почему срок продлён"), _("Прочтут все, у кого есть черновик, и посетители страницы конкурса.")
    )


class DraftExtensionForm(HouseForm):
    """Whose draft, until when, and why. The secretary does not see drafts: their owner says the code."""

    code = forms.CharField(
        label=_("Код черновика"),
        max_length=16,
        help_text=_("Восемь знаков. Заявитель видит его на странице своего черновика и может назвать по телефону."),
    )
    until = MomentField(label=_("До какого времени"), help_text=_("Время московское."))
    reason = reason_field(_("Почему срок продлён"), _("Заявитель прочтёт эти слова в письме. Они останутся в журнале."))

    def clean_code(self):
        """Return the code as it is kept, however it was spoken and typed."""
        return self.cleaned_data["code"].strip().replace(" ", "").replace("-", "").upper()


class CopyForm(HouseForm):
    """To which year."""

    year = forms.IntegerField(label=_("Год нового конкурса"), min_value=2000, max_value=2100)
