"""Verb of the applicant's consents: two separate words, kept by the floor of privacy."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from contests.actions.application import locked
from contests.models import Application
from contests.workflow.application import revision_is_open
from foundation.errors import Refusal
from foundation.permissions import allows
from privacy.actions.consent import give_consent, withdraw_consent
from privacy.queries import has_consent
from privacy.states import ConsentKind


@transaction.atomic
def agree_to_terms(application, *, by, processing: bool, publication: bool) -> Application:
    """Keep what the applicant agreed to; unticking the publication takes that consent back.

    Raises PermissionDenied; Refusal without the consent to processing or when nothing may be changed now.
    """
    application = locked(application)
    if not allows(by, "contests.change_application", application):
        raise PermissionDenied
    if reason := revision_is_open(application):
        raise Refusal(reason)
    if not processing:
        raise Refusal(_("Без согласия на обработку персональных данных заявку нельзя принять."))
    about = application.consent_subject
    give_consent(ConsentKind.PROCESSING, by=by, about=about)
    if publication:
        give_consent(ConsentKind.PUBLICATION, by=by, about=about)
    elif has_consent(about, ConsentKind.PUBLICATION):
        withdraw_consent(ConsentKind.PUBLICATION, by=by, about=about)
    return application
