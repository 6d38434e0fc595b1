"""The papers of an application as its pages show them: by slots, in the order of the form."""

from dataclasses import dataclass

from contests.models import Application, Attachment, AttachmentSlot


@dataclass(frozen=True)
class SlotPapers:
    """A slot with the papers that lie in it."""

    slot: AttachmentSlot
    papers: list[Attachment]

    @property
    def files(self) -> list[dict]:
        """Rows for the list of files of a draft: each can be fetched and taken out."""
        return [paper.as_file() | {"remove_url": paper.get_removal_url()} for paper in self.papers]

    @property
    def sent_files(self) -> list[dict]:
        """Rows for the list of files that only shows."""
        return [paper.as_file() for paper in self.papers]

    @property
    def is_full(self) -> bool:
        """Whether nothing more may be put in."""
        return len(self.papers) >= self.slot.max_files


def papers_by_slot(application: Application) -> list[SlotPapers]:
    """Return every slot of the nomination with its papers; two queries at most."""
    slots = application.nomination.with_read("slots").slots.all()
    return [SlotPapers(slot, [row for row in application.papers if row.slot_id == slot.pk]) for slot in slots]
