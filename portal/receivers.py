"""What the roof does when Django tells of something. Imported at start-up by foundation/apps.py."""

from django.apps import apps
from django.db.models.signals import post_migrate
from django.dispatch import receiver

from accounts.actions.roles import sync_roles


@receiver(post_migrate, sender=apps.get_app_config("portal"))
def give_roles_their_rights(**_kwargs):
    """Give every role its group and its rights in the office, now that all permissions exist."""
    sync_roles()
