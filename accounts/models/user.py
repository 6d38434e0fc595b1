"""A person who signs in: the e-mail is the login, the name has three parts, the patronymic may be absent."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.roles import Role
from foundation.permissions import allows
from foundation.russian.names import initials

NAME_LENGTH = 80
# Addresses of accounts whose person was forgotten; nothing is ever delivered there (RFC 2606).
ERASED_DOMAIN = "@erased.invalid"
# Letters of any script, spaces, hyphens, apostrophes; no dots and digits: neither initials nor addresses of sites.
is_name = RegexValidator(
    r"^[^\W\d_]+(?:[ '’\-]+[^\W\d_]+)*$",
    _("Напишите полностью, буквами. Можно дефис, пробел и апостроф."),
)


class UserManager(BaseUserManager):
    """Makes people; e-mails are kept in lower case, so that one mailbox is one person."""

    def create_user(self, email, password=None, **facts):
        """Write a person with this e-mail (kept in lower case) and return him."""
        user = self.model(email=email.strip().lower(), **facts)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **facts):
        """The same with every right of Django's own; our rules still bind him."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **facts)

    def get_by_natural_key(self, username):
        """Find by e-mail whatever its case."""
        return self.get(email=username.strip().lower())

    def visible_to(self, user):
        """Return the people that `user` may know of: the secretary sees all, everybody else himself."""
        return self.all() if allows(user, "accounts.view_user") else self.filter(pk=user.pk)

    def unused_since(self, moment):
        """Return the accounts without a role that nobody entered since the moment and that still name somebody."""
        late = models.Q(last_login__lt=moment) | models.Q(last_login=None, date_joined__lt=moment)
        named = self.filter(late, groups=None, is_superuser=False).exclude(email__endswith=ERASED_DOMAIN)
        return named.order_by("pk")

    def in_role(self, role: Role):
        """Return the active people of one role."""
        return self.filter(is_active=True, groups__name=role.value)


class User(AbstractBaseUser, PermissionsMixin):
    """Facts of a person and his roles. Rights are in rules.py."""

    email = models.EmailField(_("Электронная почта"), unique=True)
    last_name = models.CharField(_("Фамилия"), max_length=NAME_LENGTH, validators=[is_name])
    first_name = models.CharField(_("Имя"), max_length=NAME_LENGTH, validators=[is_name])
    patronymic = models.CharField(_("Отчество"), max_length=NAME_LENGTH, blank=True, validators=[is_name])
    phone = models.CharField(_("Телефон"), max_length=20, blank=True)
    is_active = models.BooleanField(_("Действует"), default=True)
    is_staff = models.BooleanField(_("Администратор сервера"), default=False)
    date_joined = models.DateTimeField(_("Зарегистрирован"), default=timezone.now, editable=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["last_name", "first_name"]

    objects = UserManager()

    class Meta:
        verbose_name = _("Пользователь")
        verbose_name_plural = _("Пользователи")
        ordering = ["last_name", "first_name", "pk"]
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_unique_in_any_case")]

    def __str__(self):
        return self.get_full_name() or self.email

    def get_full_name(self):
        """Surname, name and patronymic, as documents write them."""
        return " ".join(part for part in (self.last_name, self.first_name, self.patronymic) if part)

    def get_short_name(self):
        """Surname with initials."""
        return initials(self.last_name, self.first_name, self.patronymic)

    @cached_property
    def roles(self) -> frozenset[Role]:
        """The roles of this person, read once per request."""
        names = {group.name for group in self.groups.all()}
        return frozenset(role for role in Role if role.value in names)

    @property
    def role_names(self) -> str:
        """Roles in Russian, for a list of people."""
        return ", ".join(str(role.label) for role in Role if role in self.roles)
