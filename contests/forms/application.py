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


WIDGETS: dict[str, dict] = {
    QuestionKind.NUMBER: {"inputmode": "decimal"},
    QuestionKind.MONEY: {"inputmode": "decimal"},
    QuestionKind.YEAR: {"inputmode": "numeric"},
    QuestionKind.PHONE: {"type": "tel", "autocomplete": "tel"},
    QuestionKind.EMAIL: {"type": "email", "autocomplete": "email"},
    QuestionKind.LINK: {"type": "url"},
}


class Note(forms.Widget):
    """No control: templates/django/forms/field.html prints the words."""

    def render(self, name, value, attrs=None, renderer=None):
        """Draw nothing."""
        return ""


class NoteField(forms.Field):
    """Words among the questions: nothing is asked."""

    widget = Note


class SeveralField(forms.MultipleChoiceField):
    """Answers from a list, kept as lines."""

    widget = forms.CheckboxSelectMultiple

    def prepare_value(self, value):
        """Tick what the kept lines name."""
        return value.split("\n") if isinstance(value, str) else value

    def clean(self, value):
        """Return the chosen answers as lines. A page that compares two windows sends all of them as one text."""
        if isinstance(value, str):
            value = [value]
        return "\n".join(super().clean([line for part in value or () for line in part.splitlines() if line]))


def _field_of(question) -> forms.Field:
    # Nothing is required here: a draft is saved half-empty, and the list of what is missing names the rest.
    common = {"label": question.label, "help_text": question.help_text, "required": False}
    choices = [(answer, answer) for answer in question.choices]
    match question.kind:
        case QuestionKind.CHOICE | QuestionKind.YES_NO:
            return forms.ChoiceField(**common, choices=choices, widget=forms.RadioSelect)
        case QuestionKind.SEVERAL:
            return SeveralField(**common, choices=choices)
        case QuestionKind.NOTE:
            return NoteField(**common)
        case QuestionKind.DATE:
            return forms.DateField(**common, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
        case QuestionKind.TEXT:
            rows = forms.Textarea({"rows": LONG_ANSWER_ROWS})
            return forms.CharField(**common, max_length=question.max_length, widget=rows)
    # What it means the question itself checks, in the words of its kind.
    widget = forms.TextInput(WIDGETS.get(question.kind, {}))
    return forms.CharField(**common, max_length=question.max_length, widget=widget)


class SectionForm(HouseForm):
    """The questions of one section, named `question-<key>`; `rev` tells which save the page was made from.

    A question that waits for an answer on the same page is there and hidden by static/js/show_if.js; one that waits for an
    answer of another section is there only after it was given.
    """

    rev = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, questions, application=None, **kwargs):
        super().__init__(*args, **kwargs)
        answers = application.answers if application else {}
        here = {question.key for question in questions}
        self.questions = [row for row in questions if row.show_key in here or row.is_asked(answers)]
        for question in self.questions:
            field = _field_of(question)
            field.is_needed = question.needs_answer
            # Of what was given back only that may be changed which was named.
            field.disabled = application is not None and not application.opens(f"question-{question.key}")
            if question.show_key in here:
                field.show_if = {"name": f"question-{question.show_key}", "value": question.show_value}
            self.fields[f"question-{question.key}"] = field

    @staticmethod
    def initial_of(application, questions) -> dict:
        """Return what is already answered."""
        answers = {f"question-{question.key}": application.answers.get(question.key, "") for question in questions}
        return answers | {"rev": application.revision}

    def clean(self):
        """Return the revision and the answers by key, as text: what JSON keeps and documents print.

        Raises ValidationError at each question whose answer is of a wrong shape.
        """
        cleaned = super().clean()
        answers = {}
        for question in self.questions:
            name = f"question-{question.key}"
            if question.kind == QuestionKind.NOTE or name in self.errors:
                continue
            value = cleaned.get(name)
            answers[question.key] = "" if value is None else str(value)
        return {"revision": cleaned.get("rev"), "answers": answers}

    def kept_beside(self, clashes) -> list[tuple[str, str]]:
        """Return (name, value) of the answers of this page about which nobody disagrees, to be sent again with the choice."""
        clashing = {clash.name for clash in clashes}
        answers = {f"question-{key}": answer for key, answer in self.cleaned_data["answers"].items()}
        return [(name, answer) for name, answer in answers.items() if name not in clashing]

    def take(self, error):
        """Show what the verb found at the question that it found it in."""
        super().take(ValidationError({f"question-{key}": texts for key, texts in error.message_dict.items()}))


def groups_of(form: SectionForm, sections) -> list[tuple[str, list]]:
    """Return the fields of a form that asks everything, by sections: the form as the secretary looks at it beforehand."""
    return [(title, [form[f"question-{question.key}"] for question in questions]) for title, questions in sections]


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

    def __init__(self, *args, for_another=False, **kwargs):
        super().__init__(*args, **kwargs)
        if for_another:
            # What may be shown of a person he alone allows.
            for name in ("publication", "public_name", "public_fields", "media"):
                del self.fields[name]

    def clean(self):
        """Join what may be shown into one answer; ask how to name whoever wants to be named: silence is no consent."""
        answers = super().clean()
        name, shown = answers.pop("public_name", ""), answers.pop("public_fields", [])
        answers.setdefault("publication", False)
        if answers["publication"]:
            if not name:
                self.add_error("public_name", _("Выберите, как назвать вас в итогах."))
            answers["publication"] = PublicScope(name or PublicName.CODE, frozenset(shown))
        return answers
