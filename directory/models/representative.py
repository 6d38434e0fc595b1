"""A representative: the bridge from a person who signs in to the organisation for which he acts."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.rules import is_secretary
from directory.states import LIVE_STATES, SCHOOL_POSITIONS, TONES, Position, RepresentativeState
from foundation.models import Addressed

from .organization import key_of


class RepresentativeQuerySet(models.QuerySet):
    """Words about representatives. The day comes from outside, so that any day can be asked about."""

    def awaiting(self):
        """Asked, not answered yet."""
        return self.filter(state=RepresentativeState.ASKED)

    def decided(self):
        """Confirmed once, whatever came later."""
        return self.filter(since__isnull=False, state__in=[RepresentativeState.CONFIRMED, RepresentativeState.ENDED])

    def within_term(self, *, on):
        """Those whose term has begun and has not run out on the day `on`; who has no dates has begun."""
        begun = Q(since__isnull=True) | Q(since__lte=on)
        return self.filter(begun, Q(until__isnull=True) | Q(until__gte=on))

    def live(self, *, on):
        """Asked or confirmed, within the term."""
        return self.filter(state__in=LIVE_STATES).within_term(on=on)

    def confirmed(self, *, on):
        """Those who may act for their organisation on the day `on`."""
        return self.filter(state=RepresentativeState.CONFIRMED).within_term(on=on)

    def visible_to(self, user):
        """Everybody's for the secretary; his own and those of his organisations for a person."""
        if not user.is_authenticated:
            return self.none()
        if is_secretary(user):
            return self
        confirmed = Representative.objects.confirmed(on=timezone.localdate()).filter(user=user)
        return self.filter(Q(user=user) | self.of_the_same(confirmed))

    @staticmethod
    def of_the_same(others) -> Q:
        """Return the condition: acts for an organisation or a school for which one of `others` acts."""
        return Q(organization__in=others.filter(organization__isnull=False).values("organization")) | Q(
            school__in=others.filter(school__isnull=False).values("school")
        )

    def at(self, subject):
        """Those of one organisation or of one school."""
        return self.filter(**{key_of(subject): subject})

    def with_subjects(self):
        """With the organisation or the school and its municipality, as every list shows them."""
        return self.select_related("organization__municipality", "school__municipality")


class Representative(Addressed):
    """One person, one organisation or school, one position, with a term. `until` is the last day of it."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="representations", verbose_name=_("Представитель")
    )
    organization = models.ForeignKey(
        "directory.TosOrganization",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="representatives",
        verbose_name=_("Организация"),
    )
    school = models.ForeignKey(
        "directory.School",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="representatives",
        verbose_name=_("Школа"),
    )
    position = models.CharField(_("Должность"), max_length=20, choices=Position)
    since = models.DateField(_("Полномочия с"), null=True, blank=True)
    until = models.DateField(_("Полномочия по"), null=True, blank=True)
    proof = models.TextField(_("Чем подтверждается"), max_length=1000, blank=True)
    reason = models.TextField(_("Причина решения"), max_length=2000, blank=True, editable=False)
    state = models.CharField(
        _("Состояние"),
        max_length=12,
        choices=RepresentativeState,
        default=RepresentativeState.ASKED,
        editable=False,
    )

    objects = RepresentativeQuerySet.as_manager()

    class Meta:
        verbose_name = _("Представитель")
        verbose_name_plural = _("Представители")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "created_at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organization", "position"],
                condition=Q(state__in=sorted(LIVE_STATES)),
                name="one_live_representation_per_position",
                violation_error_message=_("Вы уже указали эту должность в этой организации."),
            ),
            models.UniqueConstraint(
                fields=["user", "school"],
                condition=Q(state__in=sorted(LIVE_STATES)),
                name="one_live_representation_per_school",
                violation_error_message=_("Вы уже указали эту школу."),
            ),
            models.CheckConstraint(
                name="representation_is_of_one_subject",
                condition=Q(organization__isnull=False, school__isnull=True) & ~Q(position__in=SCHOOL_POSITIONS)
                | Q(organization__isnull=True, school__isnull=False, position__in=SCHOOL_POSITIONS),
                violation_error_message=_("Координатор бывает у школы, остальные должности – у организации жителей."),
            ),
            models.CheckConstraint(
                name="representation_ends_after_it_begins",
                condition=Q(until__isnull=True) | Q(since__isnull=True) | Q(until__gte=F("since")),
                violation_error_message=_("Полномочия не могут закончиться раньше, чем начались."),
            ),
            models.CheckConstraint(
                name="confirmed_representation_has_a_beginning",
                condition=~Q(state=RepresentativeState.CONFIRMED) | Q(since__isnull=False),
                violation_error_message=_("Укажите, с какого дня действуют полномочия."),
            ),
        ]

    def __str__(self):
        return f"{self.user} – {self.get_position_display()}, {self.subject}"

    def get_absolute_url(self):
        """The page of this representation: its facts and its moves."""
        return reverse("directory:representative_detail", kwargs={"code": self.code})

    def acts(self, *, on) -> bool:
        """Tell whether the person may act on the day `on`: the words of `confirmed` about one row."""
        begun = self.since is not None and self.since <= on
        return self.state == RepresentativeState.CONFIRMED and begun and (self.until is None or self.until >= on)

    @property
    def subject(self):
        """The organisation or the school for which the person acts."""
        return self.organization or self.school

    @property
    def tone(self) -> str:
        """Colour of the state as a badge."""
        return TONES[self.state]
