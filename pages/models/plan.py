"""The annual plan as the branch wrote it: the document, its sections, its rows. The words of the source are the facts.

Sections and rows live inside the page, so the office edits, drafts and publishes the plan as a whole. What becomes of a row
during the year stands beside the page, in plan_execution.py: publishing an old draft must not undo it.
"""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable

from pages.states import Audience, PlanItemKind

from .attachments import attachments_of, by_row, named
from .base import Findable, PortalForm, PortalPage, readable


class PlanIndexPage(PortalPage):
    """Where the plans of all years stand; there is one."""

    template = "pages/plan_index_page.html"
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.WorkPlanPage"]
    max_count = 1

    class Meta:
        verbose_name = _("Планы работы")


class WorkPlanForm(PortalForm):
    """The office form of a plan. A number belongs to one row, because the row's address is made of it; a used row stays."""

    def is_valid(self):
        if not super().is_valid():
            return False
        self._refuse_repeated_number()
        self._refuse_lost_rows()
        return not self.errors

    def _items(self):
        """Yield every row of the form with its section, and whether it is to be deleted."""
        for section in self.formsets["sections"].forms:
            for item in section.formsets["items"].forms:
                yield section, item, bool(item.cleaned_data.get("DELETE") or section.cleaned_data.get("DELETE"))

    def _refuse_repeated_number(self) -> None:
        numbers = [item.cleaned_data.get("number") for _section, item, is_going in self._items() if not is_going]
        repeated = [number for number in numbers if number and numbers.count(number) > 1]
        if repeated:
            words = gettext("Номер %(number)s стоит у двух пунктов. Исправьте один из них.")
            self.add_error(None, words % {"number": repeated[0]})

    def _refuse_lost_rows(self) -> None:
        """Name every row that would go although something hangs on it; its form comes back, no more marked as deleted."""
        forms = {item.instance.pk: (section, item, is_going) for section, item, is_going in self._items()}
        kept = [pk for pk, (_section, _item, is_going) in forms.items() if pk and not is_going]
        lost = PlanItem.objects.filter(section__plan=self.instance.pk).exclude(pk__in=kept).order_by("number")
        attached = by_row(attachments_of(lost)) if lost else {}
        for row in lost:
            if row.pk not in attached:
                continue
            words = gettext(
                "Пункт %(number)s удалить нельзя, с ним связаны записи: %(attached)s. "
                "Оставьте пункт, а на его карточке отметьте, что он отменён."
            ) % {"number": row.number, "attached": named(attached[row.pk])}
            self.add_error(None, words)
            if row.pk in forms:
                section, item, _is_going = forms[row.pk]
                item.add_error(None, words)
                _keep(section)
                _keep(item)


def _keep(form) -> None:
    """Take back the mark of deletion, so that the office shows the form again."""
    form.data = form.data.copy()
    form.data[form.add_prefix("DELETE")] = ""


