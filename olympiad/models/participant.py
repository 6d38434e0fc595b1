"""A pupil, the entry of a school, and the pupil's part in one stage. A minor's data: visible to his school and the organiser."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.rules import is_secretary
from directory.queries import schools_of
from foundation.collation import ru_order
from foundation.importing.parsers import plain
from foundation.models import Addressed
from foundation.russian.names import initials
from olympiad.states import LIVE, SENT, ParticipantState, tone_of
from privacy.queries import agreed_kinds
from privacy.states import Relation

NAME = 80
CONSENT_PREFIX = "olympiad.OlympiadParticipant:"
MAX_MENTORS = 3


def identity_of(last_name: str, first_name: str, patronymic: str, born_on) -> str:
    """Return what two rows of one child share: the name without case and «ё», and the birthday."""
    return f"{plain(f'{last_name} {first_name} {patronymic}')}|{born_on:%Y-%m-%d}"


class SchoolEntryQuerySet(models.QuerySet):
    """Words about entries of schools."""

    def visible_to(self, user):
        """All for the secretary; those of his schools for a coordinator, so long as he is one."""
        if not user.is_authenticated:
            return self.none()
        return self if is_secretary(user) else self.filter(school__in=schools_of(user))


class SchoolEntry(Addressed):
    """One school at one stage: who answers for it there, and its own limit where the organiser gave one."""

    stage = models.ForeignKey("olympiad.Stage", models.PROTECT, related_name="entries")
    school = models.ForeignKey("directory.School", models.PROTECT, related_name="+", verbose_name=_("Школа"))
    contact_name = models.CharField(_("Ответственный в школе"), max_length=200, blank=True)
    contact_phone = models.CharField(_("Телефон"), max_length=40, blank=True)
    quota = models.PositiveSmallIntegerField(
        _("Участников, не больше"), null=True, blank=True, help_text=_("Пусто – как у всех")
    )
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)

    objects = SchoolEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("Заявка школы")
        verbose_name_plural = _("Заявки школ")
        ordering = ["stage", "school__name"]
        constraints = [models.UniqueConstraint(fields=["stage", "school"], name="one_entry_of_a_school_at_a_stage")]

    def __str__(self):
        return f"{self.school}: {self.stage}"

    def get_absolute_url(self):
        """The coordinator's desk of this school."""
        return reverse("olympiad:entry", kwargs={"code": self.code})

    @property
    def limit(self) -> int | None:
        """How many pupils the school may send; None without a limit."""
        return self.stage.school_quota if self.quota is None else self.quota


class Pupil(Addressed):
    """Who the child is. One row for each school that enters him: schools never read each other's."""

    last_name = models.CharField(_("Фамилия"), max_length=NAME)
    first_name = models.CharField(_("Имя"), max_length=NAME, blank=True)
    patronymic = models.CharField(_("Отчество"), max_length=NAME, blank=True)
    born_on = models.DateField(_("Дата рождения"))
    representative_name = models.CharField(
        _("Родитель или опекун: фамилия, имя, отчество"),
        max_length=3 * NAME,
        blank=True,
        help_text=_("Нужен для бланков согласий: за несовершеннолетнего подписывает законный представитель"),
    )
    relation = models.CharField(_("Кем приходится"), max_length=10, choices=Relation, blank=True)
    identity = models.CharField(max_length=3 * NAME + 16, editable=False, db_index=True)

    class Meta:
        verbose_name = _("Ученик")
        verbose_name_plural = _("Ученики")
        ordering = ["last_name", "first_name", "pk"]

    def __str__(self):
        # Without a name: this stands in the history, which outlives the data.
        return str(_("Ученик %(code)s") % {"code": self.code})

    def save(self, *args, **kwargs):
        """Save with what tells the child from others, also when only some fields are saved."""
        self.identity = identity_of(self.last_name, self.first_name, self.patronymic, self.born_on)
        if kwargs.get("update_fields"):
            kwargs["update_fields"] = {*kwargs["update_fields"], "identity"}
        super().save(*args, **kwargs)

    @property
    def full_name(self) -> str:
        """«Азбукин Кирилл Петрович»; a child may have one name only."""
        return " ".join(filter(None, (self.last_name, self.first_name, self.patronymic)))

    @property
    def short_name(self) -> str:
        """«Азбукин К. П.»."""
        return initials(self.last_name, self.first_name, self.patronymic)


