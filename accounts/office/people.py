"""People in the office: a list for the secretary, a page of each person, and the form of his access.

Wagtail's own pages that add, change and delete users are not here, and accounts/rules.py denies those acts to everybody:
an account is made by its owner, and roles change through verbs that leave a trace.
"""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.viewsets.model import ModelViewSet

from accounts.actions.roles import change_access
from accounts.actions.second_factor import reset_second_factor
from accounts.forms.access import AccessForm
from accounts.forms.second_factor import ResetForm
from accounts.models import User
from accounts.queries import with_second_factor
from foundation.views import FormPage


class PersonAccess(FormPage):
    """Roles of a person and whether he may sign in."""

    model = User
    address = "pk"
    permission = "accounts.change_access"
    needs_proof = True
    form_class = AccessForm
    verb = staticmethod(change_access)
    template_name = "accounts/office/person_access.html"
    done = _("Доступ изменён.")

    def get_initial(self):
        """Return the access as it is."""
        return {"roles": [role.value for role in self.object.roles], "is_active": self.object.is_active}

    def get_success_url(self):
        """Return the address of the person's page, one step up."""
        return self.request.path.removesuffix("access/")


class SecondFactorReset(FormPage):
    """Help for somebody who has lost his second factor: the reason stands in the letter and in the history."""

    model = User
    address = "pk"
    permission = "accounts.reset_second_factor"
    needs_proof = True
    form_class = ResetForm
    verb = staticmethod(reset_second_factor)
    template_name = "accounts/office/second_factor_reset.html"
    done = _("Второй шаг входа сброшен. Человеку отправлено письмо.")

    def get_success_url(self):
        """Return the address of the person's page, one step up."""
        return self.request.path.removesuffix("second-factor/")


class PeopleViewSet(ModelViewSet):
    """Replaces Wagtail's section of users."""

    model = User
    icon = "user"
    menu_label = _("Люди и роли")
    menu_order = 600
    add_to_settings_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields = ["last_name", "first_name", "patronymic", "email", "phone", "date_joined", "last_login"]
    inspect_template_name = "accounts/office/person_inspect.html"
    list_display = [
        "__str__",
        "email",
        Column("role_names", label=_("Роли")),
        BooleanColumn("has_second_factor", label=_("Второй шаг")),
        BooleanColumn("is_active", label=_("Может входить")),
        DateColumn("last_login", label=_("Последний вход")),
    ]
    list_filter = ["is_active", "groups"]
    search_fields = ["last_name", "first_name", "email"]
    search_backend_name = None

    def get_index_view_kwargs(self, **kwargs):
        """Read the roles of all rows in one query, and who has a second factor together with the rows."""
        people = with_second_factor(User.objects.prefetch_related("groups"))
        return super().get_index_view_kwargs(queryset=people, **kwargs)

    def get_urlpatterns(self):
        """Return the pages that there are: to read and to decide on access."""
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("inspect/<int:pk>/", self.inspect_view, name="inspect"),
            path("inspect/<int:pk>/access/", PersonAccess.as_view(), name="access"),
            path("inspect/<int:pk>/second-factor/", SecondFactorReset.as_view(), name="second_factor"),
        ]
