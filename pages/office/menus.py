"""The menus of the office: in the order of the work, without what nobody here opens. What a person may is decided elsewhere."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from accounts.rules import is_publisher, is_secretary
from pages.models.story import StoryPage

# The help of Wagtail is in English and about Wagtail; its reports are for those who answer for the whole site.
HIDDEN = {"help", "snippets"}
FOR_THOSE_WHO_ANSWER = {"reports", "settings"}
ORDER = {"explorer": 100, "plan": 110, "images": 120, "documents": 130}
USELESS_REPORTS = {"workflow-tasks", "page-types-usage", "locked-pages"}
# The first is the big button; Wagtail puts saving there, which the editor does by itself.
ACTIONS = ["approve", "reject", "action-publish", "action-submit", "action-save-draft"]
# Whoever reads a page answers: publishing past the check would leave its author without an answer.
NOT_WHILE_READING = {"action-publish", "action-submit", "action-cancel-workflow", "action-restart-workflow"}


def arrange_main_menu(request, items) -> None:
    """Order the main menu and hide what this person never opens."""
    answers = is_secretary(request.user) or is_publisher(request.user)
    hidden = HIDDEN if answers else HIDDEN | FOR_THOSE_WHO_ANSWER
    items[:] = [item for item in items if item.name not in hidden]
    for item in items:
        item.order = ORDER.get(item.name, item.order)


def arrange_reports(_request, items) -> None:
    """Leave the reports that somebody reads."""
    items[:] = [item for item in items if item.name not in USELESS_REPORTS]


def arrange_actions(items, _request, _context) -> None:
    """Put the likeliest act with a page first."""
    if {item.name for item in items} & {"approve", "reject"}:
        items[:] = [item for item in items if item.name not in NOT_WHILE_READING]
    items.sort(key=lambda item: ACTIONS.index(item.name) if item.name in ACTIONS else len(ACTIONS))


def stop_without_consent(request, action_type, pages, _action):
    """Stop publishing many pages at once when a child is named on one of them without a consent."""
    if action_type != "publish":
        return None
    drafts = [page.specific.get_latest_revision_as_object() for page in pages]
    named = [draft.title for draft in drafts if isinstance(draft, StoryPage) and draft.lacks_consent()]
    if not named:
        return None
    words = _("Не опубликовано: названы дети, а согласие не отмечено. Откройте и проверьте: %(titles)s.")
    messages.error(request, words % {"titles": ", ".join(f"«{title}»" for title in named)})
    return redirect("wagtailadmin_explore", pages[0].get_parent().pk)
