"""What the business may answer instead of doing what it was asked."""

from django.utils.functional import Promise


class Refusal(Exception):
    """The act is impossible now, for a reason that a person can read. Views show it; nothing was written."""

    def __init__(self, *reasons: str | Promise):
        super().__init__(*reasons)
        self.reasons = [str(reason) for reason in reasons]

    @property
    def reason(self) -> str:
        """All reasons as one text, a sentence after another."""
        return " ".join(self.reasons)


class Outdated(Refusal):
    """Somebody changed the same row since it was shown: another window, another author. Nothing was overwritten."""
