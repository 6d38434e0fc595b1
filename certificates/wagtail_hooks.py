"""Registration: certificates in the office, and their words in the history."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSetGroup
from wagtail.permissions import register_permission_policy

from certificates.models import Certificate, Signatory
from certificates.office.certificates import CertificateViewSet
from certificates.office.signatories import SignatoryViewSet
from foundation.audit import vocabulary
from foundation.permissions import RulesPolicy

for model in (Certificate, Signatory):
    register_permission_policy(model, RulesPolicy(model))

hooks.register(
    "register_log_actions",
    vocabulary(
        {
            "certificates.certificate.issue": _("Документ выдан"),
            "certificates.certificate.hide_name": _("Имя скрыто на странице проверки"),
            "certificates.signatory.add": _("Подписант внесён"),
            "certificates.signatory.change": _("Сведения о подписанте изменены"),
        }
    ),
)


class CertificatesGroup(ModelViewSetGroup):
    """One entry of the menu for the register and the list of signatories."""

    items = (CertificateViewSet, SignatoryViewSet)
    menu_label = _("Дипломы")
    menu_icon = "doc-full-inverse"
    menu_order = 500


@hooks.register("register_admin_viewset")
def register_certificates():
    return CertificatesGroup()
