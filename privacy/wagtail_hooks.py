"""Registration: the desks of consents in the office, and their words in the history."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSetGroup
from wagtail.permissions import register_permission_policy

from foundation.audit import vocabulary
from foundation.permissions import RulesPolicy
from foundation.publication import unseen
from privacy.models import (
    AccessRecord,
    Consent,
    ConsentPaper,
    ConsentWithdrawal,
    DestructionAct,
    RetentionRule,
    SubjectRequest,
)
from privacy.office.desks import AccessViewSet, ConsentViewSet, PaperViewSet, RequestViewSet, WithdrawalViewSet
from privacy.office.retention import ActViewSet, RuleViewSet
from privacy.workflow import RequestWorkflow

for model in (Consent, ConsentPaper, ConsentWithdrawal, SubjectRequest, AccessRecord, RetentionRule, DestructionAct):
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
            "privacy.retentionrule.install": _("Срок хранения внесён"),
            "privacy.retentionrule.change": _("Срок хранения изменён"),
            "privacy.destructionact.make": _("Данные уничтожены по акту"),
            "privacy.subjectrequest.ask": _("Обращение получено"),
        }
    ),
)

# Between a person and the secretary: no page shows a request.
unseen("privacy.subjectrequest.ask", *(move.code for move in RequestWorkflow.moves.values()))


class PrivacyGroup(ModelViewSetGroup):
    """One entry of the menu for everything about personal data."""

    items = (PaperViewSet, ConsentViewSet, WithdrawalViewSet, RequestViewSet, AccessViewSet, RuleViewSet, ActViewSet)
    menu_label = _("Личные данные")
    menu_icon = "lock"
    menu_order = 600


@hooks.register("register_admin_viewset")
def register_privacy():
    return PrivacyGroup()
