"""Registration of the archive of letters in the office."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from foundation.permissions import RulesPolicy
from outbox.models import Letter
from outbox.office.letters import LetterViewSet

register_permission_policy(Letter, RulesPolicy(Letter))


@hooks.register("register_admin_viewset")
def register_letters():
    return LetterViewSet("letters")
