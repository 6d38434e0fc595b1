"""On the front page of the office: what of the contests waits for the secretary."""

from typing import Any

from wagtail.admin.ui.components import Component

from contests.queries.cockpit import editions_at_work
from directory.queries import representatives_awaiting


class WaitingPanel(Component):
    """Contests with undecided applications or with the next step, and requests of representatives. Empty when nothing is."""

    name = "contests_waiting"
    template_name = "contests/office_waiting.html"
    order = 50

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return what waits; two queries."""
        return {"editions": list(editions_at_work()), "representatives": representatives_awaiting().count()}
