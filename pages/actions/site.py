"""The act that makes a site out of an empty Wagtail: its home, its plans, its news, and who may edit them."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page, Site

from accounts.roles import OFFICE_ROLES
from foundation.audit import record
from foundation.permissions import allows
from pages.models import HomePage, NewsIndexPage, PlanIndexPage

PAGE_ACTS = ("add_page", "change_page", "publish_page")
LIBRARY_ACTS = ("add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document")


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
    _let_office_edit(home)
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


def _let_office_edit(home: HomePage) -> None:
    library = Collection.get_first_root_node()
    for role in OFFICE_ROLES:
        group, _made = Group.objects.get_or_create(name=role.value)
        for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=PAGE_ACTS):
            GroupPagePermission.objects.get_or_create(group=group, page=home, permission=permission)
        for permission in Permission.objects.filter(codename__in=LIBRARY_ACTS):
            GroupCollectionPermission.objects.get_or_create(group=group, collection=library, permission=permission)
