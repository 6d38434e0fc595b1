"""The act that makes a site out of an empty Wagtail: its home, its plans, its news, and who may edit them."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from accounts.actions.roles import sync_roles
from foundation.audit import record
from foundation.permissions import allows
from pages.actions.review import open_review
from pages.models import HomePage, NewsIndexPage, PlanIndexPage


@transaction.atomic
def build_site(*, by) -> HomePage:
    """Return the home page, with «/plan/» and «/news/» under it; what is missing is made, what exists stays as it is.

    Wagtail's welcome page gives way to ours. `by=None` is the console. Raises PermissionDenied.
    """
    if by is not None and not allows(by, "pages.build_site"):
        raise PermissionDenied
    home = HomePage.objects.first() or _open_home(by)
    _need(home, PlanIndexPage, title=_("План работы"), slug="plan")
    _need(home, NewsIndexPage, title=_("Новости"), slug="news")
    # Who may what under the home page stands in accounts/roles.py; the home page is new to it.
    sync_roles()
    open_review(home)
    return home


def _open_home(by) -> HomePage:
    root = Page.get_first_root_node()
    home = root.add_child(
        instance=HomePage(
            title=_("Главная"),
            slug="glavnaya",
            heading=_("Местные дела решаем вместе"),
            intro=_(
                "Смоленское отделение Всероссийского Совета местного самоуправления: конкурсы для руководителей ТОС, "
                "олимпиада для школьников, семинары и уроки."
            ),
        )
    )
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    welcome = site.root_page if site.root_page_id else None
    address = urlsplit(settings.BASE_URL)
    site.hostname = address.hostname
    site.port = address.port or {"http": 80, "https": 443}[address.scheme]
    site.site_name = settings.BRANCH_SHORT_NAME
    site.root_page = home
    site.save()
    if welcome and welcome.specific_class is Page and not welcome.get_children().exists():
        welcome.delete()
    record(home, "pages.site.build", by=by)
    return HomePage.objects.get(pk=home.pk)


def _need(home: HomePage, kind: type[Page], *, title: str, slug: str) -> None:
    if not kind.objects.child_of(home).exists():
        home.add_child(instance=kind(title=title, slug=slug, show_in_menus=True))
