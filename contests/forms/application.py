"""Forms of the applicant: where to apply, the questions of one section, a paper, the consents."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from contests.models import Nomination
from contests.states import QuestionKind
from directory.models import TosOrganization
from directory.queries import organizations_of
from foundation.forms import HouseForm, ReasonForm
from foundation.uploads.fields import UploadField
from privacy.states import PublicField, PublicName, PublicScope

LONG_ANSWER_ROWS = 8


class NominationChoice(forms.ModelChoiceField):
    """Nominations by a plain question where the secretary wrote one."""

    def label_from_instance(self, nomination):
        """Return «Вы старейшина? – Лучший старейшина»."""
        return f"{nomination.hint} – {nomination.title}" if nomination.hint else nomination.title


class OpenForm(HouseForm):
    """Which nomination, on behalf of which organisation."""

    nomination = NominationChoice(
        label=_("В какой номинации вы участвуете?"),
        queryset=Nomination.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
    )
    organization = forms.ModelChoiceField(
        label=_("От какой организации?"),
        queryset=TosOrganization.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
    )

    def __init__(self, *args, edition, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["nomination"].queryset = edition.nominations.all()
        self.fields["organization"].queryset = organizations_of(user)


def _field_of(question) -> forms.Field:
    # Nothing is required here: a draft is saved half-empty, and the list of what is missing names the rest.
    common = {"label": question.label, "help_text": question.help_text, "required": False}
    match question.kind:
        case QuestionKind.NUMBER:
            return forms.IntegerField(
                **common, min_value=0, max_value=10**9, widget=forms.TextInput({"inputmode": "numeric"})
            )
        case QuestionKind.DATE:
            return forms.DateField(**common, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
        case QuestionKind.LINE:
            return forms.CharField(**common, max_length=question.max_length)
    return forms.CharField(**common, max_length=question.max_length, widget=forms.Textarea({"rows": LONG_ANSWER_ROWS}))


class SectionForm(HouseForm):
    """The questions of one section, named `question-<key>`; `rev` tells which save the page was made from."""

    rev = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, questions, **kwargs):
        super().__init__(*args, **kwargs)
        self.questions = questions
        for question in questions:
            field = _field_of(question)
            field.is_needed = question.is_required
            self.fields[f"question-{question.key}"] = field

    @staticmethod
    def initial_of(application, questions) -> dict:
        """Return what is already answered."""
        answers = {f"question-{question.key}": application.answers.get(question.key, "") for question in questions}
        return answers | {"rev": application.revision}

    def clean(self):
        """Return the revision and the answers by key, as text: what JSON keeps and documents print."""
        cleaned = super().clean()
        values = {question.key: cleaned.get(f"question-{question.key}") for question in self.questions}
        answers = {key: "" if value is None else str(value) for key, value in values.items()}
        return {"revision": cleaned.get("rev"), "answers": answers}

    def take(self, error):
        """Show what the verb found at the question that it found it in."""
        super().take(ValidationError({f"question-{key}": texts for key, texts in error.message_dict.items()}))


class PaperForm(HouseForm):
    """One paper for one slot."""

    upload = UploadField(label=_("Файл"), error_messages={"required": _("Выберите файл или сделайте снимок.")})


class WithdrawalForm(ReasonForm):
    """Why the applicant takes the application back."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = _("Прочтёт секретарь. Например: ошиблись номинацией, подадим заново.")


class ConsentForm(HouseForm):
    """Separate consents: the first is needed to take part, the others only to be named and to be photographed."""

    processing = forms.BooleanField(
        label=_("Даю согласие на обработку моих персональных данных"),
        error_messages={"required": _("Без этого согласия заявку нельзя принять.")},
    )
    publication = forms.BooleanField(
        label=_("Разрешаю назвать моё имя в итогах и показать то, что отмечу ниже"), required=False
    )
    public_name = forms.ChoiceField(
        label=_("Как вас назвать"), choices=PublicName, widget=forms.RadioSelect, required=False
    )
    public_fields = forms.MultipleChoiceField(
        label=_("Что ещё показать"), choices=PublicField, widget=forms.CheckboxSelectMultiple, required=False
    )
    media = forms.BooleanField(label=_("Согласен на фото- и видеосъёмку"), required=False)  # type: ignore[assignment]  # Django takes a field off the class: the form keeps its `media`

    def clean(self):
        """Join what may be shown into one answer; ask how to name whoever wants to be named: silence is no consent."""
        answers = super().clean()
        name, shown = answers.pop("public_name", ""), answers.pop("public_fields", [])
        if answers.get("publication"):
            if not name:
                self.add_error("public_name", _("Выберите, как назвать вас в итогах."))
            answers["publication"] = PublicScope(name or PublicName.CODE, frozenset(shown))
        return answers
