"""The act that makes a site out of an empty Wagtail: its home, its sections, its rules, and who may edit them."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from accounts.actions.roles import sync_roles
from foundation.audit import record
from foundation.permissions import allows
from pages.actions.publication import put_on_site
from pages.actions.review import open_review
from pages.models import (
    ContactsPage,
    CoverageIndexPage,
    DocumentLibraryPage,
    HomePage,
    LegislationIndexPage,
    NewsIndexPage,
    PlanIndexPage,
    PracticeIndexPage,
    ResultsIndexPage,
    StandardPage,
)


@transaction.atomic
def build_site(*, by) -> HomePage:
    """Return the home page with every section under it; what is missing is made, what exists stays as it is.

    Wagtail's welcome page gives way to ours. `by=None` is the console. Raises PermissionDenied.
    """
    if by is not None and not allows(by, "pages.build_site"):
        raise PermissionDenied
    home = HomePage.objects.first() or _open_home(by)
    for section in _sections():
        if not type(section).objects.child_of(home).exists():
            put_on_site(section, under=home)
    _tell_about_branch(home)
    if not ContactsPage.objects.child_of(home).exists():
        put_on_site(_contacts(), under=home)
    # Who may what under the home page stands in accounts/roles.py; the home page is new to it.
    sync_roles()
    open_review(home)
    return HomePage.objects.get(pk=home.pk)


def _open_home(by) -> HomePage:
    root = Page.get_first_root_node()
    home = HomePage(
        title=_("Главная"),
        slug="glavnaya",
        heading=_("Местные дела решаем вместе"),
        intro=_("Конкурсы для тех, кто ведёт ТОС, олимпиада для школьников, семинары и уроки в Смоленской области."),
    )
    home = put_on_site(home, under=root)
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


def _sections() -> list[Page]:
    return [
        PlanIndexPage(title=_("План работы"), slug="plan", show_in_menus=True),
        NewsIndexPage(title=_("Новости"), slug="news", show_in_menus=True),
        CoverageIndexPage(
            title=_("Фото и публикации"), slug="coverage", intro=_("Снимки с мероприятий, записи и статьи в газетах.")
        ),
        PracticeIndexPage(
            title=_("Лучшие практики"),
            slug="practices",
            intro=_("Что уже получилось у соседей: с ценой, сроками и телефоном того, кто это сделал."),
        ),
        LegislationIndexPage(
            title=_("Обзор законодательства"),
            slug="legislation",
            intro=_(
                "Новое в законах о местном самоуправлении: коротко, простыми словами и со ссылкой на сам документ."
            ),
        ),
        DocumentLibraryPage(
            title=_("Документы"),
            slug="documents",
            intro=_("Положения, решения, отчёты и бланки. Сверху всегда редакция, которая действует сейчас."),
            show_in_menus=True,
        ),
        ResultsIndexPage(
            title=_("Итоги"), slug="results", intro=_("Кто победил в конкурсах отделения. Эти страницы не меняются.")
        ),
    ]


def _contacts() -> ContactsPage:
    return ContactsPage(
        title=_("Контакты"),
        slug="contacts",
        lead=_("Звоните, пишите, приходите: поможем с заявкой и ответим на вопросы."),
        show_in_menus=True,
    )


def _tell_about_branch(home: HomePage) -> None:
    about = _need_text(home, "about", _("О нас"), lead=_("Кто мы, чем занимаемся и как к нам прийти."))
    _need_text(about, "terms", _("Правила пользования сайтом"))
    _need_text(about, "privacy-policy", _("Политика в отношении персональных данных"))


def _need_text(parent: Page, slug: str, title: str, lead: str = "") -> Page:
    page = StandardPage.objects.child_of(parent).filter(slug=slug).first()
    if page:
        return page
    facts = {
        "branch": settings.BRANCH_NAME,
        "operator": settings.PERSONAL_DATA_OPERATOR,
        "terms": settings.PERSONAL_DATA_TERMS,
    }
    words = render_to_string(f"pages/founding/{slug}.html", facts)
    return put_on_site(StandardPage(title=title, slug=slug, lead=lead, body=[("paragraph", words)]), under=parent)
