"""What the roof does when Django or Wagtail tells of something. Imported at start-up by foundation/apps.py."""

from django.apps import apps
from django.db.models.signals import post_migrate
from django.dispatch import receiver
from wagtail import signals
from wagtail.models import TaskState, WorkflowState

from accounts.actions.roles import sync_roles


@receiver(post_migrate, sender=apps.get_app_config("portal"))
def give_roles_their_rights(**_kwargs):
    """Give every role its group and its rights in the office, now that all permissions exist."""
    sync_roles()


def silence_wagtail():
    """Let no letter of Wagtail's own leave past the outbox. Called when Wagtail has connected its senders."""
    signals.task_submitted.disconnect(sender=TaskState, dispatch_uid="group_approval_task_submitted_email_notification")
    for signal, event in (
        (signals.workflow_submitted, "submitted"),
        (signals.workflow_rejected, "rejected"),
        (signals.workflow_approved, "approved"),
    ):
        signal.disconnect(sender=WorkflowState, dispatch_uid=f"workflow_state_{event}_email_notification")
