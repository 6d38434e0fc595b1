"""What a contest needs before it is announced: guards that bind, and warnings that do not."""

from itertools import pairwise

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

ENOUGH_JURORS = 3


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
    prizes_are_planned,
    regulation_is_attached,
    dates_are_in_order,
)
