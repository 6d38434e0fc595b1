"""The works of a stage, from the tasks to the final list. Who may is in rules.py."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.russian.plurals import count
from foundation.workflow import Workflow, move
from olympiad.models import Allotment, MarkEntry, OlympiadParticipant, ParticipantCode
from olympiad.states import COUNTED, EditionState, ParticipantState
from olympiad.states import MarkingState as S

# Who may have left a work; of the first everybody has.
WROTE = ParticipantState.TOOK_PART
MAY_HAVE_WRITTEN = (WROTE, ParticipantState.INTERRUPTED, ParticipantState.DISQUALIFIED)
# With fewer works than this a whole list is shown, with more their number.
LISTED = 12


def day_is_over(marking):
    """Guard: the attendance is closed and the organiser has started the marking."""
    if marking.stage.edition.state not in {EditionState.MARKING, EditionState.APPEALS}:
        return _("Сначала переведите олимпиаду в состояние «Проверка работ».")
    return None


def tasks_are_set(marking):
    """Guard: every class that has works has tasks."""
    grades = set(marking.works.live().values_list("grade", flat=True))
    missing = sorted(grade for grade in grades if not marking.tasks.of_grade(grade).exists())
    if missing or not marking.tasks.exists():
        words = ", ".join(map(str, missing))
        return _("Добавьте задания. Нет заданий для классов: %(grades)s.") % {"grades": words or "–"}
    return None


def works_are_received(marking):
    """Guard: there is something to mark."""
    return None if marking.works.live().exists() else _("Примите хотя бы одну работу.")


def markers_are_enough(marking):
    """Guard: each work has as many markers as the rules want, and a chair who settles the rest."""
    needed = 2 if marking.stage.edition.rules.double_marking else 1
    found = marking.members.marking()
    if found.count() < needed:
        return _("В жюри не хватает людей: нужно не меньше %(needed)d.") % {"needed": needed}
    if not found.filter(role="chair").exists():
        return _("Назначьте председателя жюри.")
    return None


def every_mark_is_settled(marking):
    """Guard: every task of every work has a score."""
    pairs = Allotment.objects.filter(work__marking=marking, work__annulled_at__isnull=True, round=1)
    settled = MarkEntry.objects.filter(marking=marking, source__in=sorted(COUNTED)).values_list("work", "task")
    waiting = len(set(pairs.values_list("work", "task")) - set(settled))
    if waiting:
        words = count(waiting, "задания", "заданий", "заданий")
        return _("Проверка не закончена: нет балла у %(words)s.") % {"words": words}
    return None


def works_match_people(marking):
    """Guard: whoever wrote has a work, whoever has a work wrote. Both sides are listed."""
    codes = ParticipantCode.objects.valid().filter(stage=marking.stage_id)
    works = set(marking.works.live().values_list("value", flat=True))
    stray = works - set(codes.filter(participant__state__in=MAY_HAVE_WRITTEN).values_list("value", flat=True))
    lost = set(codes.filter(participant__state=WROTE).values_list("value", flat=True)) - works
    lost_words = [*sorted(lost), *_without_code(marking)]
    found = []
    if stray:
        found.append(str(_("Работы без участника: %(list)s.") % {"list": listed(stray)}))
    if lost_words:
        found.append(str(_("Участники без работы: %(list)s.") % {"list": listed(lost_words)}))
    return " ".join(found) or None


def _without_code(marking):
    people = OlympiadParticipant.objects.filter(stage=marking.stage_id, state=WROTE)
    return list(people.exclude(codes__in=ParticipantCode.objects.valid()).values_list("code", flat=True))


def listed(words) -> str:
    """Return a list for a sentence, cut where it is long."""
    words = sorted(words)
    more = len(words) - LISTED
    text = ", ".join(words[:LISTED])
    return str(_("%(list)s и ещё %(more)d") % {"list": text, "more": more}) if more > 0 else text


def decoding_was_asked(marking):
    """Guard: one person proposed it, so that a second one may do it."""
    if marking.decoding_asked_by_id is None:
        return _("Сначала кто-то один предлагает декодировать, второй подтверждает.")
    return None


def appeals_are_over(marking):
    """Guard: the window of appeals has closed by the clock of the server."""
    until = marking.stage.appeals_until
    if until and marking.stage.edition.rules.appeals_are_possible and timezone.now() <= until:
        return _("Апелляции принимаются до %(moment)s.") % {"moment": f"{timezone.localtime(until):%d.%m.%Y %H:%M}"}
    return None


def every_appeal_is_closed(marking):
    """Guard: nothing is counted while appeals are decided in part."""
    waiting = marking.appeals.open().count()
    if waiting:
        words = count(waiting, "апелляция", "апелляции", "апелляций")
        return _("Сначала рассмотрите апелляции. Ждут решения: %(words)s.") % {"words": words}
    return None


class MarkingWorkflow(Workflow):
    """Moves of the marking of one stage."""

    model = "olympiad.StageMarking"
    related = ("stage__edition__rules", "stage__edition__olympiad")

    begin = move(
        S.PREPARING,
        to=S.MARKING,
        permission="olympiad.run_marking",
        label=_("Начать проверку"),
        past=_("Работы распределены, проверка началась"),
        guards=[day_is_over, works_are_received, tasks_are_set, markers_are_enough],
        tone="primary",
        explains=_("Задания станут неизменными. Работы распределит жребий."),
    )
    lock = move(
        S.MARKING,
        to=S.LOCKED,
        permission="olympiad.lock_marks",
        label=_("Закрыть оценки протоколом"),
        past=_("Оценки закрыты"),
        guards=[every_mark_is_settled],
        tone="primary",
        asks=True,
        explains=_("После этого балл меняет только председатель, с основанием, или апелляция."),
    )
    decode = move(
        S.LOCKED,
        to=S.DECODED,
        permission="olympiad.decode_works",
        label=_("Подтвердить и декодировать"),
        past=_("Работы декодированы"),
        guards=[decoding_was_asked, works_match_people],
        tone="primary",
        explains=_("Станет видно, чьи это работы. Обратного пути нет."),
    )
    publish_preliminary = move(
        S.DECODED,
        S.PRELIMINARY,
        to=S.PRELIMINARY,
        permission="olympiad.publish_stage_results",
        label=_("Опубликовать предварительные результаты"),
        past=_("Предварительные результаты опубликованы"),
        asks=True,
        tone="primary",
        explains=_("Список откроется для всех, по шифрам и без имён."),
    )
    finalise = move(
        S.PRELIMINARY,
        to=S.FINAL,
        permission="olympiad.approve_results",
        label=_("Утвердить окончательные результаты"),
        past=_("Окончательные результаты утверждены"),
        guards=[appeals_are_over, every_appeal_is_closed],
        asks=True,
        tone="primary",
        explains=_("Имена увидят все, но только тех, на кого есть согласие."),
    )
    amend = move(
        S.FINAL,
        to=S.FINAL,
        permission="olympiad.approve_results",
        label=_("Утвердить новую версию результатов"),
        past=_("Утверждена новая версия результатов"),
        guards=[every_appeal_is_closed],
        asks=True,
        explains=_("Прежняя версия останется в архиве, причина – в журнале."),
    )