class WorkPlanPage(PortalPage):
    """The plan of one year."""

    year = models.PositiveSmallIntegerField(_("Год"), unique=True, help_text=_("Например: 2020"))
    document_title = models.TextField(
        _("Название документа"),
        help_text=_("Как в самом плане. Например: План работы Смоленского регионального отделения на 2020 год"),
    )

    base_form_class = WorkPlanForm
    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("year"),
        FieldPanel("document_title"),
        InlinePanel("sections", heading=_("Разделы плана"), label=_("Раздел")),
    ]
    template = "pages/work_plan_page.html"
    parent_page_types = ["pages.PlanIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("План работы на год")
        verbose_name_plural = _("Планы работы на год")

    def search_text(self):
        return f"{self.title} {self.document_title}"

    def findables(self):
        rows = [item.findable(self.year) for section in self.sections.all() for item in section.items.all()]
        return [*super().findables(), *rows]


class PlanSection(Orderable, ClusterableModel):
    """A heading of the plan with the rows under it; rows that stand under no heading have an empty one."""

    plan = ParentalKey(WorkPlanPage, on_delete=models.CASCADE, related_name="sections", verbose_name=_("План"))
    wording = models.TextField(
        _("Заголовок раздела"), blank=True, help_text=_("Как в плане. Например: Заседания руководящих органов")
    )

    panels = [
        FieldPanel("wording"),
        InlinePanel("items", heading=_("Пункты раздела"), label=_("Пункт плана")),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("Раздел плана")
        verbose_name_plural = _("Разделы плана")

    def __str__(self):
        return self.title

    @property
    def title(self) -> str:
        """The heading on one line."""
        return " ".join(self.wording.split())


class PlanItemQuerySet(models.QuerySet):
    """Words about rows of the plan."""

    def visible_to(self, _user):
        """Rows of the plans that everybody may read, whoever looks; drafts are seen in the office."""
        return self.filter(section__plan__in=readable(WorkPlanPage.objects))


class PlanItem(Orderable):
    """A row of the plan, in the words of the plan."""

    section = ParentalKey(PlanSection, on_delete=models.CASCADE, related_name="items", verbose_name=_("Раздел"))
    number = models.PositiveSmallIntegerField(_("Номер"), help_text=_("Сквозной номер в плане. Например: 6"))
    approximate_period_text = models.TextField(
        _("Когда"), blank=True, help_text=_("Словами плана. Например: июнь – сентябрь")
    )
    title = models.TextField(
        _("Название и место"), help_text=_("Например: Олимпиада по основам местного самоуправления")
    )
    participants_text = models.TextField(
        _("Участники"), blank=True, help_text=_("Сколько и кто. Например: Президиум РС ВСМС 5 человек")
    )
    preliminary_programme = models.TextField(
        _("Программа, описание"), blank=True, help_text=_("Например: Обсуждение работы отделения в 2020 году.")
    )
    kind = models.CharField(
        _("Вид"),
        max_length=20,
        choices=PlanItemKind,
        default=PlanItemKind.OTHER,
        help_text=_("Для отбора на странице плана. Например: заседание Совета — «Заседание»"),
    )
    audience = models.CharField(
        _("Для кого"),
        max_length=20,
        choices=Audience,
        default=Audience.MEMBERS,
        help_text=_("Для отбора на странице плана. Например: олимпиада — «Школьники»"),
    )
    planned_participants = models.PositiveIntegerField(
        _("Сколько участников ждём"), null=True, blank=True, help_text=_("Числом, если оно известно. Например: 63")
    )
    starts_on = models.DateField(
        _("Точное начало"),
        null=True,
        blank=True,
        help_text=_("Если день известен или слова срока портал понял неверно. Например: 12.06.2020"),
    )
    ends_on = models.DateField(
        _("Точный конец"), null=True, blank=True, help_text=_("Для одного дня оставьте пустым. Например: 14.06.2020")
    )

    objects = PlanItemQuerySet.as_manager()

    panels = [
        MultiFieldPanel([FieldPanel("number"), FieldPanel("approximate_period_text"), FieldPanel("title")]),
        FieldPanel("participants_text"),
        FieldPanel("preliminary_programme"),
        MultiFieldPanel(
            [
                FieldPanel("kind"),
                FieldPanel("audience"),
                FieldPanel("planned_participants"),
                FieldPanel("starts_on"),
                FieldPanel("ends_on"),
            ],
            heading=_("Для отбора, календаря и отчёта"),
            classname="collapsed",
        ),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("Пункт плана")
        verbose_name_plural = _("Пункты плана")
        constraints = [
            models.UniqueConstraint(
                fields=["section", "number"],
                name="plan_item_number_once_in_section",
                violation_error_message=_("Пункт с этим номером в разделе уже есть."),
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(starts_on__lte=models.F("ends_on")),
                name="plan_item_ends_after_it_starts",
                violation_error_message=_("Точный конец раньше точного начала, или начала нет. Исправьте даты."),
            ),
        ]

    def __str__(self):
        return f"{self.number}. {self.title}"

    def findable(self, year: int) -> Findable:
        """Return what the search should know of the row."""
        words = (self.approximate_period_text, self.participants_text, self.preliminary_programme)
        kind = gettext("Пункт плана на %(year)s год") % {"year": year}
        return Findable(kind, self.title, " ".join(filter(None, words)), anchor=f"{self.number}/")

    def get_absolute_url(self):
        """Public page of the row: `/plan/2020/6/`."""
        return reverse("pages:plan_item_detail", kwargs={"year": self.section.plan.year, "number": self.number})
