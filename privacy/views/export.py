"""The door by which a list of people leaves the portal: whoever takes it proves who he is and says what for; the journal keeps it."""

from dataclasses import dataclass

from django.utils.functional import Promise

from foundation.uploads.serving import private_response
from foundation.views import FormPage
from privacy.actions.access import note_export
from privacy.forms.export import ExportForm


@dataclass(frozen=True)
class Taken:
    """A file with people in it: what it is of (`about`, a value; `what`, words without names) and how many people it holds."""

    content: bytes
    name: str
    content_type: str
    about: str
    what: str
    rows: int


class ExportPage(FormPage):
    """GET asks what for; POST answers with the file. A floor says what leaves: `taken`, and before that `size`."""

    needs_proof = True
    form_class = ExportForm
    template_name = "privacy/export.html"
    title: str | Promise = ""

    def size(self) -> int:
        """Return how many people the file would hold."""
        raise NotImplementedError

    def taken(self) -> Taken:
        """Make the file."""
        raise NotImplementedError

    def back_url(self) -> str:
        """Return the address of the page that the list is taken from."""
        raise NotImplementedError

    def get_context_data(self, **kwargs):
        return super().get_context_data(title=self.title, size=self.size(), back_url=self.back_url(), **kwargs)

    def form_valid(self, form):
        """Make the file, write who took it and what for, and answer with it."""
        taken = self.taken()
        note_export(by=self.request.user, about=taken.about, what=taken.what, rows=taken.rows, **form.cleaned_data)
        return private_response(taken.content, name=taken.name, content_type=taken.content_type)
