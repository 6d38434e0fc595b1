"""Whom an application is about, where it is not whoever typed it: the names and the address that stand on the paper."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from contests.states import SubmittedAs
from foundation.russian.names import initials


class Participation(models.Model):
    """The columns of an application that name its participant. Empty where the participant has an account and applied himself."""

    submitted_as = models.CharField(
        _("Как подана"), max_length=10, choices=SubmittedAs, default=SubmittedAs.SELF, editable=False
    )
    nominee_last_name = models.CharField(_("Фамилия"), max_length=100, blank=True)
    nominee_first_name = models.CharField(_("Имя"), max_length=100, blank=True)
    nominee_patronymic = models.CharField(_("Отчество"), max_length=100, blank=True)
    nominee_email = models.EmailField(_("Электронная почта"), blank=True)
    nominee_phone = models.CharField(_("Телефон"), max_length=30, blank=True)
    # Of the application: whose account it lies in.
    applicant: Any
    paper_received_at = models.DateTimeField(_("Бумага получена"), null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def is_on_paper(self) -> bool:
        """Whether the secretary typed it from a paper."""
        return self.submitted_as == SubmittedAs.PAPER

    @property
    def has_nominee(self) -> bool:
        """Whether it is about somebody else than whoever typed it."""
        return self.submitted_as != SubmittedAs.SELF

    @property
    def participant(self):
        """Whose names papers print: an account, or the names that were typed; both answer to the same words."""
        return Nominee(self) if self.has_nominee else self.applicant

    @property
    def address(self) -> str:
        """Where letters about it go; empty for a paper without an electronic address."""
        return self.nominee_email if self.is_on_paper else self.applicant.email


class Nominee:
    """A participant without an account, named as accounts are."""

    def __init__(self, application: Participation):
        self.last_name, self.first_name = application.nominee_last_name, application.nominee_first_name
        self.patronymic = application.nominee_patronymic
        self.email, self.phone = application.nominee_email, application.nominee_phone

    def get_full_name(self) -> str:
        """Surname, name and patronymic, as documents write them."""
        return " ".join(filter(None, (self.last_name, self.first_name, self.patronymic)))

    def get_short_name(self) -> str:
        """Surname with initials."""
        return initials(self.last_name, self.first_name, self.patronymic)

    def __str__(self):
        return self.get_full_name()
