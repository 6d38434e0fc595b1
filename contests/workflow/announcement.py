"""What a contest needs before it is announced: guards that bind, and warnings that do not."""

from itertools import pairwise

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contests.models import Question
from contests.models.question import OF_LIST

ENOUGH_JURORS = 3
ENOUGH_ANSWERS = 2


def nominations_exist(edition):
    """Guard: there is something to apply for."""
    if not edition.nominations.exists():
        return _("Добавьте хотя бы одну номинацию.")
    return None


def nominations_are_complete(edition):
    """Guard: every nomination says by what it is scored and what the applicant has to send."""
    nominations = edition.nominations.annotate(
        asks=Count("questions", distinct=True, filter=Q(questions__is_required=True))
        + Count("slots", distinct=True, filter=Q(slots__is_required=True)),
        scores=Count("criteria", distinct=True),
    )
    lacks = []
    for nomination in nominations:
        missing = [] if nomination.scores else [str(_("критерии оценки"))]
        if not nomination.asks:
            missing.append(str(_("обязательные вопросы или документы")))
        if missing:
            lacks.append(f"«{nomination}» – {' и '.join(missing)}")
    return _("Дополните номинации: %(list)s.") % {"list": "; ".join(lacks)} if lacks else None


def forms_are_sound(edition):
    """Guard: lists have answers to choose from, and a question waits only for an answer that can be given before it."""
    faults = [
        f"«{nomination}» – {fault}"
        for nomination in edition.nominations.prefetch_related("questions")
        for fault in faults_of_form(nomination.questions.all())
    ]
    return _("Исправьте вопросы заявки: %(list)s.") % {"list": "; ".join(faults)} if faults else None


def faults_of_form(questions) -> list[str]:
    """Return what is wrong with the questions of one nomination, in words; one level of conditions is allowed."""
    faults: list[str] = []
    seen: dict[str, Question] = {}
    for question in questions:
        decides = seen.get(question.show_key)
        seen[question.key] = question
        if question.kind in OF_LIST and len(question.options) < ENOUGH_ANSWERS:
            faults.append(_("«%(question)s»: нет списка ответов") % {"question": question})
        if not question.show_key:
            continue
        if decides is None:
            faults.append(_("«%(question)s» ждёт вопроса, который стоит не раньше") % {"question": question})
        elif question.show_value not in decides.choices:
            faults.append(_("«%(question)s» ждёт ответа, которого нет в списке") % {"question": question})
        elif decides.show_key:
            faults.append(_("«%(question)s» ждёт вопроса, который сам ждёт другого") % {"question": question})
    return [str(fault) for fault in faults]


def criteria_are_sound(edition):
    """Guard: every answer has points by the tables of the criteria, and each takes its value from a question that is asked."""
    faults = []
    for nomination in edition.nominations.prefetch_related("criteria", "questions"):
        asked = {question.key for question in nomination.questions.all()}
        for criterion in nomination.criteria.all():
            found = [finding.words for finding in criterion.findings() if finding.is_fault]
            if {criterion.source_key, criterion.condition_key} - asked - {""}:
                found.append(str(_("вопроса, из которого берётся значение, больше нет")))
            faults += [f"«{criterion}» – {words}" for words in found]
    return _("Исправьте критерии: %(list)s.") % {"list": "; ".join(faults)} if faults else None


def prizes_are_planned(edition):
    """Guard: every nomination says how many places it awards."""
    bare = [f"«{nomination}»" for nomination in edition.nominations.filter(places=0)]
    return _("Укажите, сколько мест присуждается: %(list)s.") % {"list": ", ".join(bare)} if bare else None


def regulation_is_attached(edition):
    """Guard: everybody can read by which rules the contest is held."""
    if not edition.regulations.exists():
        return _("Приложите положение о конкурсе.")
    return None


def dates_are_in_order(edition):
    """Guard: the intake lies ahead and the results come after it."""
    if edition.intake_closes_at <= timezone.now():
        return _("Приём заявок уже должен был закончиться. Исправьте даты приёма.")
    moments = edition.moments()
    for (earlier, before), (later, after) in pairwise(moments):
        if after < before:
            return _("Исправьте даты: «%(later)s» раньше, чем «%(earlier)s».") % {"later": later, "earlier": earlier}
    if edition.results_due_on and edition.results_due_on < timezone.localdate(edition.intake_closes_at):
        return _("Итоги не могут подводиться раньше, чем закончится приём заявок. Исправьте даты.")
    return None


def warnings_before_announcement(edition) -> list[str]:
    """Return what the secretary should know before announcing; none of it stops him."""
    jurors = edition.jury.active().count()
    if jurors >= ENOUGH_JURORS:
        return []
    return [
        str(
            _("В жюри меньше трёх человек (сейчас: %(count)d). Назначьте остальных до начала оценки.")
            % {"count": jurors}
        )
    ]


ANNOUNCEMENT = (
    nominations_exist,
    nominations_are_complete,
    forms_are_sound,
    criteria_are_sound,
    prizes_are_planned,
    regulation_is_attached,
    dates_are_in_order,
)
