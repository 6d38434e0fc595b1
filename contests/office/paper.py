"""The intake on paper: the secretary opens a draft in the same journal; the rest is typed on the pages of every application."""

from django.utils.translation import gettext_lazy as _

from contests.actions.paper_intake import open_paper_application
from contests.forms.paper import PaperApplicationForm
from contests.office.room import EditionRoom
from contests.states import EditionState
from foundation.views import FormPage


class OfficePaperApplication(EditionRoom, FormPage):
    """Whose paper it is, and when it came."""

    permission = "contests.enter_paper_application"
    form_class = PaperApplicationForm
    template_name = "contests/office_paper_application.html"
    tab = "journal"
    done = _("Черновик создан. Перенесите ответы, приложите сканы и отправьте: заявка получит номер.")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"edition": self.object}

    def get_context_data(self, **kwargs):
        may_enter = self.object.state == EditionState.ANNOUNCED
        return super().get_context_data(may_enter=may_enter, **kwargs)

    def perform(self, *, nomination, **answers):
        """Open the draft; the page stays the contest's."""
        self.made = open_paper_application(nomination, by=self.request.user, **answers)
        return self.object

    def get_success_url(self):
        return self.made.get_absolute_url()
