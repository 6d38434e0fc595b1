"""What all desks of the branch share: the tabs over them, the page of a form."""

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from foundation.views import FormPage
from members.queries.applications import applications_awaiting

TABS = (
    ("register", _("Реестр"), "office_register"),
    ("applications", _("Заявления"), "office_membership_applications"),
    ("bodies", _("Органы"), "office_bodies"),
    ("elections", _("Выборы"), "office_elections"),
    ("growth", _("Рост"), "office_growth"),
)


def tabs_of(current: str) -> list[dict]:
    """Return the desks; the applications that wait are counted."""
    waiting = {"applications": applications_awaiting().count()}
    return [
        {"label": label, "url": reverse(name), "current": tab == current, "count": waiting.get(tab)}
        for tab, label, name in TABS
    ]


class BranchRoom:
    """A page under the tabs."""

    tab = "register"

    def get_context_data(self, **kwargs):
        return super().get_context_data(tabs=tabs_of(self.tab), frame="members/office_room.html", **kwargs)


class BranchForm(BranchRoom, FormPage):
    """A form about one thing of the branch: it is headed by `title`, begins with the `fields` of the thing and leads back to it."""

    template_name = "members/office_form.html"
    title: Promise | str = ""
    fields: tuple[str, ...] = ()

    def get_initial(self):
        return {name: getattr(self.object, name) for name in self.fields}

    def get_context_data(self, **kwargs):
        return super().get_context_data(title=self.title, back=self.object, **kwargs)
