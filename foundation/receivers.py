"""What the foundation does when Wagtail tells of something. Imported at start-up by foundation/apps.py."""

from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import ModelLogEntry, PageLogEntry

from foundation.publication import announce_later


@receiver(post_save, sender=PageLogEntry)
@receiver(post_save, sender=ModelLogEntry)
def tell_of_a_publication(instance, using, **_kwargs):
    """Every entry of the history that Wagtail writes itself may have changed a page; ours are told of by `record`."""
    announce_later(instance.action, using=using)
