"""Who may do what with an event. What may be done at which moment is in workflow/ and in the queries."""

import rules

from accounts.rules import is_secretary, is_signed_in
from foundation.permissions import grant

PERMISSIONS = {
    "events.view_event": is_secretary,
    "events.add_event": is_secretary,
    "events.change_event": is_secretary,
    "events.delete_event": rules.always_deny,
    "events.announce_event": is_secretary,
    "events.publish_event": is_secretary,
    "events.cancel_event": is_secretary,
    "events.change_seats": is_secretary,
    "events.view_registrations": is_secretary,
    "events.view_own_registrations": is_signed_in,
    # A guest has no account: the link of his letter is the key, and the clock does the rest.
    "events.move_registration": rules.always_deny,
}
grant(PERMISSIONS)
