"""On the front page of the office: what of the branch waits for the secretary."""

from typing import Any

from wagtail.admin.ui.components import Component

from members.queries.applications import applications_awaiting
from members.queries.register import leaving


class MembersWaitingPanel(Component):
    """Applications without a decision, and statements to leave. Empty when there are none."""

    name = "members_waiting"
    template_name = "members/office_waiting.html"
    order = 55

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return what waits; two queries."""
        return {"applications": applications_awaiting().count(), "leaving": list(leaving())}
