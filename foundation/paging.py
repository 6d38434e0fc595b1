"""One paginator for every list: a page that does not exist is answered with the nearest one that does."""

from django.core.paginator import Page, Paginator

PER_PAGE = 30


class HousePaginator(Paginator):
    """Django's paginator that never answers a visitor's page number with an error."""

    def validate_number(self, number):
        """Return `number` as a page that exists: words become the first page, beyond the end becomes the last."""
        try:
            wanted = int(number)
        except (TypeError, ValueError):
            return 1
        return min(max(wanted, 1), self.num_pages)


def page_of(rows, request) -> Page:
    """Return the page of `rows` that the address asks for, for a door that shows more than a list."""
    return HousePaginator(rows, PER_PAGE).page(request.GET.get("page", 1))
