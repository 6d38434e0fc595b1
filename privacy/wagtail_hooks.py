"""Registration: the words of consents in the history."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from foundation.audit import vocabulary

hooks.register(
    "register_log_actions",
    vocabulary(
        {
            "privacy.consenttext.issue": _("Редакция текста согласия внесена"),
            "privacy.consent.give": _("Согласие дано"),
            "privacy.consent.withdraw": _("Согласие отозвано"),
        }
    ),
)
