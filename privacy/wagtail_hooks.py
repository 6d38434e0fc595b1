"""Registration: the desks of consents in the office, and their words in the history."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSetGroup
from wagtail.permissions import register_permission_policy

from foundation.audit import vocabulary
from foundation.permissions import RulesPolicy
from privacy.models import ConsentPaper, ConsentWithdrawal
from privacy.office.desks import PaperViewSet, WithdrawalViewSet

for model in (ConsentPaper, ConsentWithdrawal):
    register_permission_policy(model, RulesPolicy(model))

hooks.register(
    "register_log_actions",
    vocabulary(
        {
            "privacy.consenttext.issue": _("Редакция текста согласия внесена"),
            "privacy.consent.give": _("Согласие дано"),
            "privacy.consent.withdraw": _("Согласие отозвано"),
            "privacy.consentpaper.prepare": _("Бланк согласия подготовлен"),
            "privacy.consentwithdrawal.withdraw": _("Согласие отозвано всюду"),
        }
    ),
)


class PrivacyGroup(ModelViewSetGroup):
    """One entry of the menu for everything about personal data."""

    items = (PaperViewSet, WithdrawalViewSet)
    menu_label = _("Персональные данные")
    menu_icon = "lock"
    menu_order = 600


@hooks.register("register_admin_viewset")
def register_privacy():
    return PrivacyGroup()
