"""Applications to join: the person's own with its tasks, and the secretary's desk."""

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from members.models import MembershipApplication
from members.states import ApplicationState
from members.workflow.application import applicant_is_adult, missing_facts
from privacy.states import ConsentKind


def applications_of(user):
    """Return everything that a person ever sent, the newest first."""
    return MembershipApplication.objects.filter(applicant=user)


def live_application_of(user) -> MembershipApplication | None:
    """Return the application of a person that is not decided yet, or None."""
    return applications_of(user).live().first()


def applications_awaiting():
    """Return what waits for a decision, the longest waiting first."""
    return MembershipApplication.objects.awaiting().order_by("received_on", "pk")


def applications_desk(user, *, state: str = ""):
    """Return the applications that the secretary may see, narrowed to a state; what waits longest comes first."""
    rows = MembershipApplication.objects.visible_to(user).select_related("municipality", "applicant")
    if state:
        return rows.filter(state=state).order_by("received_on", "pk")
    return rows.order_by("-created_at", "-pk")


def counts_by_state(user) -> dict[str, int]:
    """Return how many applications the secretary sees in every state; one query."""
    rows = MembershipApplication.objects.visible_to(user).order_by()
    counted = dict(rows.values_list("state").annotate(Count("pk")))
    return {state.value: counted.get(state.value, 0) for state in ApplicationState}


def tasks_of(application: MembershipApplication) -> list[dict]:
    """Return a draft as rows for the component `task_list`."""
    written = not missing_facts(application) and not applicant_is_adult(application)
    agreed = ConsentKind.PROCESSING in application.agreed()
    return [
        {
            "label": _("Сведения о себе"),
            "url": reverse("members:application_facts", args=[application.code]),
            "hint": _("Имя, где живёте, телефон, почему хотите вступить"),
            "state": "done" if written else "todo",
        },
        {
            "label": _("Согласие"),
            "url": reverse("members:application_consent", args=[application.code]),
            "hint": _("Отдельно от заявления: на обработку данных и, по желанию, на публикацию имени"),
            "state": "done" if agreed else "todo",
        },
    ]


def timeline_of(application: MembershipApplication) -> list[dict]:
    """Return the way of a sent application for the component `timeline`."""
    decided = application.state in {ApplicationState.ADMITTED, ApplicationState.DECLINED}
    ends = {
        ApplicationState.ADMITTED: _("Приняты в члены отделения"),
        ApplicationState.DECLINED: _("В приёме отказано"),
        ApplicationState.WITHDRAWN: _("Заявление отозвано"),
    }
    protocol = _("Протокол президиума № %(number)s") % {"number": application.protocol_number} if decided else ""
    return [
        {"label": _("Заявление получено"), "state": "done", "at": application.received_on},
        {
            "label": _("Решение президиума"),
            "state": "done" if decided else "now",
            "at": application.decided_on,
            "note": protocol or _("Президиум собирается четыре раза в год. О решении мы напишем."),
        },
        {
            "label": ends.get(ApplicationState(application.state), _("Билет члена отделения")),
            "state": "done" if decided else "next",
        },
    ]
