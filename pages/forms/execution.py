"""Forms of the desk of the plan: an activity, its outcome, a mark of completion."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contests.models import ContestEdition
from foundation.forms import HouseForm, reason_field
from pages.models import PlanItem
from pages.states import RECORDED_STATUSES, PlanItemKind, PlanItemStatus

# The mark that takes another one back has a button of its own.
OFFERED = [(status.value, status.label) for status in RECORDED_STATUSES if status != PlanItemStatus.PLANNED]
WAITS = [("", _("Все пункты")), ("outcome", _("Ждут итога")), ("coverage", _("Без освещения"))]
QUARTERS = [("", _("Весь год")), (1, _("I квартал")), (2, _("II квартал")), (3, _("III квартал")), (4, _("IV квартал"))]


class DeskForm(HouseForm):
    """What the desk is narrowed to."""

    waits = forms.ChoiceField(choices=WAITS, required=False, widget=forms.HiddenInput)
    quarter = forms.TypedChoiceField(label=_("Квартал"), choices=QUARTERS, required=False, coerce=int, empty_value=None)
    kind = forms.ChoiceField(label=_("Вид"), choices=[("", _("Все виды")), *PlanItemKind.choices], required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            # Nothing here is a question to be answered, so nothing is called optional.
            field.is_needed = True


def day_field(label, *, required: bool = True, help_text="", **more) -> forms.DateField:
    """Return a field for one day, with the calendar of the browser."""
    day = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, help_text=help_text, widget=day, **more)


def text_field(label, help_text, *, rows: int = 3, max_length: int = 2000) -> forms.CharField:
    """Return a field for a few sentences that need not be there."""
    words = forms.Textarea({"rows": rows})
    return forms.CharField(label=label, help_text=help_text, required=False, max_length=max_length, widget=words)


class ActivityForm(HouseForm):
    """What is going to be done for a row."""

    title = forms.CharField(
        label=_("Название"),
        required=False,
        max_length=250,
        help_text=_("Например: Заседание президиума. У конкурса портала можно не заполнять."),
    )
    contest_edition = forms.ModelChoiceField(
        label=_("Конкурс на портале"),
        queryset=ContestEdition.objects.select_related("contest"),
        required=False,
        empty_label=_("Не конкурс портала"),
    )
    starts_on = day_field(_("День или начало"), required=False, help_text=_("Если день уже назначен."))
    ends_on = day_field(_("Последний день"), required=False, help_text=_("Для одного дня оставьте пустым."))
    place = forms.CharField(
        label=_("Место"), required=False, max_length=250, help_text=_("Например: Смоленск, Дом молодёжи.")
    )


class HoldForm(HouseForm):
    """What is known when it is over."""

    starts_on = day_field(_("В какой день прошло или началось"))
    ends_on = day_field(_("Последний день"), required=False, help_text=_("Для одного дня оставьте пустым."))
    participants_count = forms.IntegerField(
        label=_("Сколько участвовало"), required=False, min_value=0, max_value=1_000_000, help_text=_("Числом.")
    )
    outcome = text_field(_("Что получилось"), _("Для отчёта за год, в двух-трёх предложениях."))


class HeldActivityForm(ActivityForm, HoldForm):
    """Everything about an activity that is over, to be corrected."""

    field_order = ("title", "contest_edition", "starts_on", "ends_on", "place", "participants_count", "outcome")
    starts_on = day_field(_("В какой день прошло или началось"))


class CancelForm(HouseForm):
    """Why an activity will not be."""

    reason = reason_field(_("Почему отменено"), _("Эти слова войдут в отчёт за год."))


class MarkForm(HouseForm):
    """A person's word about a row of the plan."""

    status = forms.ChoiceField(label=_("Что с пунктом"), choices=[("", _("Выберите")), *OFFERED])
    decided_on = day_field(
        _("Когда это случилось или решено"), initial=timezone.localdate, help_text=_("Не позже сегодняшнего дня.")
    )
    note = text_field(
        _("Пояснение"),
        _("Итог или причина. Его увидят на странице плана; у отменённого пункта оно обязательно."),
        max_length=1000,
    )
    postponed_to = forms.CharField(
        label=_("На какой срок перенесено"),
        required=False,
        max_length=200,
        help_text=_("Только для перенесённого. Днём или словами, например: сентябрь 2020 г."),
    )
    replaced_by = forms.ModelChoiceField(
        label=_("Каким пунктом заменено"),
        queryset=PlanItem.objects.none(),
        required=False,
        help_text=_("Только для заменённого."),
        empty_label=_("Не заменён"),
    )

    def __init__(self, *args, item, **kwargs):
        super().__init__(*args, **kwargs)
        others = PlanItem.objects.filter(section__plan=item.section.plan_id).exclude(pk=item.pk)
        self.fields["replaced_by"].queryset = others.order_by("number").only("number", "title")
