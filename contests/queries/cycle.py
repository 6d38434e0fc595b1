"""What the secretary checks before announcing, above all in a copy of last year's contest; and the acts that prolonged the intake."""

import re
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from contests.models import Application, ContestEdition
from contests.states import ApplicationState
from contests.workflow.announcement import (
    ENOUGH_JURORS,
    forms_are_sound,
    nominations_are_complete,
    nominations_exist,
    prizes_are_planned,
)


@dataclass(frozen=True)
class Check:
    """One thing to look at: what, whether it is in order, where it is put right, and what is wrong."""

    label: str
    done: bool
    url: str
    hint: str = ""

    @property
    def state(self) -> str:
        """The word of the component `task_list`."""
        return "done" if self.done else "review"


def checklist_of(edition: ContestEdition) -> list[Check]:
    """Return what a draft needs before it is announced, all of it at once, in the order of the work."""
    change = reverse("contestedition:edit", args=[edition.pk])
    desk, jury = (reverse(f"office_{name}", args=[edition.slug]) for name in ("edition", "jury"))
    regulation = reverse("office_regulation", args=[edition.slug])
    seats, chairs = edition.jury.active().count(), any(juror.is_chair for juror in edition.jury.active())
    old = _words_of_other_years(edition)
    nominations = [str(reason) for guard in GUARDS if (reason := guard(edition))]
    seated = bool(chairs) and seats >= ENOUGH_JURORS
    return [
        Check(_("Сроки этого года"), edition.intake_closes_at > timezone.now(), change, _dates_note(edition)),
        Check(_("В текстах нет прошлых лет"), not old, change, _("Встречается: %(list)s") % {"list": old} if old else ""),
        Check(_("Положение приложено"), edition.regulations.exists(), regulation),
        Check(_("Номинации, критерии и вопросы готовы"), not nominations, desk, " ".join(nominations)),
        Check(_("Жюри назначено"), seated, jury, _("Сейчас: %(seats)d. Нужен председатель.") % {"seats": seats} if not seated else ""),
    ]  # fmt: skip


GUARDS = (nominations_exist, nominations_are_complete, forms_are_sound, prizes_are_planned)


def _dates_note(edition):
    if edition.intake_closes_at > timezone.now():
        return ""
    return _("Приём закончился бы %(day)s.") % {"day": f"{timezone.localtime(edition.intake_closes_at):%d.%m.%Y}"}


def _words_of_other_years(edition) -> str:
    """Return the years that the texts name and that are neither the year of the contest nor the one it rates."""
    nominations = edition.nominations.prefetch_related("questions", "slots", "criteria")
    texts = [edition.summary]
    for nomination in nominations:
        texts += [nomination.title, nomination.hint]
        texts += [f"{row.label} {row.help_text}" for row in (*nomination.questions.all(), *nomination.slots.all())]
        texts += [f"{row.title} {row.description}" for row in nomination.criteria.all()]
    years = {int(year) for text in texts for year in re.findall(r"(?<!\d)20\d\d(?!\d)", text)}
    return ", ".join(map(str, sorted(years - {edition.year, edition.contest_year, edition.year + 1})))


def extensions_of(edition: ContestEdition):
    """Return the acts that prolonged the intake, the last first, with who did it and for whose application."""
    return edition.extensions.select_related("by", "application__edition", "application__applicant")


def draft_by_code(edition: ContestEdition, code: str) -> Application | None:
    """Return the unsent application of this code, or None. The code is all that the secretary knows of it."""
    return edition.applications.filter(code=code, state=ApplicationState.DRAFT).select_related("nomination").first()
