"""All that the secretary needs to decide on one application, and the journal as lines of a table."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry

from contests.models import Application, ApplicationVersion, CorrectionRequest, Criterion, VerifiedValue
from contests.queries.intake import AnsweredSection, Item, answered_sections, completeness
from contests.queries.papers import SlotPapers, papers_by_slot
from contests.states import CriterionKind
from directory.models import Representative
from foundation.russian.dates import deadline_words

# A word, a gap, or one sign: joined again they are the text itself.
_WORDS = re.compile(r"\w+|\s+|[^\w\s]")


@dataclass(frozen=True)
class JournalLine:
    """An application as a line of the journal."""

    number: str
    received_at: datetime
    nomination: str
    applicant: str
    organization: str
    municipality: str
    papers: int
    channel: str
    state: str
    reason: str


@dataclass(frozen=True)
class Change:
    """An answer, or a paper, that differs between the last two versions."""

    label: str
    before: str
    after: str

    @property
    def parts(self) -> list[tuple[str, str]]:
        """Return the text word by word: ("same" | "gone" | "new", words)."""
        old, new = _WORDS.findall(self.before), _WORDS.findall(self.after)
        parts = []
        for act, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if act == "equal":
                parts.append(("same", "".join(old[a:b])))
                continue
            parts += [("gone", "".join(old[a:b]))] if a < b else []
            parts += [("new", "".join(new[c:d]))] if c < d else []
        return parts


@dataclass(frozen=True)
class ScreeningCard:
    """One application on the secretary's table."""

    application: Application
    sections: list[AnsweredSection]
    slots: list[SlotPapers]
    checklist: list[Item]
    versions: list[ApplicationVersion]
    changes: list[Change]
    representation: Representative | None
    history: list[ModelLogEntry]
    has_verified_criteria: bool

    @property
    def files(self) -> list[dict]:
        """Papers as rows of one list, each with the slot that it fills."""
        return [paper.as_file() | {"note": row.slot.label} for row in self.slots for paper in row.papers]


def screening_card(application: Application) -> ScreeningCard:
    """Return everything about one application that was sent; the same queries for any number of answers and papers."""
    versions = list(application.versions.select_related("author").order_by("-number"))
    return ScreeningCard(
        application=application,
        sections=answered_sections(application),
        slots=papers_by_slot(application),
        checklist=completeness(application),
        versions=versions,
        changes=_changes(application, versions),
        representation=representation_of(application),
        history=list(ModelLogEntry.objects.for_instance(application).select_related("user").order_by("-timestamp")),
        has_verified_criteria=bool(verified_criteria(application.nomination)),
    )


def overdue_words(correction: CorrectionRequest) -> str:
    """Return the draft of a refusal for what was not corrected in time; the secretary adds the clause and confirms."""
    due = deadline_words(correction.due_at, timezone.get_default_timezone_name()) if correction.due_at else "–"
    words = _("Заявка возвращена на доработку со сроком: %(due)s. Исправленная заявка не поступила. Пункт положения: ")
    return words % {"due": due}


def journal_lines(rows: Iterable) -> list[JournalLine]:
    """Return the rows of `queries.intake.journal` as lines of a table."""
    return [
        JournalLine(
            number=row.number,
            received_at=row.received_at,
            nomination=row.nomination.title,
            applicant=row.participant.get_full_name(),
            organization=str(row.organization),
            municipality=str(row.organization.municipality),
            papers=row.papers,
            channel=row.get_submitted_as_display(),
            state=row.get_state_display(),
            reason=row.decision_reason,
        )
        for row in rows
    ]


def representation_of(application: Application) -> Representative | None:
    """Return by what the applicant acts for the organisation today: confirmed if there is such, else what waits; or None."""
    live = Representative.objects.live(on=timezone.localdate())
    # The word "asked" stands before "confirmed", and a confirmed one decides.
    pair = live.filter(user=application.applicant, organization=application.organization)
    return pair.select_related("user", "organization").order_by("-state", "pk").first()


def _changes(application, versions) -> list[Change]:
    if len(versions) < 2:
        return []
    after, before = versions[0].answers, versions[1].answers
    changes = [
        Change(question.label, before.get(question.key, ""), after.get(question.key, ""))
        for question in application.nomination.with_read("questions").questions.all()
        if before.get(question.key, "") != after.get(question.key, "")
    ]
    old, new = ({row["sha256"]: row for row in version.attachments} for version in (versions[1], versions[0]))
    gone, come = ([rows[key] for key in rows if key not in others] for rows, others in ((old, new), (new, old)))
    papers = [Change(row["slot"], row["name"], "") for row in gone]
    return [*changes, *papers, *(Change(row["slot"], "", row["name"]) for row in come)]


def verified_criteria(nomination) -> list[Criterion]:
    """Return the criteria of a nomination that the secretary verifies, in order."""
    return list(Criterion.objects.filter(nomination=nomination, kind=CriterionKind.VERIFIED))


def verified_values(application) -> list[VerifiedValue]:
    """Return what was verified for an application, in the order of criteria."""
    return list(
        VerifiedValue.objects.filter(application=application)
        .select_related("criterion", "by")
        .order_by("criterion__position")
    )
