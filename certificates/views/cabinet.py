"""Doors of a holder and of the secretary: the list of one's certificates, the page of each, its PDF, its end."""

import hashlib
import logging

from certificates.forms.certificate import ReplaceForm, RevokeForm
from certificates.models import Certificate
from certificates.pdf import render
from certificates.queries import certificates_of, facsimiles_of
from certificates.workflow import CertificateWorkflow
from foundation.views import DetailPage, DownloadPage, ListPage, MovePage

logger = logging.getLogger(__name__)


class CertificateList(ListPage):
    """What this person was given, the newest first."""

    model = Certificate
    permission = "certificates.list_own_certificates"
    template_name = "certificates/certificate_list.html"

    def get_queryset(self):
        """Return his own certificates, for the secretary too."""
        return certificates_of(self.request.user)


class CertificateDetail(DetailPage):
    """One certificate: its words, its state and, for the secretary, how it may end."""

    model = Certificate
    permission = "certificates.view_certificate"
    workflow = CertificateWorkflow
    template_name = "certificates/certificate_detail.html"


class CertificateMove(MovePage):
    """Revoking and replacing: both ask for a reason first."""

    model = Certificate
    permission = "certificates.view_certificate"
    workflow = CertificateWorkflow
    forms = {"revoke": RevokeForm, "replace": ReplaceForm}

    def get_initial(self):
        """Return the words about the holder as they stand, to be corrected."""
        document = self.object.document
        return {name: getattr(document, name, "") for name in ReplaceForm.base_fields}


class CertificateDownload(DownloadPage):
    """The paper, drawn anew from the stored facts. One that is out of force is not printed any more: 404."""

    model = Certificate
    permission = "certificates.view_certificate"

    def visible(self):
        """Return the certificates in force that this person may know of and that still name somebody."""
        return super().visible().in_force().exclude(holder_name="")

    def file(self):
        """Return the PDF; its name is the registration number."""
        facts = self.object.document
        content = render(self.object.layout, facts, facsimiles_of(facts))
        if hashlib.sha256(content).hexdigest() != self.object.sha256:
            # A new version of a library may compress otherwise. The person still gets the paper: its proof is the code
            # and the check page, which shows the same facts. Only the comparison of files in the browser will say "another".
            logger.error("%s is not drawn as it was issued", self.object)
        number = self.object.registration_number.replace("/", "-")
        return content, f"{facts.document_word} {number}.pdf", "application/pdf"
