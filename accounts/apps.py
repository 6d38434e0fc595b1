"""Registration of the floor of people who sign in."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = _("Учётные записи")
    default = True


class OfficeUsersConfig(WagtailUsersAppConfig):
    """Wagtail's section of users with our pages in it; it stands in INSTALLED_APPS instead of "wagtail.users"."""

    user_viewset = "accounts.office.people.PeopleViewSet"
