"""Letters: frozen when they were posted, delivered later. What the letter is about is a value, never a foreign key."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from foundation.models import Leased, LeasedQuerySet
from foundation.permissions import allows
from outbox.states import LetterState


class LetterQuerySet(LeasedQuerySet):
    """Words about the archive."""

    def visible_to(self, user):
        """Return the letters that `user` may know of; whose right it is, accounts/rules.py says."""
        return self.all() if allows(user, "outbox.view_letter") else self.none()

    def about(self, subject: models.Model):
        """Return the letters that told of `subject`."""
        return self.filter(subject_ref=reference(subject))


class Letter(Leased):
    """One letter to one address. Its words never change; the words of a secret one are wiped once it has gone."""

    kind = models.CharField(_("Вид"), max_length=100, editable=False)
    once = models.CharField(_("Ключ однократности"), max_length=200, unique=True, null=True, editable=False)
    to = models.EmailField(_("Кому"), editable=False)
    subject_ref = models.CharField(_("О чём"), max_length=100, blank=True, editable=False)
    subject = models.CharField(_("Тема"), max_length=200, editable=False)
    text = models.TextField(_("Текст"), editable=False)
    html = models.TextField(_("Текст с оформлением"), editable=False)
    is_secret = models.BooleanField(_("С одноразовой ссылкой"), default=False, editable=False)
    state = models.CharField(
        _("Состояние"),
        choices=LetterState,
        default=LetterState.QUEUED,
        max_length=10,
        editable=False,
        db_index=True,
    )
    resent = models.PositiveSmallIntegerField(_("Отправлено повторно"), default=0, editable=False)
    created_at = models.DateTimeField(_("Создано"), auto_now_add=True)
    sent_at = models.DateTimeField(_("Отправлено"), null=True, blank=True, editable=False)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("Письмо")
        verbose_name_plural = _("Письма")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["due_at"], name="letter_due", condition=Q(due_at__isnull=False)),
            models.Index(fields=["subject_ref"], name="letter_subject_ref"),
            models.Index(fields=["-created_at", "-id"], name="letter_newest"),
        ]
        constraints = [
            models.CheckConstraint(
                name="letter_on_its_way_is_due",
                condition=Q(state__in=[LetterState.SENT, LetterState.FAILED], due_at__isnull=True)
                | Q(state__in=[LetterState.QUEUED, LetterState.SENDING], due_at__isnull=False),
            ),
            models.CheckConstraint(
                name="sent_letter_has_its_hour",
                condition=~Q(state=LetterState.SENT) | Q(sent_at__isnull=False),
            ),
        ]

    def __str__(self):
        return self.subject

    @property
    def has_arrived_or_failed(self) -> bool:
        """Whether nothing more will happen to the letter by itself."""
        return self.state in {LetterState.SENT, LetterState.FAILED}

    @property
    def may_go_again(self) -> bool:
        """Whether the archive still has what to send."""
        return self.has_arrived_or_failed and not self.is_secret


class LetterAttachment(models.Model):
    """A file that goes with the letter, kept as it was on the day of posting."""

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="attachments", verbose_name=_("Письмо"))
    name = models.CharField(_("Имя файла"), max_length=150)
    content_type = models.CharField(_("Тип"), max_length=100)
    content = models.BinaryField(_("Содержимое"))

    class Meta:
        verbose_name = _("Вложение")
        verbose_name_plural = _("Вложения")
        ordering = ["pk"]

    def __str__(self):
        return self.name


def reference(subject: models.Model | str | None) -> str:
    """Return the value by which a row upstairs is named: "contests.Application:15"; a text stays as it is."""
    if subject is None or isinstance(subject, str):
        return subject or ""
    return f"{subject._meta.label}:{subject.pk}"
