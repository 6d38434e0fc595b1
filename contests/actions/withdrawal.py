"""What follows in the contests when somebody takes a consent back. The pages of results ask for consents at every look."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from contests.actions.application import withdraw_application
from contests.models import Application
from contests.states import EditionState
from contests.workflow import ApplicationWorkflow
from privacy.effects import Effect, Withdrawn
from privacy.states import ConsentKind

PREFIX = "contests.Application:"
AFTER_SIGNING = (EditionState.PROTOCOL_SIGNED, EditionState.PUBLISHED)


def forget_applicant(withdrawn: Withdrawn, *, by) -> Effect | None:
    """Tell what became of the name in the results; without the consent to processing also take the application out.

    None when the matter is no application.
    """
    if not withdrawn.about.startswith(PREFIX):
        return None
    related = ("edition__contest", "nomination", "applicant")
    application = Application.objects.select_related(*related).filter(code=withdrawn.about.removeprefix(PREFIX)).first()
    if application is None:
        return None
    acts: dict[str, Callable] = {ConsentKind.PUBLICATION: _unnamed, ConsentKind.PROCESSING: _taken_out}
    act = acts.get(withdrawn.kind)
    return act(application, by=by) if act else None


def _unnamed(application, *, by):
    edition, by_hand = application.edition, ()
    if edition.state in AFTER_SIGNING:
        by_hand = (_("Вывешенные и розданные списки итогов: замените или снимите."),)
    if edition.state != EditionState.PUBLISHED:
        return Effect(str(edition), (_("Имя в итогах не появится: вместо него будет номер заявки."),), by_hand)
    done = _("В опубликованных итогах вместо имени и организации стоит номер: %(number)s.")
    return Effect(str(edition), (done % {"number": application.number},), by_hand)


def _taken_out(application, *, by):
    edition = application.edition
    if application.sequence is None:
        return Effect(str(edition), (_("Черновик нельзя отправить, пока нет согласия."),))
    withdraw = ApplicationWorkflow.withdraw
    if withdraw.reasons(application):
        kept = _(
            "Протокол подписан: балл и место остаются без имени. Данные сотрёт срок хранения или просьба об удалении."
        )
        return Effect(str(edition), (), (kept,))
    withdraw_application(application, by=by, reason=_("Отозвано согласие на обработку персональных данных."))
    return Effect(str(edition), (_("Заявка № %(number)s снята с конкурса.") % {"number": application.number},))
