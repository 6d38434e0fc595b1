"""Where the consents of pupils stand: one query for a whole list."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from privacy.models import ConsentPaper
from privacy.states import ConsentKind, PaperState

# What is asked for a pupil; without the first nobody takes part, without the second he is a code in every list.
KINDS = (ConsentKind.PROCESSING, ConsentKind.PUBLICATION)
SHORT = {ConsentKind.PROCESSING: _("Обработка данных"), ConsentKind.PUBLICATION: _("Публикация имени")}
WORDS = {
    PaperState.AWAITED: (_("ждём подпись"), "warn"),
    PaperState.UPLOADED: (_("на проверке"), "info"),
    PaperState.REJECTED: (_("не принято"), "bad"),
    PaperState.VERIFIED: (_("проверено"), "good"),
    PaperState.WITHDRAWN: (_("отозвано"), "bad"),
}


@dataclass(frozen=True)
class Standing:
    """One kind of consent of one pupil: the latest paper, if there is any."""

    kind: ConsentKind
    paper: ConsentPaper | None

    @property
    def label(self) -> str | Promise:
        """Which consent, in two words."""
        return SHORT[self.kind]

    @property
    def state(self) -> str | Promise:
        """Where it stands, in words."""
        return WORDS[PaperState(self.paper.state)][0] if self.paper else _("нет бланка")

    @property
    def tone(self) -> str:
        """Colour that repeats the words."""
        return WORDS[PaperState(self.paper.state)][1] if self.paper else "plain"

    @property
    def is_verified(self) -> bool:
        """Whether it counts."""
        return self.paper is not None and self.paper.state == PaperState.VERIFIED

    @property
    def waits_for_school(self) -> bool:
        """Whether the school has something to do."""
        return self.paper is None or self.paper.state in {PaperState.AWAITED, PaperState.REJECTED}


def papers_about(abouts: Iterable[str]) -> QuerySet[ConsentPaper]:
    """Return the papers of these matters, the oldest first."""
    return ConsentPaper.objects.filter(about__in=list(abouts)).select_related("text").order_by("pk")


def standings_of(participants: Iterable) -> dict[str, list[Standing]]:
    """Return for each participant (by his code) where each kind of consent stands; one query."""
    participants = list(participants)
    latest: dict[tuple[str, str], ConsentPaper] = {}
    papers = papers_about(row.consent_subject for row in participants).exclude(state=PaperState.CANCELLED)
    for paper in papers:
        latest[paper.about, paper.text.kind] = paper
    return {
        row.code: [Standing(kind, latest.get((row.consent_subject, kind))) for kind in KINDS] for row in participants
    }
