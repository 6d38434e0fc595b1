"""What is shown of a plan before it is written: its rows as they are understood, doubts, and what would change on the site."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from foundation.russian.typography import nbsp
from pages.models import PlanImport, PlanItem, WorkPlanPage
from pages.models.attachments import Attachment, attachments_of, by_row, named
from pages.periods import Period, describe
from pages.plan_reading.guesses import Choice, proposed
from pages.plan_reading.matching import Known, matched
from pages.plan_reading.parsed import ParsedItem, PlanWarning, Severity, Trouble
from pages.plan_reading.review import doubts, periods_of

RECENT = 10
NEW, CHANGED, SAME = "new", "changed", "same"
# The words of a row, in the plan that was read and in the one that stands.
WORDS = {
    "number": "number",
    "period": "approximate_period_text",
    "title": "title",
    "participants": "participants_text",
    "programme": "preliminary_programme",
}


@dataclass(frozen=True)
class PreviewRow:
    """A row: its place from 0, its words, how its period is understood, doubts, what is chosen, and what it was before."""

    place: int
    item: ParsedItem
    term: str
    doubts: tuple[PlanWarning, ...]
    choice: Choice
    state: str = ""
    was: Mapping[str, str] | None = None


@dataclass(frozen=True)
class PreviewPart:
    """A section with its rows."""

    wording: str
    rows: tuple[PreviewRow, ...]


@dataclass(frozen=True)
class GoneRow:
    """A row that the new plan has no more, and what hangs on it. A held one cannot go."""

    item: PlanItem
    attached: str
    is_held: bool


@dataclass(frozen=True)
class Preview:
    """All that is to be looked at."""

    parts: tuple[PreviewPart, ...]
    obstacles: tuple[PlanWarning, ...]
    remarks: tuple[PlanWarning, ...]
    year: int
    standing: WorkPlanPage | None
    is_stale: bool
    gone: tuple[GoneRow, ...]
    counts: Mapping[str, int]

    @property
    def held(self) -> list[GoneRow]:
        """Rows without which the plan cannot be replaced."""
        return [row for row in self.gone if row.is_held]


def preview_of(loading: PlanImport, choices: Mapping[int, Choice], *, at: datetime) -> Preview:
    """Return what is shown of a loading. The number of queries does not depend on the rows.

    Without a year the periods are understood as those of the year of `at`.
    """
    parsed, year = loading.plan, loading.year or loading.plan.year or at.year
    standing = loading.standing_page
    old = {row.pk: row for row in PlanItem.objects.filter(section__plan=standing)} if standing else {}
    attached = by_row(attachments_of(PlanItem.objects.filter(section__plan=standing))) if standing else {}
    keys = matched(
        [Known(row.pk, row.number, row.title) for row in old.values()],
        [(item.number, item.title) for item in parsed.items],
    )
    periods = periods_of(parsed, year=year)
    found = [*parsed.warnings, *doubts(parsed, periods, year=year), *_other_names(parsed.items, keys, old, attached)]
    rows = [
        _row(place, item, period, old.get(key) if key else None, choices.get(place))
        for place, (item, period, key) in enumerate(zip(parsed.items, periods, keys, strict=True))
    ]
    rows = _with_doubts(rows, found, compared=standing is not None)
    gone = tuple(_gone(row, attached.get(row.pk, [])) for row in old.values() if row.pk not in set(keys))
    return Preview(
        parts=_parts(loading, rows),
        obstacles=tuple(warning for warning in found if warning.trouble.severity is Severity.BLOCKS),
        remarks=_remarks(found),
        year=year,
        standing=standing,
        is_stale=(standing and standing.latest_revision_id) != loading.seen_revision,
        gone=tuple(sorted(gone, key=lambda row: row.item.number)),
        counts=_counts(loading, rows, gone),
    )


def loadings() -> QuerySet[PlanImport]:
    """Return the latest loadings with whoever made them and their pages, without the plans themselves."""
    return PlanImport.objects.select_related("loaded_by", "page").defer("parsed", "choices", "written")[:RECENT]


def _row(place: int, item: ParsedItem, period: Period, known: PlanItem | None, choice: Choice | None) -> PreviewRow:
    return PreviewRow(
        place=place,
        item=item,
        term=nbsp(describe(period)) if period.ranges else "",
        doubts=(),
        choice=choice or proposed(item, known),
        state=NEW if known is None else "",
        was=_was(item, known) if known else None,
    )


def _was(item: ParsedItem, known: PlanItem) -> dict[str, str]:
    """Return the words that stand on the site where they differ; an empty cell is a dash."""
    pairs = {name: (str(getattr(item, name)), str(getattr(known, field))) for name, field in WORDS.items()}
    return {name: stands or "–" for name, (read, stands) in pairs.items() if read != stands}


def _with_doubts(rows: Sequence[PreviewRow], found: Sequence[PlanWarning], *, compared: bool) -> list[PreviewRow]:
    doubts_of: dict[int | None, list[PlanWarning]] = {}
    for warning in found:
        doubts_of.setdefault(warning.row, []).append(warning)
    return [
        PreviewRow(
            row.place,
            row.item,
            row.term,
            tuple(sorted(doubts_of.get(row.place, ()), key=_weight)),
            row.choice,
            (row.state or (CHANGED if row.was else SAME)) if compared else "",
            row.was,
        )
        for row in rows
    ]


def _weight(warning: PlanWarning) -> int:
    return list(Severity).index(warning.trouble.severity)


def _remarks(found: Sequence[PlanWarning]) -> tuple[PlanWarning, ...]:
    """Doubts about the whole document and about words that are in no row, the weighty ones first."""
    about = [warning for warning in found if warning.row is None and warning.trouble.severity is not Severity.BLOCKS]
    return tuple(sorted(about, key=_weight))


def _other_names(
    items: Sequence[ParsedItem],
    keys: Sequence[int | None],
    old: Mapping[int, PlanItem],
    attached: Mapping[int, list[Attachment]],
) -> list[PlanWarning]:
    """Doubt rows that take the place of a row with another name on which something hangs."""
    return [
        PlanWarning(Trouble.OTHER_NAME, item.place, f"{old[key].title} ({named(attached[key])})", place)
        for place, (item, key) in enumerate(zip(items, keys, strict=True))
        if key is not None and key in attached and old[key].title != item.title
    ]


def _gone(row: PlanItem, attachments: list[Attachment]) -> GoneRow:
    return GoneRow(row, named(attachments), any(attachment.firm for attachment in attachments))


def _parts(loading: PlanImport, rows: Sequence[PreviewRow]) -> tuple[PreviewPart, ...]:
    parts, start = [], 0
    for section in loading.plan.sections:
        end = start + len(section.items)
        parts.append(PreviewPart(section.wording, tuple(rows[start:end])))
        start = end
    return tuple(parts)


def _counts(loading: PlanImport, rows: Sequence[PreviewRow], gone: Sequence[GoneRow]) -> dict[str, int]:
    states = Counter(row.state for row in rows)
    doubtful = sum(any(doubt.trouble.severity is Severity.CHECK for doubt in row.doubts) for row in rows)
    return {
        "sections": len(loading.plan.sections),
        "rows": len(rows),
        "doubtful": doubtful,
        "new": states[NEW],
        "changed": states[CHANGED],
        "same": states[SAME],
        "gone": len(gone),
    }
