"""Registration: words of the history, and an office menu without what an editor never opens."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from accounts.rules import is_secretary
from foundation.audit import vocabulary

NOT_FOR_EDITORS = {"reports", "snippets", "help"}

hooks.register(
    "register_log_actions",
    vocabulary(
        {
            "pages.site.build": _("Сайт собран"),
            "pages.work_plan.import": _("План загружен из текста"),
            "pages.work_plan.link_contest": _("Пункт плана связан с конкурсом"),
            "pages.news.publish": _("Новость опубликована"),
        }
    ),
)


@hooks.register("construct_main_menu")
def hide_unused_items(request, menu_items):
    if not is_secretary(request.user):
        menu_items[:] = [item for item in menu_items if item.name not in NOT_FOR_EDITORS]
