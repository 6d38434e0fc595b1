"""What the site does when Wagtail tells of something. Imported at start-up by foundation/apps.py."""

from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import TaskState, WorkflowState
from wagtail.rich_text import RichText
from wagtail.signals import init_new_page, page_published, task_submitted, workflow_approved, workflow_rejected

from pages.actions.review import tell_approved, tell_readers, tell_returned
from pages.actions.search import index_page
from pages.models.base import PortalPage
from pages.models.story import StoryPage


@receiver(page_published)
def let_a_publication_be_found(instance, **_kwargs):
    """Let the search know what has been published; what is withdrawn it does not show, because it asks the page."""
    if isinstance(instance, PortalPage):
        index_page(instance)


@receiver(post_save)
def let_a_new_page_be_found(sender, instance, created, **_kwargs):
    """Let the search know a page that was made live at once, as programs do. Later savings may hold words of a draft."""
    if created and issubclass(sender, PortalPage) and instance.live:
        index_page(instance)


@receiver(task_submitted, sender=TaskState)
def a_page_waits_for_its_readers(instance, user, **_kwargs):
    """Post the letters to the readers."""
    tell_readers(instance, by=user)


@receiver(workflow_approved, sender=WorkflowState)
def a_page_was_approved(instance, user, **_kwargs):
    """Post the letter to the author."""
    tell_approved(instance, by=user)


@receiver(workflow_rejected, sender=WorkflowState)
def a_page_was_returned(instance, user, **_kwargs):
    """Post the letter to the author."""
    tell_returned(instance, by=user)


@receiver(init_new_page)
def a_new_story_begins_with_a_paragraph(page, **_kwargs):
    """Let an editor type at once, without choosing a block first."""
    if isinstance(page, StoryPage) and hasattr(page, "body"):
        page.body = [("paragraph", RichText(""))]
