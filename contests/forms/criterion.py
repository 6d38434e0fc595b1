"""Forms of criteria that no juror marks: the rule as lines with its preview, and the values that the secretary verified."""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as translated
from django.utils.translation import gettext_lazy as _

from contests.criteria import points
from contests.criteria_check import Finding, findings, plain
from contests.criteria_text import EXAMPLES, spec_of, text_of, value_of
from contests.models import Criterion
from contests.states import CommentRule, CriterionKind, RuleKind
from foundation.forms import HouseForm

OWN_RULE = (CriterionKind.COMPUTED, CriterionKind.VERIFIED)


@dataclass(frozen=True)
class RulePreview:
    """A rule as it is understood: its lines, what should be mended, and the points of a value that was tried."""

    lines: list[str]
    findings: list[Finding]
    answer: str


class CriterionForm(HouseForm):
    """Who makes the points of one criterion, by which table, from which answer."""

    kind = forms.ChoiceField(label=_("Кто ставит балл"), choices=CriterionKind.choices)
    rule = forms.ChoiceField(
        label=_("Правило"), choices=[("", _("Не нужно: балл ставит жюри")), *RuleKind.choices], required=False
    )
    table = forms.CharField(label=_("Таблица баллов"), required=False, widget=forms.Textarea({"rows": 8}))
    source_key = forms.ChoiceField(label=_("Из ответа на вопрос"), required=False)
    condition_key = forms.ChoiceField(
        label=_("Группа или условие – ответ на вопрос"),
        required=False,
        help_text=_("Для таблиц по группам и по условию"),
    )
    allows_na = forms.BooleanField(
        label=_("Жюри может отметить «не оценивается»"),
        required=False,
        help_text=_("Это не ноль: критерий не входит в лист, остальные приводятся к полной шкале"),
    )
    comment_rule = forms.ChoiceField(label=_("Пояснение жюри к баллу"), choices=CommentRule.choices)
    sample = forms.CharField(
        label=_("Проверить на значении"),
        required=False,
        max_length=200,
        help_text=_("Например: 12, да, «Высокий», для групп – I: 249. Не сохраняется"),
    )

    def __init__(self, *args, criterion, is_open, **kwargs):
        super().__init__(*args, **kwargs)
        asked = [(row.key, row.label) for row in criterion.nomination.questions.all()]
        for name in ("source_key", "condition_key"):
            self.fields[name].choices = [("", _("Не выбран")), *asked]
        for name, field in self.fields.items():
            field.disabled = not is_open and name != "sample"

    @staticmethod
    def initial_of(criterion) -> dict:
        """Return what is kept."""
        names = ("kind", "rule", "source_key", "condition_key", "allows_na", "comment_rule")
        kept = {name: getattr(criterion, name) for name in names}
        return kept | {"table": text_of(criterion.rule, criterion.spec)}

    def clean(self):
        """Return the facts of the criterion with its table read. Raises ValidationError that shows the line."""
        cleaned = super().clean()
        rule, table = cleaned.get("rule", ""), cleaned.pop("table", "")
        self.sample = cleaned.pop("sample", "")
        cleaned["spec"] = {}
        if cleaned.get("kind") not in OWN_RULE:
            return cleaned | {"rule": "", "source_key": "", "condition_key": ""}
        if not rule:
            raise ValidationError({"rule": _("Выберите правило, по которому считается балл.")})
        try:
            cleaned["spec"] = spec_of(rule, table)
        except ValueError as error:
            raise ValidationError({"table": str(error)}) from error
        return cleaned

    @property
    def example(self) -> str:
        """How the table of the chosen rule is written."""
        return EXAMPLES.get(self["rule"].value() or "", "")

    def preview(self) -> RulePreview | None:
        """Return the rule as it is understood now: as typed, or as kept while nothing was sent; None where there is none."""
        rule = self["rule"].value() or ""
        if self["kind"].value() not in OWN_RULE or not rule:
            return None
        try:
            spec = spec_of(rule, self["table"].value() or "")
        except ValueError as error:
            return RulePreview([], [Finding(str(error))], "")
        found = findings(rule, spec)
        if self["kind"].value() == CriterionKind.COMPUTED and not self["source_key"].value():
            found.insert(0, Finding(translated("Выберите вопрос, из ответа на который берётся значение.")))
        return RulePreview(text_of(rule, spec).splitlines(), found, _tried(rule, spec, self["sample"].value() or ""))


def _tried(rule, spec, sample) -> str:
    if not sample.strip():
        return ""
    try:
        given = points(rule, spec, value_of(rule, spec, sample))
    except ValueError as error:
        return str(error)
    return translated("%(value)s – баллов: %(points)s") % {"value": sample, "points": plain(given)}


class VerificationForm(HouseForm):
    """What the secretary verified for one application: a value and its proof for each criterion."""

    def __init__(self, *args, criteria: list[Criterion], is_open, **kwargs):
        super().__init__(*args, **kwargs)
        self.criteria = criteria
        for row in criteria:
            several = row.rule == RuleKind.CHECKLIST
            words = "; ".join(text_of(row.rule, row.spec).splitlines())
            self.fields[f"value-{row.pk}"] = forms.CharField(
                label=row.title,
                help_text=words,
                required=False,
                max_length=500,
                widget=forms.Textarea({"rows": 3}) if several else forms.TextInput(),
            )
            self.fields[f"note-{row.pk}"] = forms.CharField(label=_("Чем подтверждено"), required=False, max_length=300)
        for field in self.fields.values():
            field.disabled = not is_open

    def clean(self):
        """Return what `verify_values` takes."""
        cleaned = super().clean()
        return {
            part: {row.pk: cleaned.get(f"{name}-{row.pk}", "") for row in self.criteria}
            for part, name in (("values", "value"), ("notes", "note"))
        }
