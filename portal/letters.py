"""The archive of letters in the office, watched: letters name people, and the post office below knows no journal of access."""

from django.utils.translation import gettext as _
from wagtail.admin.views.generic import InspectView

from accounts.queries import person_at
from outbox.office.letters import LetterViewSet
from privacy.actions.access import note_access
from privacy.states import AccessAct


class LetterReading(InspectView):
    """One letter; that it was read stands in the journal."""

    def get_context_data(self, **kwargs):
        letter = self.object
        what = _("Письмо от %(day)s") % {"day": f"{letter.created_at:%d.%m.%Y}"}
        about, subject = f"outbox.Letter:{letter.pk}", person_at(letter.to)
        note_access(AccessAct.VIEW, by=self.request.user, about=about, what=what, subject=subject)
        return super().get_context_data(**kwargs)


class LetterArchive(LetterViewSet):
    """The desk of letters with that reading."""

    inspect_view_class = LetterReading
