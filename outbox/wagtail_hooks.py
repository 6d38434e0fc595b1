"""Registration of letters in the office; their desk the roof registers, which watches who reads them (portal/letters.py)."""

from wagtail.permissions import register_permission_policy

from foundation.permissions import RulesPolicy
from outbox.models import Letter

register_permission_policy(Letter, RulesPolicy(Letter))
