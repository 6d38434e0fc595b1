"""Elections in which members stand, and how each of them ended. A list for those who agreed; no campaigning."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.rules import is_secretary
from foundation.collation import ru_order
from foundation.models import Addressed
from members.states import RESULT_TONES, CandidacyResult


class ElectionQuerySet(models.QuerySet):
    """Words about elections."""

    def visible_to(self, user):
        """All of them for everybody: the calendar of elections is public."""
        return self


class Election(Addressed):
    """What is elected and on which day."""

    title = models.CharField(
        _("Выборы"), max_length=200, help_text=_("Например: Выборы депутатов Смоленского городского Совета")
    )
    voting_day = models.DateField(_("День голосования"))

    objects = ElectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("Выборы")
        verbose_name_plural = _("Выборы")
        ordering = ["-voting_day", "title"]
        constraints = [
            models.UniqueConstraint(
                fields=["title", "voting_day"],
                name="election_unique_on_its_day",
                violation_error_message=_("Эти выборы уже внесены."),
            )
        ]

    def __str__(self):
        return f"{self.title}, {self.voting_day:%d.%m.%Y}"

    def get_absolute_url(self):
        """The secretary's list of candidates."""
        return reverse("office_election", args=[self.code])


class CandidacyQuerySet(models.QuerySet):
    """Words about candidates."""

    def visible_to(self, user):
        """Everybody for the secretary, his own for a member. What strangers see is in queries."""
        if is_secretary(user):
            return self
        return self.filter(member__user=user) if user.is_authenticated else self.none()

    def by_name(self):
        """In Russian alphabetical order of the members."""
        names = ru_order("member__last_name", "member__first_name", "member__patronymic")
        return self.select_related("member__municipality", "election").order_by(*names, "pk")


class Candidacy(Addressed):
    """A member who stands. His word about publication is his own for every election: it is a separate purpose."""

    election = models.ForeignKey(Election, models.PROTECT, related_name="candidacies", verbose_name=_("Выборы"))
    member = models.ForeignKey("members.Member", models.PROTECT, related_name="candidacies", verbose_name=_("Кто"))
    district = models.CharField(
        _("Округ"), max_length=160, blank=True, help_text=_("Например: одномандатный округ № 12")
    )
    nominated_by = models.CharField(_("Кем выдвинут"), max_length=200, help_text=_("Например: самовыдвижение"))
    result = models.CharField(_("Итог"), max_length=12, choices=CandidacyResult, default=CandidacyResult.STANDS)
    publication_signed_on = models.DateField(
        _("Подписал согласие на публикацию"), null=True, blank=True, help_text=_("Пусто, если согласия на бумаге нет.")
    )

    objects = CandidacyQuerySet.as_manager()

    class Meta:
        verbose_name = _("Кандидат")
        verbose_name_plural = _("Кандидаты")
        ordering = ["election", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["election", "member", "district"],
                name="member_stands_once_in_a_district",
                violation_error_message=_("Этот человек уже внесён кандидатом по этому округу."),
            )
        ]

    def __str__(self):
        return f"{self.member} – {self.election}"

    def get_absolute_url(self):
        """The secretary's list of candidates."""
        return self.election.get_absolute_url()

    @property
    def matter(self) -> str:
        """The candidacy as the floor of consents names it."""
        return f"members.Candidacy:{self.code}"

    @property
    def tone(self) -> str:
        """Colour of the result as a badge."""
        return RESULT_TONES[self.result]
