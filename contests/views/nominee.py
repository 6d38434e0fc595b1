"""Doors of putting another person forward: for whoever does it, and for the person himself, who needs no account."""

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from contests.actions.nominee import answer_as_nominee, ask_nominee, nominate
from contests.forms.nominee import NominateForm, NomineeAnswerForm
from contests.models import ContestEdition
from contests.queries.nominee import consent_by_secret
from contests.views.applicant import OwnApplication
from foundation.forms import HouseForm
from foundation.views import FormPage
from privacy.queries import current_text
from privacy.states import ConsentKind


class Nominate(FormPage):
    """Put somebody else forward; the draft opens."""

    model = ContestEdition
    address = "slug"
    permission = "contests.open_application"
    form_class = NominateForm
    template_name = "contests/nominate.html"
    done = _("Черновик создан. Ответьте на вопросы о человеке и отправьте: ему придёт письмо.")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"edition": self.object}

    def perform(self, *, nomination, **answers):
        """Open the draft."""
        return nominate(nomination, by=self.request.user, **answers)


class NomineeAskAgain(OwnApplication, FormPage):
    """Send the letter with the link once more, after a question."""

    permission = "contests.ask_nominee"
    form_class = HouseForm
    template_name = "contests/nominee_ask.html"
    done = _("Письмо со ссылкой отправлено ещё раз.")

    def perform(self):
        """Send it; the page stays the application's."""
        ask_nominee(self.object, by=self.request.user)
        return self.object


class NomineeAnswer(FormPage):
    """The question to the person himself. The secret of the address is the key; nothing is shown without it."""

    public = True
    form_class = NomineeAnswerForm
    template_name = "contests/nominee_answer.html"
    done = _("Спасибо, ответ записан.")

    @cached_property
    def asked(self):
        """The question that the address names. Raises Http404."""
        if (asked := consent_by_secret(self.kwargs["secret"])) is None:
            raise Http404
        return asked

    def get_context_data(self, **kwargs):
        text = current_text(ConsentKind.PROCESSING)
        return super().get_context_data(asked=self.asked, application=self.asked.application, text=text, **kwargs)

    def perform(self, **answers):
        """Write the answer. Raises Http404 for an unknown link."""
        return answer_as_nominee(self.kwargs["secret"], **answers) if self.asked else None

    def get_success_url(self):
        return reverse("contests:nominee_answer", args=[self.kwargs["secret"]])
