"""An application to join: from the draft to the decision of the Presidium."""

from django.utils.translation import gettext_lazy as _

from foundation.workflow import Workflow, move
from members.models import Membership
from members.states import ApplicationState as S
from privacy.states import ConsentKind

# What an application cannot go without, in the order of the form.
NEEDED = {
    "last_name": _("фамилия"),
    "first_name": _("имя"),
    "municipality_id": _("муниципальное образование"),
    "phone": _("телефон"),
}


def missing_facts(application) -> list[str]:
    """Return the names of what is not written yet."""
    missing = [str(words) for name, words in NEEDED.items() if not getattr(application, name)]
    if application.is_paper and not application.received_on:
        missing.append(str(_("дата заявления")))
    return missing


def facts_are_written(application):
    """Guard: everything that the Presidium must know is there."""
    if missing := missing_facts(application):
        return _("Заполните: %(missing)s.") % {"missing": ", ".join(missing)}
    return None


def applicant_is_adult(application):
    """Guard: the branch admits people of 18 and older."""
    if not application.is_adult:
        return _("Подтвердите, что человеку исполнилось 18 лет.")
    return None


def consent_is_given(application):
    """Guard: without this consent the branch may not keep the application."""
    if ConsentKind.PROCESSING not in application.agreed():
        return _("Нужно согласие на обработку персональных данных.")
    return None


def paper_is_attached(application):
    """Guard: of an application on paper the portal keeps the image."""
    if application.is_paper and not application.scan:
        return _("Приложите электронный образ заявления с подписью.")
    return None


def is_no_member_yet(application):
    """Guard: whoever is a member does not join again."""
    if (
        application.applicant_id
        and Membership.objects.in_force().filter(member__user=application.applicant_id).exists()
    ):
        return _("Этот человек уже состоит в отделении.")
    return None


class MembershipApplicationWorkflow(Workflow):
    """Moves of one application to join."""

    model = "members.MembershipApplication"
    related = ("applicant", "municipality")

    submit = move(
        S.DRAFT,
        S.RETURNED,
        to=S.SUBMITTED,
        permission="members.submit_membershipapplication",
        label=_("Отправить заявление"),
        past=_("Заявление отправлено"),
        guards=[facts_are_written, applicant_is_adult, consent_is_given, paper_is_attached, is_no_member_yet],
        tone="primary",
        explains=_("Заявление рассмотрит президиум на ближайшем заседании."),
    )
    admit = move(
        S.SUBMITTED,
        to=S.ADMITTED,
        permission="members.decide_membershipapplication",
        label=_("Записать приём"),
        past=_("Принят в члены отделения"),
        guards=[is_no_member_yet],
        tone="primary",
        asks=True,
        explains=_("Человек войдёт в реестр и получит билет со следующим номером. Ему придёт письмо с билетом."),
    )
    return_ = move(
        S.SUBMITTED,
        to=S.RETURNED,
        permission="members.decide_membershipapplication",
        label=_("Вернуть на исправление"),
        past=_("Заявление возвращено"),
        asks=True,
        explains=_("Человек исправит заявление и отправит его снова. Ему придёт письмо с вашими словами."),
    )
    decline = move(
        S.SUBMITTED,
        to=S.DECLINED,
        permission="members.decide_membershipapplication",
        label=_("Записать отказ"),
        past=_("В приёме отказано"),
        tone="danger",
        asks=True,
        explains=_("Человеку придёт письмо с причиной. Он сможет подать новое заявление."),
    )
    withdraw = move(
        S.DRAFT,
        S.RETURNED,
        S.SUBMITTED,
        to=S.WITHDRAWN,
        permission="members.withdraw_membershipapplication",
        label=_("Отозвать заявление"),
        past=_("Заявление отозвано"),
        tone="quiet",
        asks=True,
        explains=_("Президиум не будет его рассматривать. Потом можно подать новое."),
    )
