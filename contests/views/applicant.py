"""Doors of the applicant: opening a draft, its sections, the consents, the check before sending, the way of an application."""

from http import HTTPStatus

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from contests.actions.application import open_application, revise_application
from contests.actions.consent import agree_to_terms
from contests.actions.paper_intake import record_paper_consents
from contests.forms.application import ConsentForm, OpenForm, SectionForm, WithdrawalForm
from contests.forms.paper import PaperConsentForm
from contests.models import Application, ContestEdition
from contests.queries.intake import (
    applications_of,
    clashes_of,
    completeness,
    missing,
    own_application,
    own_application_to_show,
    timeline,
)
from contests.queries.papers import papers_by_slot
from contests.queries.task_list import sections_of, tasks_of
from contests.workflow import ApplicationWorkflow
from foundation.views import DetailPage, FormPage, ListPage, MovePage, first_or_404
from privacy.queries import current_text
from privacy.states import ConsentKind


class ApplicationList(ListPage):
    """My applications."""

    permission = "contests.open_application"
    template_name = "contests/application_list.html"

    def get_queryset(self):
        return applications_of(self.request.user)


class ApplicationOpen(FormPage):
    """Choose a nomination and an organisation; the draft opens."""

    model = ContestEdition
    address = "slug"
    permission = "contests.open_application"
    form_class = OpenForm
    template_name = "contests/application_open.html"
    done = _("Черновик создан. Отвечайте в любом порядке: всё сохраняется.")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"edition": self.object, "user": self.request.user}

    def perform(self, *, nomination, organization):
        """Open the draft, or return to the one that exists."""
        return open_application(nomination, by=self.request.user, organization=organization)


class OwnApplication:
    """What all pages of one application share."""

    model = Application
    context_object_name: str | None = "application"

    def find(self):
        """Return one of the applicant's own; the secretary has his desk in the office. Who sends answers is shown nothing."""
        read = own_application if self.request.method == "POST" else own_application_to_show
        return first_or_404(read(applicant=self.request.user.pk, code=self.kwargs["code"]))

    def get_success_url(self):
        """Return to the list of what is done and what is missing."""
        return self.object.get_absolute_url()


class ApplicationDetail(OwnApplication, DetailPage):
    """A draft is a list of tasks; a sent application is a timeline."""

    permission = "contests.view_application"
    workflow = ApplicationWorkflow
    template_name = "contests/application_detail.html"

    def get_context_data(self, **kwargs):
        items = completeness(self.object)
        context = super().get_context_data(missing=missing(items), timeline=timeline(self.object), **kwargs)
        context["sections"] = [title for title, _questions in sections_of(self.object.nomination)]
        context["tasks"] = tasks_of(self.object, items)
        context["offers"] = [offer for offer in context["offers"] if offer.name != "submit"]
        return context


class ApplicationSection(OwnApplication, FormPage):
    """The questions of one section; saved by themselves two seconds after the last key."""

    permission = "contests.change_application"
    form_class = SectionForm
    template_name = "contests/application_section.html"
    done = _("Ответы сохранены.")

    @property
    def section(self):
        """Pair (title, questions) that the address names by its number. Raises Http404."""
        sections = sections_of(self.object.nomination)
        if not 1 <= self.kwargs["section"] <= len(sections):
            raise Http404
        return sections[self.kwargs["section"] - 1]

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"questions": self.section[1], "application": self.object}

    def get_initial(self):
        return SectionForm.initial_of(self.object, self.section[1])

    def get_context_data(self, **kwargs):
        return super().get_context_data(section=self.section[0], **kwargs)

    def perform(self, *, revision, answers):
        """Save the answers, unless another window saved first."""
        return revise_application(self.object, by=self.request.user, revision=revision, answers=answers)

    def form_invalid(self, form, status=422):
        """Where another window saved first, show both texts, to choose for each question."""
        if status != HTTPStatus.CONFLICT or self.autosaves:
            return super().form_invalid(form, status=status)
        clashes = clashes_of(self.object, self.section[1], form.cleaned_data)
        context = self.get_context_data(form=form, clashes=clashes, kept=form.kept_beside(clashes.rows))
        return render(self.request, "contests/application_conflict.html", context, status=status)

    def saved(self):
        """Return the new revision, so that the next save follows this one."""
        return {"rev": self.object.revision}


class ApplicationConsent(OwnApplication, FormPage):
    """The two consents, with their texts."""

    permission = "contests.change_application"
    form_class = ConsentForm
    verb = staticmethod(agree_to_terms)
    template_name = "contests/application_consent.html"
    done = _("Согласие записано.")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"for_another": self.object.has_nominee}

    def get_context_data(self, **kwargs):
        texts = {kind.value: current_text(kind) for kind in ConsentKind}
        return super().get_context_data(texts=texts, **kwargs)


class PaperConsent(OwnApplication, FormPage):
    """The consents of a participant on paper, as the secretary keeps them."""

    permission = "contests.change_application"
    form_class = PaperConsentForm
    verb = staticmethod(record_paper_consents)
    template_name = "contests/paper_consent.html"
    done = _("Согласие записано.")

    def find(self):
        """Return an application that came on paper. Raises Http404 for any other."""
        application = super().find()
        if not application.is_on_paper:
            raise Http404
        return application


class ApplicationCheck(OwnApplication, DetailPage):
    """Everything as it will be sent, and the one button."""

    permission = "contests.change_application"
    workflow = ApplicationWorkflow
    template_name = "contests/application_check.html"

    def moves_url(self):
        """Return the application's own address: sending leads to its page."""
        return self.object.get_absolute_url()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(missing=missing(completeness(self.object)), **kwargs)
        answers = self.object.answers
        context["sections"] = [
            (title, [(row.label, answers.get(row.key, "")) for row in questions if row.is_answerable(answers)])
            for title, questions in sections_of(self.object.nomination)
        ]
        context["slots"] = papers_by_slot(self.object)
        context["consents"] = [(kind.label, kind in self.object.agreed) for kind in ConsentKind]
        context["offers"] = [offer for offer in context["offers"] if offer.name == "submit"]
        return context


class ApplicationMove(OwnApplication, MovePage):
    """Send, withdraw."""

    permission = "contests.view_application"
    workflow = ApplicationWorkflow
    forms = {"withdraw": WithdrawalForm}
