"""A nomination on one page: its facts, criteria, questions and papers. Once the contest is announced, only texts change."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from contests.actions.setup import create_nomination, remove_nomination, revise_nomination
from contests.forms.application import SectionForm, groups_of
from contests.forms.setup import NominationForm, NominationTablesForm
from contests.models import Nomination
from contests.office.room import EditionRoom
from contests.queries.task_list import sections_of
from contests.states import EditionState
from contests.workflow.setup import is_draft
from foundation.forms import HouseForm
from foundation.views import DetailPage, FormPage


class OfficeNominationAdd(EditionRoom, FormPage):
    """A new nomination of a draft; its tables may be taken from another one."""

    permission = "contests.add_nomination"
    form_class = NominationForm
    template_name = "contests/office_nomination_add.html"
    done = _("Номинация добавлена. Проверьте критерии, вопросы и документы.")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"edition": self.object}

    def perform(self, **facts):
        """Add the nomination; the page stays the contest's."""
        self.made = create_nomination(self.object, by=self.request.user, **facts)
        return self.object

    def get_success_url(self):
        return reverse("office_nomination", args=[self.object.slug, self.made.pk])


class NominationRoom(EditionRoom):
    """The pages of one nomination."""

    permission = "contests.change_nomination"

    @property
    def nomination(self):
        """The nomination that the address names. Raises Http404."""
        named = Nomination.objects.select_related("edition__contest")
        return get_object_or_404(named, edition=self.object, pk=self.kwargs["nomination"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(nomination=self.nomination, **kwargs)

    def get_success_url(self):
        return reverse("office_edition", args=[self.object.slug])


class OfficeNomination(NominationRoom, FormPage):
    """All of a nomination in one form."""

    form_class = NominationTablesForm
    template_name = "contests/office_nomination.html"
    done = _("Номинация сохранена.")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"nomination": self.nomination}

    def get_initial(self):
        return NominationTablesForm.initial_of(self.nomination)

    def get_context_data(self, **kwargs):
        draft = is_draft(self.object)
        may_change = draft or self.object.state == EditionState.ANNOUNCED
        criteria = self.nomination.criteria.all()
        return super().get_context_data(is_draft=draft, may_change=may_change, criteria=criteria, **kwargs)

    def perform(self, **facts):
        """Write what changed; the page stays the contest's."""
        revise_nomination(self.nomination, by=self.request.user, **facts)
        return self.object

    def get_success_url(self):
        return reverse("office_nomination", args=[self.object.slug, self.kwargs["nomination"]])


class OfficeNominationPreview(NominationRoom, DetailPage):
    """The form as the applicant will see it: every section, conditions at work, nothing to send."""

    template_name = "contests/office_nomination_preview.html"

    def get_context_data(self, **kwargs):
        sections = sections_of(self.nomination)
        questions = [question for _title, rows in sections for question in rows]
        form = SectionForm(questions=questions, initial={"rev": 0})
        slots = self.nomination.slots.all()
        return super().get_context_data(groups=groups_of(form, sections), slots=slots, **kwargs)


class OfficeNominationRemove(NominationRoom, FormPage):
    """Take a nomination out of a draft, after a question."""

    form_class = HouseForm
    template_name = "contests/office_nomination_remove.html"
    done = _("Номинация удалена.")

    def get_context_data(self, **kwargs):
        if not is_draft(self.object):
            raise Http404
        return super().get_context_data(**kwargs)

    def perform(self):
        """Remove it and return to the contest."""
        return remove_nomination(self.nomination, by=self.request.user)
