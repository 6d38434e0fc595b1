"""Doors of consents on paper: the blank to print, the signed sheet, its check, the report of a withdrawal."""

from django.utils.translation import gettext_lazy as _

from foundation.forms import ReasonForm
from foundation.views import DetailPage, DownloadPage, FormPage, MovePage, first_or_404
from privacy.actions.access import note_access
from privacy.actions.paper import prepare_papers
from privacy.documents import blank_of, destruction_paper, render_act, render_blank
from privacy.forms.paper import CheckForm, PaperForm, PublicationCheckForm, SheetForm
from privacy.models import ConsentPaper, ConsentWithdrawal, DestructionAct
from privacy.states import AccessAct, ConsentKind
from privacy.workflow import PaperWorkflow, WithdrawalWorkflow


class PaperPrepare(FormPage):
    """For whom the blanks are; the first one is shown then, with the others beside it."""

    permission = "privacy.prepare_paper"
    form_class = PaperForm
    verb = staticmethod(prepare_papers)
    template_name = "privacy/paper_form.html"
    done = _("Бланки готовы. Распечатайте и дайте подписать.")

    def perform(self, **answers):
        """Prepare all the blanks and return the first."""
        return self.verb(answers.pop("kinds"), by=self.request.user, **answers)[0]


class PaperDoor:
    """A paper that this person may know of, with its text."""

    model = ConsentPaper
    permission = "privacy.view_consentpaper"

    def visible(self):
        """Return the papers with what their pages name."""
        related = ("text", "holder", "prepared_by", "verified_by")
        return ConsentPaper.objects.visible_to(self.request.user).select_related(*related)


class PaperDetail(PaperDoor, DetailPage):
    """One paper: its facts, the blank, the sheet, what may be done now."""

    workflow = PaperWorkflow
    template_name = "privacy/paper.html"
    context_object_name = "paper"


class PaperBlank(PaperDoor, DownloadPage):
    """The blank with the names filled in."""

    inline = True

    def file(self):
        """Draw the blank."""
        return render_blank(blank_of(self.object)), f"blank-{self.object.code}.pdf", "application/pdf"


class PaperFile(PaperDoor, DownloadPage):
    """The signed sheet, for whoever keeps the paper and for the secretary."""

    def find(self):
        """Return the paper. Raises Http404 while no sheet lies in it."""
        paper = super().find()
        return first_or_404([paper] if paper.file else [])

    def file(self):
        """Return the kept file with the name it came with."""
        paper, by = self.object, self.request.user
        if by.pk not in {paper.holder_id, paper.prepared_by_id}:
            note_access(AccessAct.DOWNLOAD, by=by, about=paper.about, what=str(paper), subject=paper.holder)
        return self.object.file, self.object.name, self.object.content_type


class PaperMove(PaperDoor, MovePage):
    """Send the sheet, accept it, refuse it."""

    workflow = PaperWorkflow
    forms = {"upload": SheetForm, "verify": CheckForm, "reject": ReasonForm}

    def get_form_class(self):
        """Ask about names and fields only where the text is about them."""
        of_publication = self.object.text.kind == ConsentKind.PUBLICATION
        return PublicationCheckForm if self.move.name == "verify" and of_publication else super().get_form_class()


class WithdrawalDoor:
    """A withdrawal that this person may know of."""

    model = ConsentWithdrawal
    permission = "privacy.view_consentwithdrawal"


class WithdrawalDetail(WithdrawalDoor, DetailPage):
    """The report of a withdrawal."""

    workflow = WithdrawalWorkflow
    template_name = "privacy/withdrawal.html"
    context_object_name = "withdrawal"


class WithdrawalMove(WithdrawalDoor, MovePage):
    """The word that the rest is done."""

    workflow = WithdrawalWorkflow


class ActDownload(DownloadPage):
    """An act of destruction with its extract from the log, to be signed on paper."""

    model = DestructionAct
    permission = "privacy.view_destructionact"
    inline = True

    def file(self):
        """Draw the act."""
        return render_act(destruction_paper(self.object)), f"act-{self.object.number}.pdf", "application/pdf"
