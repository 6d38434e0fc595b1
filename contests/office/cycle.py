"""The contest as a whole in the office: its regulation, a longer intake, a copy for another year."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from contests.actions.extension import extend_application, extend_intake
from contests.actions.next_year import copy_edition
from contests.actions.regulation import AMENDED_IN, add_regulation
from contests.forms.cycle import CopyForm, DraftExtensionForm, ExtensionForm, RegulationForm
from contests.office.room import EditionRoom
from contests.queries.cycle import draft_by_code, extensions_of
from contests.states import EditionState
from foundation.errors import Refusal
from foundation.views import FormPage


class OfficeRegulation(EditionRoom, FormPage):
    """Every version of the regulation, and the form that adds the next."""

    permission = "contests.add_regulation"
    form_class = RegulationForm
    template_name = "contests/office_regulation.html"
    tab = "regulation"
    done = _("Положение приложено.")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"is_first": not self.object.regulations.exists()}

    def get_context_data(self, **kwargs):
        versions = self.object.regulations.select_related("added_by")
        may_add = self.object.state in AMENDED_IN
        return super().get_context_data(versions=versions, may_add=may_add, **kwargs)

    def perform(self, **answers):
        """Attach the file; the page stays the contest's."""
        add_regulation(self.object, by=self.request.user, **answers)
        return self.object

    def get_success_url(self):
        return reverse("office_regulation", args=[self.object.slug])


class ExtensionRoom(EditionRoom):
    """The two ways of a longer intake."""

    permission = "contests.extend_intake"

    def get_context_data(self, **kwargs):
        may_extend = self.object.state == EditionState.ANNOUNCED
        past = extensions_of(self.object)
        return super().get_context_data(may_extend=may_extend, past=past, **kwargs)


class OfficeExtension(ExtensionRoom, FormPage):
    """A longer intake for everybody."""

    form_class = ExtensionForm
    template_name = "contests/office_extension.html"
    verb = staticmethod(extend_intake)
    done = _("Приём продлён. Все, у кого есть черновик, получат письмо.")

    def get_success_url(self):
        return reverse("office_edition", args=[self.object.slug])


class OfficeDraftExtension(ExtensionRoom, FormPage):
    """A longer intake for one draft, whose owner called."""

    form_class = DraftExtensionForm
    template_name = "contests/office_extension.html"
    done = _("Срок продлён. Заявитель получит письмо.")

    def get_context_data(self, **kwargs):
        return super().get_context_data(for_one=True, **kwargs)

    def perform(self, *, code, **answers):
        """Find the draft by the code that its owner said, and prolong its term."""
        if (draft := draft_by_code(self.object, code)) is None:
            raise Refusal(_("Черновика с таким кодом в этом конкурсе нет. Попросите назвать код ещё раз."))
        extend_application(draft, by=self.request.user, **answers)
        return self.object

    def get_success_url(self):
        return reverse("office_draft_extension", args=[self.object.slug])


class OfficeCopy(EditionRoom, FormPage):
    """The contest of another year, made from this one."""

    permission = "contests.copy_edition"
    form_class = CopyForm
    verb = staticmethod(copy_edition)
    template_name = "contests/office_copy.html"
    done = _("Черновик создан. Пройдите список «Проверить перед объявлением».")

    def get_initial(self):
        return {"year": self.object.year + 1}

    def get_success_url(self):
        return reverse("office_edition", args=[self.object.slug])
