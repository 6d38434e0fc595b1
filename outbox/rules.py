"""What nobody may do in the post office. Who may read and resend stands in accounts/rules.py: that floor knows the secretary."""

import rules

from foundation.permissions import grant

PERMISSIONS = {
    "outbox.add_letter": rules.always_deny,
    "outbox.change_letter": rules.always_deny,
    "outbox.delete_letter": rules.always_deny,
}
grant(PERMISSIONS)
