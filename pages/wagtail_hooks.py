"""Registration: words of the history, and an office menu without what an editor never opens."""

from django.urls import path, reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page

from foundation.audit import vocabulary
from foundation.permissions import allows
from foundation.publication import unseen
from pages.models import PlanIndexPage, WorkPlanPage
from pages.office import menus, urls
from pages.office.checks import use_house_checks
from pages.office.deleting import refuse_used_plans
from pages.office.editing import page_screens
from pages.office.library import BundleView
from pages.office.panels import arrange_front_page
from pages.office.photos import photo_chooser
from pages.office.results import keep_results, keep_results_in_bulk
from pages.workflow import RIGHT

hooks.register(
    "register_log_actions",
    vocabulary(
        {
            "pages.site.build": _("Сайт собран"),
            "pages.work_plan.import": _("План загружен"),
            "pages.work_plan.undo_import": _("Загрузка плана отменена"),
            "pages.work_plan.copy": _("План перенесён на другой год"),
            "pages.plan_import.preview": _("План прочитан"),
            "pages.plan_import.revise": _("Год или виды пунктов изменены"),
            "pages.plan_activity.add": _("К пункту плана добавлено мероприятие"),
            "pages.plan_activity.change": _("Мероприятие плана исправлено"),
            "pages.plan_item.mark": _("Отмечено выполнение пункта плана"),
            "pages.site_image.describe": _("Снимок описан и взят в библиотеку"),
            "pages.page.publish": _("Страница опубликована программой"),
            "pages.picture.add": _("Изображение добавлено программой"),
            "pages.document.add": _("Документ добавлен программой"),
        }
    ),
)

for way in ("delete", "move", "unpublish"):
    hooks.register(f"before_{way}_page", keep_results)
hooks.register("before_bulk_action", keep_results_in_bulk)


# What is only looked at changes no public page.
unseen("pages.plan_import.preview", "pages.plan_import.revise")


class PlanMenuItem(MenuItem):
    """The desk of the plan, for those who record its execution."""

    def is_shown(self, request):
        return allows(request.user, RIGHT)


@hooks.register("register_admin_menu_item")
def register_plan():
    return PlanMenuItem(
        _("План работы"), reverse_lazy("office_plans"), name="plan", icon_name="calendar-check", order=250
    )


@hooks.register("register_admin_urls")
def register_desks():
    return urls.urlpatterns


@hooks.register("before_delete_page")
def keep_used_plan(request, page):
    return refuse_used_plans(request, [page])


@hooks.register("before_bulk_action")
def keep_used_plans(request, action_type, objects, action):
    pages = [page for page in objects if isinstance(page, Page)]
    return refuse_used_plans(request, pages) if action_type == "delete" and pages else None


@hooks.register("register_page_header_buttons")
def lead_to_loading(page, user, view_name, next_url=None):
    if isinstance(page.specific_deferred, PlanIndexPage | WorkPlanPage) and allows(user, "pages.import_plan"):
        yield Button(_("Загрузить план"), reverse("office_plan_source"), icon_name="upload", priority=12)


hooks.register("construct_main_menu", menus.arrange_main_menu)
hooks.register("construct_reports_menu", menus.arrange_reports)
hooks.register("construct_page_action_menu", menus.arrange_actions)
hooks.register("before_bulk_action", menus.stop_without_consent)


@hooks.register("construct_wagtail_userbar")
def use_our_checks(request, items, page):
    use_house_checks(items)


@hooks.register("construct_homepage_summary_items", order=1000)
def count_nothing(request, summary_items):
    summary_items.clear()


hooks.register("construct_homepage_panels", arrange_front_page)


class LinksMenuItem(MenuItem):
    """The report about links that lead nowhere."""

    def is_shown(self, request):
        return allows(request.user, "pages.view_link_fault")


@hooks.register("register_reports_menu_item")
def register_links():
    return LinksMenuItem(
        _("Битые ссылки"), reverse_lazy("office_links"), name="links", icon_name="link-external", order=600
    )


@hooks.register("register_admin_viewset")
def register_pages():
    return page_screens()


@hooks.register("register_admin_viewset")
def register_photos():
    return photo_chooser


# Wagtail's door at the same address keeps a file as it came; ours stands before it.
@hooks.register("register_admin_urls", order=-1)
def register_bundle():
    return [path("images/multiple/add/", BundleView.as_view())]
