"""The live checks of the editor: axe looks at the preview. What it cannot see, pages/content_checks.py reads on the server."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.userbar import ContentCheckerItem


class HouseChecker(ContentCheckerItem):
    """Wagtail's checks, and two of ours: every picture has words, every table a head."""

    axe_run_only = [*ContentCheckerItem.axe_run_only, "image-alt", "table-with-head"]
    axe_custom_rules: list[dict[str, Any]] = [
        *ContentCheckerItem.axe_custom_rules,
        {
            "id": "table-with-head",
            "impact": "serious",
            "selector": "main table",
            "tags": ["best-practice"],
            "any": ["check-table-with-head"],
            "enabled": True,
        },
    ]
    axe_custom_checks: list[dict[str, Any]] = [
        *ContentCheckerItem.axe_custom_checks,
        {"id": "check-table-with-head", "evaluate": "has-descendant-evaluate", "options": {"selector": "th"}},
    ]
    axe_messages = ContentCheckerItem.axe_messages | {
        "image-alt": {
            "error_name": _("Снимок не описан"),
            "help_text": _("Напишите, что на нём видно, или отметьте, что он только для красоты"),
        },
        "table-with-head": {"error_name": _("У таблицы нет шапки"), "help_text": _("Назовите столбцы")},
    }


def use_house_checks(items: list) -> None:
    """Put our checker where Wagtail's stands."""
    items[:] = [
        HouseChecker(in_editor=item.in_editor) if isinstance(item, ContentCheckerItem) else item for item in items
    ]
