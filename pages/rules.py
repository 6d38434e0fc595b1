"""Who may do to the site what Wagtail's own page permissions do not cover."""

from accounts.rules import is_editor, is_publisher, is_secretary
from foundation.permissions import grant

PERMISSIONS = {
    "pages.build_site": is_secretary,
    "pages.import_plan": is_secretary | is_publisher,
    "pages.copy_plan": is_secretary | is_publisher,
    "pages.record_execution": is_secretary | is_publisher | is_editor,
    "pages.view_link_fault": is_secretary | is_publisher | is_editor,
    "pages.write_page": is_secretary | is_publisher | is_editor,
    "pages.publish_page": is_secretary | is_publisher,
}
grant(PERMISSIONS)
