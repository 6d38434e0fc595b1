"""An appeal: filed while the window is open, heard, decided by votes. Who may is in rules.py."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.workflow import Workflow, move
from olympiad.states import AppealState as S
from olympiad.states import MarkingState


def results_are_preliminary(appeal):
    """Guard: marks can still change by appeals."""
    if appeal.marking.state != MarkingState.PRELIMINARY:
        return _("Апелляции рассматривают между предварительными и окончательными результатами.")
    return None


def commission_is_quorate(appeal):
    """Guard: enough votes, and more than half of those who may vote."""
    votes = appeal.votes.filter(member__revoked_at__isnull=True).count()
    listed = appeal.marking.members.judging().count()
    quorum = max(appeal.marking.stage.edition.rules.appeal_quorum, listed // 2 + 1)
    if votes < quorum:
        return _("Нет кворума: голосов %(votes)d, нужно %(quorum)d.") % {"votes": votes, "quorum": quorum}
    return None


def window_words(stage, at=None) -> str | None:
    """Return why no appeal can be filed at `at` (now when omitted); None while the window is open, its ends included."""
    moment = at or timezone.now()
    if not stage.edition.rules.appeals_are_possible or stage.appeals_until is None:
        return str(_("На этом этапе апелляции не принимаются."))
    if stage.works_shown_from and moment < stage.works_shown_from:
        return str(_("Апелляции принимаются после показа работ."))
    if moment > stage.appeals_until:
        return str(_("Срок подачи апелляций прошёл."))
    return None


class AppealWorkflow(Workflow):
    """Moves of one appeal."""

    model = "olympiad.Appeal"
    related = ("marking__stage__edition__rules", "participant__school", "task")

    withdraw = move(
        S.FILED,
        S.SCHEDULED,
        to=S.WITHDRAWN,
        permission="olympiad.withdraw_appeal",
        label=_("Отозвать апелляцию"),
        past=_("Апелляция отозвана"),
        explains=_("Рассмотрения не будет, балл останется прежним."),
    )
    return_ = move(
        S.FILED,
        to=S.RETURNED,
        permission="olympiad.run_appeals",
        label=_("Вернуть без рассмотрения"),
        past=_("Апелляция возвращена"),
        asks=True,
        explains=_("Например, если она о содержании задания, а не о балле."),
    )
    schedule = move(
        S.FILED,
        S.SCHEDULED,
        to=S.SCHEDULED,
        permission="olympiad.run_appeals",
        label=_("Назначить рассмотрение"),
        past=_("Рассмотрение назначено"),
        guards=[results_are_preliminary],
        asks=True,
        tone="primary",
    )
    reject = move(
        S.SCHEDULED,
        to=S.REJECTED,
        permission="olympiad.decide_appeal",
        label=_("Отклонить"),
        past=_("Апелляция отклонена"),
        guards=[results_are_preliminary, commission_is_quorate],
        asks=True,
    )
    grant = move(
        S.SCHEDULED,
        to=S.GRANTED,
        permission="olympiad.decide_appeal",
        label=_("Удовлетворить"),
        past=_("Апелляция удовлетворена"),
        guards=[results_are_preliminary, commission_is_quorate],
        asks=True,
        tone="primary",
        explains=_("Балл изменится так, как проголосовала комиссия."),
    )
