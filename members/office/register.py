"""The register desk: members on any day, searched and narrowed, for Excel and for print; and the growth of the branch."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.paging import page_of
from foundation.views import PlainPage
from members import documents
from members.forms.register import RegisterForm
from members.office.room import BranchRoom
from members.queries.growth import growth
from members.queries.register import register_found, register_lines
from privacy.actions.access import note_access
from privacy.states import AccessAct
from privacy.views.export import ExportPage, Taken

# How the journal of access calls the register as a whole.
REGISTER = "members.Member:register"


class RegisterDoor:
    """The register, narrowed as the address says; an answer that makes no sense narrows nothing."""

    permission = "members.view_register"

    def ask(self):
        """Read the address: the form, the day, the rows."""
        self.search = RegisterForm(self.request.GET)
        self.search.is_valid()
        asked = self.search.cleaned_data
        self.day = asked.get("on") or timezone.localdate()
        return register_found(
            self.day,
            query=asked.get("q") or "",
            municipality=asked.get("municipality"),
            body=asked.get("body"),
            left=asked.get("left") or False,
        )


class RegisterRoom(BranchRoom, RegisterDoor):
    """The register under the tabs of the branch."""


class OfficeRegister(RegisterRoom, PlainPage):
    """Lines of the register, thirty a page."""

    template_name = "members/office_register.html"

    def get_context_data(self, **kwargs):
        page = page_of(self.ask(), self.request)
        lines = register_lines(page.object_list, self.day)
        known = {"search": self.search, "day": self.day, "page_obj": page, "lines": lines}
        note_access(AccessAct.VIEW, by=self.request.user, about=REGISTER, what=str(_("Реестр членов")), rows=len(lines))
        return super().get_context_data(**known, **kwargs)


class RegisterDownload(RegisterDoor, ExportPage):
    """The whole register of the day leaves the portal, in one of its two forms."""

    permission = "members.export_register"

    def size(self):
        return self.ask().count()

    def back_url(self):
        return f"{reverse('office_register')}?{self.request.GET.urlencode()}"

    def taken(self):
        rows = self.ask()
        lines = register_lines(rows, self.day)
        what = _("Реестр членов на %(day)s") % {"day": f"{self.day:%d.%m.%Y}"}
        return Taken(*self.draw(lines), about=REGISTER, what=what, rows=len(lines))

    def draw(self, lines) -> tuple[bytes, str, str]:
        """Return the form of the register that the address names: bytes, name, type."""
        raise NotImplementedError


class RegisterWorkbook(RegisterDownload):
    """For Excel, with the contacts of those who agreed."""

    title = _("Реестр членов для Excel")

    def draw(self, lines):
        """Write the workbook."""
        content = documents.render_register_xlsx(lines, on=self.day, made_at=timezone.now())
        return content, f"reestr-{self.day:%Y-%m-%d}.xlsx", documents.XLSX


class RegisterPaper(RegisterDownload):
    """For print, without contacts."""

    title = _("Реестр членов для печати")

    def draw(self, lines):
        """Draw the document."""
        content = documents.render_register_pdf(lines, on=self.day)
        return content, f"reestr-{self.day:%Y-%m-%d}.pdf", documents.PDF


class OfficeGrowth(BranchRoom, PlainPage):
    """The growth of the branch by months and years, as strangers see it too."""

    permission = "members.view_register"
    template_name = "members/office_growth.html"
    tab = "growth"

    def get_context_data(self, **kwargs):
        asked = self.request.GET.get("year", "")
        year = int(asked) if asked.isdecimal() else None
        return super().get_context_data(growth=growth(year=year, today=timezone.localdate()), **kwargs)
