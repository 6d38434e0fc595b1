"""The verb that writes who of the branch saw, downloaded or exported whose data. One INSERT, nothing read."""

from privacy.models import AccessRecord
from privacy.states import AccessAct


def note_access(act: AccessAct, *, by, about: str, what: str, subject=None, **more) -> AccessRecord | None:
    """Write that `by` did `act` to `about` ("contests.Application:K7QX3Y9A"), called `what` for people; return the row.

    `subject` is the account whose data it is: what a person does with his own is nobody's business and gives None. `more`:
    rows (how many people an export holds), reason (where one was asked).
    """
    if subject is not None and subject.pk == by.pk:
        return None
    # `what` stays when the matter is erased, so it never holds a name.
    return AccessRecord.objects.create(
        act=act, by=by, role=by.role_names, about=about, what=what[:200], subject=subject, **more
    )
