"""Verb of the applicant's consents: separate words, kept by the floor of privacy."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from contests.actions.application import locked
from contests.models import Application
from contests.workflow.application import revision_is_open
from foundation.errors import Refusal
from foundation.permissions import allows
from privacy.actions.consent import give_consent, withdraw_consent
from privacy.states import EVERYTHING, ConsentKind, PublicScope


@transaction.atomic
def agree_to_terms(
    application, *, by, processing: bool, publication: PublicScope | bool, media: bool = False
) -> Application:
    """Keep what the applicant agreed to; unticking the publication or the photographs takes that consent back.

    `publication` is what may be shown to everybody, True for all of it. Raises PermissionDenied; Refusal without the consent to
    processing or when nothing may be changed now.
    """
    application = locked(application)
    if not allows(by, "contests.change_application", application):
        raise PermissionDenied
    if reason := revision_is_open(application):
        raise Refusal(reason)
    if application.is_on_paper:
        raise Refusal(_("Заявка на бумаге: согласие подписывает участник, приложите скан."))
    if application.has_nominee and (publication or media):
        raise Refusal(_("Назвать человека в итогах разрешает он сам: по ссылке из письма."))
    if not processing:
        raise Refusal(_("Без согласия на обработку персональных данных заявку нельзя принять."))
    about = application.consent_subject
    give_consent(ConsentKind.PROCESSING, by=by, about=about)
    scope = publication if isinstance(publication, PublicScope) else EVERYTHING
    for kind, wanted in ((ConsentKind.PUBLICATION, publication), (ConsentKind.MEDIA, media)):
        if wanted:
            give_consent(kind, by=by, about=about, scope=scope)
        elif kind in application.agreed:
            withdraw_consent(kind, by=by, about=about)
    return application
