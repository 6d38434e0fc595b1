"""Doors of requests about one's own data: the question of a person, the answer of the secretary."""

from django.utils.translation import gettext_lazy as _

from foundation.views import DetailPage, FormPage, MovePage
from privacy.actions.request import ask_about_data
from privacy.forms.request import AnswerForm, RequestForm
from privacy.models import SubjectRequest
from privacy.workflow import RequestWorkflow


class RequestAsk(FormPage):
    """The question."""

    permission = "privacy.ask_about_data"
    form_class = RequestForm
    verb = staticmethod(ask_about_data)
    template_name = "privacy/request_form.html"
    done = _("Обращение принято. Ответ придёт на вашу электронную почту.")


class RequestDoor:
    """A request that this person may know of."""

    model = SubjectRequest
    permission = "privacy.view_subjectrequest"

    def visible(self):
        """Return the requests with the people whom their pages name."""
        return SubjectRequest.objects.visible_to(self.request.user).select_related("person", "answered_by")


class RequestDetail(RequestDoor, DetailPage):
    """One request: its term, its answer, what may be done now."""

    workflow = RequestWorkflow
    template_name = "privacy/request.html"
    context_object_name = "asked"


class RequestMove(RequestDoor, MovePage):
    """Take it up, answer it, take it back."""

    workflow = RequestWorkflow
    forms = {"fulfil": AnswerForm, "refuse": AnswerForm}
