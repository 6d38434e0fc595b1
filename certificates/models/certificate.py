"""An issued certificate: its number, its code and the facts that stand on it. How it lives and dies is in actions/."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.rules import is_secretary
from certificates.facts import CertificateFacts, from_json
from certificates.numbering import CODE_LETTERS
from certificates.states import CertificateKind, CertificateState
from foundation.models import Timed, new_code


def new_check_code() -> str:
    """Return a code of 92 random bits: it opens the public check, so it must not be guessed."""
    return new_code(CODE_LETTERS)


class CertificateSeries(models.Model):
    """The queue for numbers: one row per series and year, locked by whoever takes the next one."""

    name = models.CharField(_("Серия"), max_length=20)
    year = models.PositiveSmallIntegerField(_("Год"))
    last_number = models.PositiveIntegerField(_("Последний номер"), default=0)

    class Meta:
        verbose_name = _("Серия номеров")
        verbose_name_plural = _("Серии номеров")
        constraints = [models.UniqueConstraint(fields=["name", "year"], name="certificate_series_has_one_counter")]

    def __str__(self):
        return f"{self.name}/{self.year}"


class CertificateQuerySet(models.QuerySet):
    """Words about certificates."""

    def visible_to(self, user):
        """Return what `user` may know of: his own, or all for the secretary."""
        if is_secretary(user):
            return self
        return self.filter(holder=user) if user.is_authenticated else self.none()

    def held_by(self, user):
        """Return the certificates of one person."""
        return self.filter(holder=user)

    def current_for(self, kind, source):
        """Return the last certificate issued for `source`, revoked or not, or None."""
        return self.filter(kind=kind, source=source).exclude(state=CertificateState.REPLACED).first()

    def in_force(self):
        """Return those that are neither revoked nor replaced."""
        return self.filter(state=CertificateState.ISSUED)


class Certificate(Timed):
    """Facts of one paper. `source` is what it was given for, as a value: "contests.Award:15"."""

    kind = models.CharField(_("Вид"), choices=CertificateKind, max_length=20, editable=False)
    source = models.CharField(_("Основание в портале"), max_length=100, editable=False)
    series = models.CharField(_("Серия"), max_length=20, editable=False)
    year = models.PositiveSmallIntegerField(_("Год"), editable=False)
    number = models.PositiveIntegerField(_("Порядковый номер"), editable=False)
    registration_number = models.CharField(_("Регистрационный номер"), max_length=40, unique=True, editable=False)
    code = models.CharField(
        _("Код проверки"), max_length=CODE_LETTERS, unique=True, default=new_check_code, editable=False
    )
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="certificates",
        verbose_name=_("Учётная запись"),
        editable=False,
    )
    holder_name = models.CharField(_("Кому выдан"), max_length=300, editable=False)
    facts = models.JSONField(_("Текст документа"), editable=False)
    layout = models.CharField(_("Макет"), max_length=30, editable=False)
    sha256 = models.CharField(_("Отпечаток файла (SHA-256)"), max_length=64, editable=False)
    state = models.CharField(
        _("Состояние"),
        choices=CertificateState,
        default=CertificateState.ISSUED,
        max_length=10,
        editable=False,
    )
    ended_at = models.DateTimeField(_("Не действует с"), null=True, blank=True, editable=False)
    end_reason = models.TextField(_("Причина"), blank=True, editable=False)
    replaces = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="replaced_by",
        verbose_name=_("Выдан взамен"),
        editable=False,
    )

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = _("Диплом или сертификат")
        verbose_name_plural = _("Дипломы и сертификаты")
        ordering = ["-year", "series", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["series", "year", "number"], name="certificate_number_unique_in_series"),
            models.UniqueConstraint(
                fields=["kind", "source"],
                condition=Q(replaces__isnull=True),
                name="certificate_issued_once_per_source",
            ),
            models.CheckConstraint(
                name="certificate_out_of_force_since_when",
                condition=Q(state=CertificateState.ISSUED, ended_at__isnull=True)
                | (~Q(state=CertificateState.ISSUED) & Q(ended_at__isnull=False) & ~Q(end_reason="")),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} № {self.registration_number}"

    def get_absolute_url(self):
        """Return the public check of this certificate."""
        return reverse("certificates:certificate_check", args=[self.code])

    @cached_property
    def document(self) -> CertificateFacts:
        """The words that stand on the paper."""
        return from_json(self.facts)

    @property
    def is_in_force(self) -> bool:
        """Neither revoked nor replaced."""
        return self.state == CertificateState.ISSUED
