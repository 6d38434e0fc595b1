"""The report about links of the site that lead nowhere."""

from foundation.views import ListPage
from pages.queries.links import link_faults


class OfficeLinks(ListPage):
    """What the last nightly look found."""

    permission = "pages.view_link_fault"
    template_name = "pages/office/links.html"
    context_object_name = "faults"

    def get_queryset(self):
        """Return the faults by page."""
        return link_faults()