class OlympiadParticipantQuerySet(models.QuerySet):
    """Words about participants."""

    def visible_to(self, user):
        """What was sent for the secretary; for a coordinator those of his schools, so long as he is theirs. Nobody else's."""
        if not user.is_authenticated:
            return self.none()
        mine = Q(school__in=schools_of(user))
        return self.filter(mine | Q(state__in=sorted(SENT))) if is_secretary(user) else self.filter(mine)

    def live(self):
        """Neither withdrawn nor refused."""
        return self.filter(state__in=sorted(LIVE))

    def sent(self):
        """Everything that schools have sent."""
        return self.filter(state__in=sorted(SENT))

    def by_name(self):
        """In Russian alphabetical order, with the pupil and the school that every list shows."""
        names = ru_order("pupil__last_name", "pupil__first_name", "pupil__patronymic")
        return self.select_related("pupil", "school").order_by(*names, "pk")

    def with_disputes(self):
        """With `is_disputed`: the same child stands at the stage from another school too, and nobody has told them apart."""
        others = OlympiadParticipant.objects.live().filter(
            ~Q(state=ParticipantState.DRAFT),
            stage=OuterRef("stage"),
            pupil__identity=OuterRef("pupil__identity"),
        )
        others = others.exclude(pk=OuterRef("pk")).exclude(is_told_apart=True)
        return self.annotate(is_disputed=Exists(others) & Q(is_told_apart=False))


class OlympiadParticipant(Addressed):
    """A pupil at one stage. School, grade and letter are those of the day when he was entered; results belong to them."""

    stage = models.ForeignKey("olympiad.Stage", models.PROTECT, related_name="participants")
    pupil = models.ForeignKey(Pupil, models.PROTECT, related_name="participations", verbose_name=_("Ученик"))
    school = models.ForeignKey("directory.School", models.PROTECT, related_name="+", verbose_name=_("Школа"))
    grade = models.PositiveSmallIntegerField(_("Класс"))
    class_letter = models.CharField(_("Буква"), max_length=5, blank=True)
    competing_grade = models.PositiveSmallIntegerField(_("Выступает за класс"))
    mentors = models.JSONField(_("Учителя-наставники"), default=list, blank=True)
    needs = models.CharField(
        _("Особые условия"), max_length=300, blank=True, help_text=_("Например: крупный шрифт, отдельная аудитория")
    )
    extra_minutes = models.PositiveSmallIntegerField(_("Дополнительное время, минут"), default=0)
    out_of_competition = models.BooleanField(_("Вне конкурса"), default=False)
    is_told_apart = models.BooleanField(_("Проверено: это не повтор"), default=False, editable=False)
    is_late = models.BooleanField(_("Заявлен после срока"), default=False, editable=False)
    late_reason = models.TextField(_("Почему после срока"), blank=True, editable=False)
    sent_at = models.DateTimeField(_("Заявлен"), null=True, editable=False)
    decision_reason = models.TextField(_("Причина решения"), max_length=2000, blank=True, editable=False)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    state = models.CharField(
        _("Состояние"), max_length=14, choices=ParticipantState, default=ParticipantState.DRAFT, editable=False
    )

    objects = OlympiadParticipantQuerySet.as_manager()

    class Meta:
        verbose_name = _("Участник олимпиады")
        verbose_name_plural = _("Участники олимпиады")
        ordering = ["stage", "pk"]
        indexes = [models.Index(fields=["stage", "state"]), models.Index(fields=["stage", "school"])]
        constraints = [
            models.UniqueConstraint(
                fields=["pupil", "stage"],
                condition=Q(state__in=sorted(LIVE)),
                name="a_pupil_takes_part_in_a_stage_once",
                violation_error_message=_("Этот ученик уже заявлен."),
            ),
            models.CheckConstraint(
                name="nobody_competes_below_his_grade",
                condition=Q(competing_grade__gte=F("grade")),
                violation_error_message=_("Выступать можно за свой класс или за более старший."),
            ),
            models.CheckConstraint(
                name="a_late_participant_has_a_reason", condition=Q(is_late=False) | ~Q(late_reason="")
            ),
            models.CheckConstraint(
                name="a_sent_participant_has_its_moment",
                condition=Q(state__in=[ParticipantState.DRAFT, ParticipantState.WITHDRAWN]) | Q(sent_at__isnull=False),
            ),
        ]

    def __str__(self):
        # Without a name: this stands in the history, which outlives the data.
        return str(_("Участник %(code)s") % {"code": self.code})

    def clean(self):
        """Let mentors be a short list of names. Raises ValidationError."""
        if len(self.mentors) > MAX_MENTORS or not all(isinstance(name, str) for name in self.mentors):
            raise ValidationError({"mentors": _("Назовите не больше трёх учителей.")})

    def get_absolute_url(self):
        """The page of this participant for his school."""
        return reverse("olympiad:participant", kwargs={"code": self.code})

    @property
    def tone(self) -> str:
        """Tone of the badge that shows the state."""
        return tone_of(self.state)

    @property
    def class_words(self) -> str:
        """«10 А»."""
        return f"{self.grade} {self.class_letter}".strip()

    @property
    def consent_subject(self) -> str:
        """The participant as the floor of consents names him."""
        return f"{CONSENT_PREFIX}{self.code}"

    # Read once in the life of this object; a verb has an object of its own, read under the lock.
    @cached_property
    def agreed(self) -> frozenset[str]:
        """Kinds of the consents that stand for him."""
        return agreed_kinds(self.consent_subject)
