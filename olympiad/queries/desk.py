"""What a coordinator's desk shows: his schools, the entry of one of them with what is missing, one pupil."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.queries import schools_of
from foundation.russian.plurals import count
from olympiad.models import OlympiadParticipant, SchoolEntry, Stage
from olympiad.queries.consents import Standing, standings_of
from olympiad.states import LIVE, EditionState, ParticipantState
from privacy.queries import age_rule
from privacy.states import ConsentKind, PaperState, Signers

OVER = (EditionState.DRAFT, EditionState.CANCELLED)
FILTERS = (
    ("", gettext_lazy("Все")),
    ("draft", gettext_lazy("Не отправлены")),
    ("consent", gettext_lazy("Нет согласия")),
    ("sent", gettext_lazy("Заявлены")),
    ("out", gettext_lazy("Отозваны и не допущены")),
)


@dataclass(frozen=True)
class PupilRow:
    """One pupil in the list of his school."""

    participant: OlympiadParticipant
    consents: list[Standing]

    @property
    def is_live(self) -> bool:
        """Whether he still goes on."""
        return self.participant.state in LIVE

    @property
    def processing(self) -> Standing:
        """The consent without which nobody takes part."""
        return next(standing for standing in self.consents if standing.kind == ConsentKind.PROCESSING)

    @property
    def lacks_consent(self) -> bool:
        """Whether the consent that he needs was not checked yet."""
        return self.is_live and not self.processing.is_verified

    @property
    def lacks_representative(self) -> bool:
        """Whether nobody is named who signs for him."""
        pupil = self.participant.pupil
        signers = age_rule().signers(pupil.born_on, on=timezone.localdate())
        return self.is_live and signers != Signers.SUBJECT and not (pupil.representative_name and pupil.relation)

    def is_in(self, chosen: str) -> bool:
        """Tell whether the row answers one of FILTERS."""
        state = self.participant.state
        return {
            "draft": state == ParticipantState.DRAFT,
            "consent": self.lacks_consent,
            "sent": self.is_live and state != ParticipantState.DRAFT,
            "out": not self.is_live,
        }.get(chosen, True)


@dataclass(frozen=True)
class Missing:
    """One thing that the school has to do: what, and where."""

    words: str
    filter: str = ""
    is_contact: bool = False


@dataclass(frozen=True)
class EntryDesk:
    """The entry of one school: its pupils with their consents, counts, what is missing."""

    entry: SchoolEntry
    rows: list[PupilRow]

    @cached_property
    def counts(self) -> Counter:
        """How many rows answer each filter."""
        return Counter(name for name, _label in FILTERS for row in self.rows if row.is_in(name))

    @property
    def total(self) -> int:
        """How many still go on."""
        return sum(row.is_live for row in self.rows)

    @property
    def verified(self) -> int:
        """How many of them have the consent that they need."""
        return sum(row.is_live and row.processing.is_verified for row in self.rows)

    @property
    def over_limit(self) -> int:
        """How many there are above the limit of the school."""
        return max(0, self.total - self.entry.limit) if self.entry.limit is not None else 0

    def shown(self, chosen: str) -> list[PupilRow]:
        """Return the rows that answer a filter."""
        return [row for row in self.rows if row.is_in(chosen)]

    @cached_property
    def missing(self) -> list[Missing]:
        """What the school has to do, the most urgent first."""
        found = []
        if not self.entry.contact_name:
            found.append(Missing(_("Укажите, кто в школе отвечает за олимпиаду"), is_contact=True))
        if over := self.over_limit:
            found.append(Missing(_("Лимит школы превышен: лишних %(number)d") % {"number": over}))
        if drafts := self.counts["draft"]:
            found.append(Missing(_("Не отправлены организатору: %(words)s") % {"words": _pupils(drafts)}, "draft"))
        for words, number in self._consents():
            if number:
                found.append(Missing(words % {"words": _pupils(number)}, "consent"))
        return found

    def _consents(self):
        states = Counter(
            row.processing.paper.state if row.processing.paper else ""
            for row in self.rows
            if row.lacks_consent and not row.lacks_representative
        )
        yield _("Не указано, кто подписывает согласие: %(words)s"), sum(row.lacks_representative for row in self.rows)
        yield _("Бланки согласий не подготовлены: %(words)s"), states[""]
        yield _("Подписанный бланк не приложен: %(words)s"), states[PaperState.AWAITED]
        yield _("Бланк не принят, нужен новый: %(words)s"), states[PaperState.REJECTED]


def _pupils(number: int) -> str:
    return count(number, "ученик", "ученика", "учеников")


def entries_of(user):
    """Return the entries of the schools whose confirmed coordinator this person is today: the secretary's are none."""
    related = ("stage__edition__olympiad", "stage__edition__rules", "school__municipality")
    entries = SchoolEntry.objects.filter(school__in=schools_of(user)).select_related(*related)
    return entries.order_by("-stage__starts_at", "school__name")


def entry_desk(entry: SchoolEntry) -> EntryDesk:
    """Return the desk of one entry; two queries for any number of pupils."""
    people = list(participants_of(entry))
    standings = standings_of(people)
    return EntryDesk(entry, [PupilRow(row, standings[row.code]) for row in people])


def participants_of(entry: SchoolEntry):
    """Return the pupils of a school at a stage, by name."""
    return OlympiadParticipant.objects.filter(stage=entry.stage_id, school=entry.school_id).by_name()


def pupils_of(user):
    """Return the participants of the schools whose confirmed coordinator this person is today, ready for a page of one."""
    related = ("stage__edition__olympiad", "stage__edition__rules", "pupil", "school__municipality")
    return OlympiadParticipant.objects.filter(school__in=schools_of(user)).select_related(*related)


def pupils_with(identities: Iterable[str], entry: SchoolEntry) -> dict[str, OlympiadParticipant]:
    """Return those of these children whom the school has entered already, by their identities. One query."""
    known = OlympiadParticipant.objects.live().filter(
        stage=entry.stage_id, school=entry.school_id, pupil__identity__in=list(identities)
    )
    return {row.pupil.identity: row for row in known.select_related("pupil")}


def filters_of(desk: EntryDesk, chosen: str) -> list[dict]:
    """Return FILTERS as tabs with their counts; those that nobody answers are left out."""
    return [
        {"label": label, "url": f"?show={name}" if name else "?", "current": name == chosen, "count": desk.counts[name]}
        for name, label in FILTERS
        if desk.counts[name] or not name
    ]


def entry_of(participant: OlympiadParticipant) -> SchoolEntry | None:
    """Return the entry of the participant's school at his stage."""
    return SchoolEntry.objects.filter(stage=participant.stage_id, school=participant.school_id).first()


@dataclass(frozen=True)
class Opening:
    """A stage that a school of this person can still join."""

    stage: Stage
    school: object


def openings_for(user, *, at: datetime) -> list[Opening]:
    """Return the stages that register at `at`, for each school of the person that has no entry there yet."""
    schools = list(schools_of(user))
    stages = list(Stage.objects.registering(at).select_related("edition__olympiad").order_by("registration_closes_at"))
    known = SchoolEntry.objects.filter(stage__in=stages, school__in=schools)
    joined = set(known.values_list("stage_id", "school_id"))
    return [Opening(stage, school) for stage in stages for school in schools if (stage.pk, school.pk) not in joined]


def label_of(participant: Any) -> str | Promise:
    """Return the neutral words for a participant who is compared with somebody; they tell nothing of another school."""
    return _("Организатор уточняет данные этого участника. Ничего делать не нужно.") if participant.is_disputed else ""
