"""The juries in which a person sits, with how far his own work is. One query."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.urls import reverse

from contests.models import ContestEdition, JuryMember
from contests.states import EditionState, SheetState


@dataclass(frozen=True)
class Jury:
    """One seat: sheets handed in, of how many that are his to fill in."""

    edition: ContestEdition
    done: int
    of: int

    @property
    def url(self) -> str:
        """His desk."""
        return reverse("contests:jury_desk", kwargs={"slug": self.edition.slug})

    @property
    def tone(self) -> str:
        """Tone of the badge: something waits, or not."""
        waits = self.edition.state == EditionState.SCORING and self.done < self.of
        return "warn" if waits else "plain"


def juries_of(user) -> list[Jury]:
    """Return the seats that `user` holds now, the newest contest first."""
    live = ~Q(sheets__state=SheetState.RECUSED)
    seats = (
        JuryMember.objects.active()
        .filter(user=user)
        .exclude(edition__state=EditionState.DRAFT)
        .select_related("edition__contest")
        .annotate(of=Count("sheets", filter=live), done=Count("sheets", filter=Q(sheets__state=SheetState.SUBMITTED)))
        .order_by("-edition__intake_opens_at", "pk")
    )
    return [Jury(seat.edition, seat.done, seat.of) for seat in seats]
