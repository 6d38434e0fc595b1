"""Published results stay where they are: the office offers no way to take them away."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from pages.models import ResultsPage

TAKES_AWAY = {"delete", "unpublish", "move"}


def keep_results(request, page, *_rest):
    """Send back whoever wants to delete, move or unpublish a page of results; None for any other page."""
    return refusal(request, [page])


def keep_results_in_bulk(request, action_type, pages, *_rest):
    """Do the same for what was marked in a list."""
    return refusal(request, pages) if action_type in TAKES_AWAY else None


def refusal(request, pages):
    """Return the way back with the reason when public results are among `pages`."""
    if not ResultsPage.objects.live().filter(pk__in=[page.pk for page in pages]).exists():
        return None
    messages.error(request, _("Итоги опубликованы. Такую страницу нельзя удалить, перенести или снять с публикации."))
    return redirect("wagtailadmin_explore", pages[0].get_parent().pk)
