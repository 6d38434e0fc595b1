"""What all desks of one contest share: the contest, the tabs over it."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from contests.models import ContestEdition
from contests.states import EditionState

TABS = (
    ("edition", _("Обзор"), "office_edition"),
    ("journal", _("Журнал заявок"), "office_journal"),
    ("regulation", _("Положение"), "office_regulation"),
    ("jury", _("Жюри"), "office_jury"),
    ("progress", _("Ход оценки"), "office_progress"),
    ("standings", _("Результаты"), "office_standings"),
    ("protocol", _("Протокол"), "office_protocol"),
    ("certificates", _("Дипломы"), "office_certificates"),
)
BEFORE_SCORING = (EditionState.DRAFT, EditionState.ANNOUNCED)
SCORED = frozenset({"progress", "standings", "protocol", "certificates"})


def tabs_of(edition, current) -> list[dict]:
    """Return the desks of a contest; those of the scoring appear when it has begun."""
    return [
        {"label": label, "url": reverse(name, args=[edition.slug]), "current": tab == current}
        for tab, label, name in TABS
        if not (tab in SCORED and edition.state in BEFORE_SCORING)
    ]


class EditionRoom:
    """The pages of one contest."""

    model = ContestEdition
    address = "slug"
    tab = "edition"

    def visible(self):
        """Every contest that this person may know of, with its series."""
        return ContestEdition.objects.visible_to(self.request.user).select_related("contest")

    @property
    def edition(self):
        """The contest whose room this is."""
        return self.object

    def get_context_data(self, **kwargs):
        shared = {
            "edition": self.edition,
            "tabs": tabs_of(self.edition, self.tab),
            "frame": "contests/office_room.html",
        }
        return super().get_context_data(**shared, **kwargs)
