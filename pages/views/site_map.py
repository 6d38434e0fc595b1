"""The map of the site: a page for people, and the addresses for search engines."""

from django.contrib.sitemaps import Sitemap
from django.urls import reverse
from wagtail.contrib.sitemaps import Sitemap as PagesOfWagtail

from contests.queries.public import announced_editions
from foundation.views import PlainPage
from pages.models.routing import know_the_site
from pages.queries.plan import rows_of_published_plans
from pages.queries.tree import published_pages, site_tree


class SiteMap(PlainPage):
    """Every section with what stands in it, and the contests."""

    public = True
    template_name = "pages/site_map.html"

    def get_context_data(self, **kwargs):
        know_the_site(self.request)
        return super().get_context_data(
            tree=_addressed(site_tree(), self.request), editions=announced_editions(), **kwargs
        )


def _addressed(branches, request):
    for branch in branches:
        branch.page.address = branch.page.get_url(request)
        _addressed(branch.below, request)
    return branches


class PageSitemap(PagesOfWagtail):
    """Published pages that anybody may read, without their texts."""

    def items(self):
        """Return the pages in the order of the tree."""
        know_the_site(self.request)
        return published_pages()


class PlanItemSitemap(Sitemap):
    """The rows of the published plans."""

    def items(self):
        """Return the rows, the latest plan first."""
        return rows_of_published_plans()

    def lastmod(self, item):
        """Return when the plan was published last."""
        return item.section.plan.last_published_at


class ContestSitemap(Sitemap):
    """The announced contests and their published places."""

    def items(self):
        """Return pairs of an edition and one of its addresses."""
        editions = list(announced_editions())
        pages = [(edition, edition.get_absolute_url()) for edition in editions]
        return pages + [(edition, edition.get_results_url()) for edition in editions if edition.is_published]

    def location(self, item):
        """Return the address."""
        return item[1]

    def lastmod(self, item):
        """Return when the edition changed last."""
        return item[0].updated_at


class DoorSitemap(Sitemap):
    """The lists and services that are no pages of the tree."""

    def items(self):
        """Return the names of their addresses."""
        return [
            "contests:contest_list",
            "certificates:certificate_search",
            "privacy:consent_texts",
            "pages:calendar",
            "pages:site_map",
        ]

    def location(self, item):
        """Return the address."""
        return reverse(item)


SITEMAPS = {"pages": PageSitemap, "plan": PlanItemSitemap, "contests": ContestSitemap, "doors": DoorSitemap}
