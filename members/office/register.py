"""The register desk: members on any day, searched and narrowed, for Excel and for print; and the growth of the branch."""

from django.utils import timezone

from foundation.paging import page_of
from foundation.views import DownloadPage, PlainPage
from members import documents
from members.forms.register import RegisterForm
from members.office.room import BranchRoom
from members.queries.growth import growth
from members.queries.register import register_found, register_lines


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
        return super().get_context_data(**known, **kwargs)


class RegisterDownload(RegisterDoor, DownloadPage):
    """The whole register of the day leaves the portal: the one place where fresh proof of identity belongs.

    A door that asks for the password again hangs before `file` here, for both forms of the register.
    """

    permission = "members.export_register"

    def file(self):
        """Return the form of the register that the address names."""
        rows = self.ask()
        lines = register_lines(rows, self.day)
        return self.draw(lines)


class RegisterWorkbook(RegisterDownload):
    """For Excel, with the contacts of those who agreed."""

    def draw(self, lines):
        """Write the workbook."""
        content = documents.render_register_xlsx(lines, on=self.day, made_at=timezone.now())
        return content, f"reestr-{self.day:%Y-%m-%d}.xlsx", documents.XLSX


class RegisterPaper(RegisterDownload):
    """For print, without contacts."""

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
