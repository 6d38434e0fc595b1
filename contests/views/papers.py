"""Doors to files: the papers of an application and the receipt. Every download asks for the right again."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from contests import documents
from contests.actions.attachment import attach_file, remove_attachment
from contests.forms.application import PaperForm
from contests.models import Application, Attachment
from contests.queries.intake import receipt_of
from contests.queries.papers import papers_by_slot
from contests.views.applicant import OwnApplication
from foundation.forms import HouseForm
from foundation.views import DetailPage, DownloadPage, FormPage
from privacy.actions.access import note_access
from privacy.states import AccessAct


class ApplicationPapers(OwnApplication, DetailPage):
    """All slots with what lies in them; every file leaves by itself."""

    permission = "contests.change_application"
    template_name = "contests/application_papers.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(slots=papers_by_slot(self.object), form=PaperForm(), **kwargs)


class PaperUpload(OwnApplication, FormPage):
    """Put one file into one slot. A fault is shown at that slot; the other files stay where they are."""

    permission = "contests.change_application"
    form_class = PaperForm
    template_name = "contests/application_papers.html"
    done = _("Файл приложен.")

    @property
    def slot(self):
        """The slot that the address names. Raises Http404."""
        return get_object_or_404(self.object.nomination.slots, key=self.kwargs["slot"])

    def perform(self, *, upload):
        """Keep the inspected file."""
        return attach_file(self.object, by=self.request.user, slot=self.slot, upload=upload)

    def get_context_data(self, **kwargs):
        return super().get_context_data(slots=papers_by_slot(self.object), faulty=self.kwargs["slot"], **kwargs)

    def get_success_url(self):
        return reverse("contests:application_papers", args=[self.kwargs["code"]])


class PaperRemoval(FormPage):
    """Take a paper out of a draft, after a question."""

    model = Attachment
    permission = "contests.change_attachment"
    form_class = HouseForm
    verb = staticmethod(remove_attachment)
    template_name = "contests/paper_removal.html"
    done = _("Файл удалён из заявки.")

    def get_success_url(self):
        return reverse("contests:application_papers", args=[self.object.application.code])


class PaperDownload(DownloadPage):
    """A paper for its owner, for the secretary, for a juror who scores it. Always a download, never a page."""

    model = Attachment
    permission = "contests.view_attachment"

    def file(self):
        """Return the kept file with the name it came with."""
        application = self.object.application
        about, what = application.consent_subject, f"{application}: {self.object.slot.label}"
        note_access(AccessAct.DOWNLOAD, by=self.request.user, about=about, what=what, subject=application.applicant)
        return self.object.file, self.object.name, self.object.content_type


class ReceiptDownload(DownloadPage):
    """The receipt of the last submission, told by its frozen version: for the applicant and the secretary."""

    model = Application
    permission = "contests.download_receipt"

    def file(self):
        """Draw the receipt. Raises Http404 while nothing was sent."""
        if (receipt := receipt_of(self.object)) is None:
            raise Http404
        about, what = self.object.consent_subject, _now("%(application)s: расписка") % {"application": self.object}
        note_access(AccessAct.DOWNLOAD, by=self.request.user, about=about, what=what, subject=self.object.applicant)
        return documents.render_receipt(receipt), f"{receipt.number}.pdf", "application/pdf"
