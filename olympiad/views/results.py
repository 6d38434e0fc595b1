"""The results for everybody: the newest list of every stage, by codes or by names as the consents of today allow."""

from foundation.views import DetailPage
from olympiad.models import OlympiadEdition
from olympiad.queries.publication import published_lists, results_expected


class OlympiadResults(DetailPage):
    """The lists; before the first one the page says when to expect it, and that it does not exist yet."""

    public = True
    model = OlympiadEdition
    address = "slug"
    context_object_name: str | None = "edition"
    template_name = "olympiad/results.html"

    def visible(self):
        """Only what was announced, whoever asks: the page is the same for everybody."""
        return OlympiadEdition.objects.announced().select_related("olympiad")

    def get(self, request, *args, **kwargs):
        """Answer with the lists; 404 with a date while there are none."""
        lists = published_lists(self.object)
        context = self.get_context_data(lists=lists, expected=None if lists else results_expected(self.object))
        return self.render_to_response(context, status=200 if lists else 404)
