"""What a member and an applicant have in common: a name in three parts, a territory, contacts, and what was agreed to.

Whoever has an account agrees on the site, and the floor of consents keeps it; whoever signed a paper has its day here.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.user import NAME_LENGTH, is_name
from foundation.models import Addressed
from foundation.russian.names import initials
from privacy.queries import agreed_kinds
from privacy.states import ConsentKind

TEXT_LENGTH = 250


def matter_of(account_id: int) -> str:
    """Return how the floor of consents names the membership of an account: one matter before and after the admission."""
    return f"members.Membership:{account_id}"


class BranchPerson(Addressed):
    """A person known to the branch, with or without an account."""

    last_name = models.CharField(_("Фамилия"), max_length=NAME_LENGTH, validators=[is_name])
    first_name = models.CharField(_("Имя"), max_length=NAME_LENGTH, validators=[is_name])
    patronymic = models.CharField(_("Отчество"), max_length=NAME_LENGTH, blank=True, validators=[is_name])
    municipality = models.ForeignKey(
        "directory.Municipality", models.PROTECT, related_name="+", verbose_name=_("Муниципальное образование")
    )
    occupation = models.CharField(_("Место работы и должность"), max_length=TEXT_LENGTH, blank=True)
    phone = models.CharField(_("Телефон"), max_length=20, blank=True)
    email = models.EmailField(_("Электронная почта"), blank=True)
    address = models.CharField(_("Почтовый адрес"), max_length=TEXT_LENGTH, blank=True)
    processing_signed_on = models.DateField(_("Подписал согласие на обработку данных"), null=True, blank=True)
    publication_signed_on = models.DateField(_("Подписал согласие на публикацию имени"), null=True, blank=True)

    class Meta:
        abstract = True

    def __str__(self):
        return self.full_name

    @property
    def account_id(self) -> int | None:
        """Key of the person's account, if he has one."""
        raise NotImplementedError

    @property
    def full_name(self) -> str:
        """Surname, name and patronymic, as documents write them."""
        return " ".join(part for part in (self.last_name, self.first_name, self.patronymic) if part)

    @property
    def short_name(self) -> str:
        """Surname with initials."""
        return initials(self.last_name, self.first_name, self.patronymic)

    @property
    def matter(self) -> str:
        """The membership as the floor of consents names it; empty without an account."""
        return matter_of(self.account_id) if self.account_id else ""

    @property
    def signed(self) -> frozenset[str]:
        """Kinds of the consents that were signed on paper."""
        days = {ConsentKind.PROCESSING: self.processing_signed_on, ConsentKind.PUBLICATION: self.publication_signed_on}
        return frozenset(kind.value for kind, day in days.items() if day)

    def agreed(self) -> frozenset[str]:
        """Return the kinds of consents that stand for this person; one query at most. Lists ask `members.queries.consents`."""
        return self.signed | (agreed_kinds(self.matter) if self.account_id else frozenset())
