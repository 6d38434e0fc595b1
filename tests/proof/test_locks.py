"""Two locks hang on a door with an object: whoever may not know of it finds nothing (404), whoever may not enter has no key (403).

The tables of rows/ cannot tell whether the second one holds while the first one does. Here the first one is taken off: every
object is found by everybody, and whoever was refused must be refused still.
"""

import pytest
from django.shortcuts import get_object_or_404

from foundation.views import Door
from tests.proof.addresses import views_by_name
from tests.proof.asking import undrawn
from tests.proof.policy import ALLOW, FELL, SIGNED_IN
from tests.proof.rows import BY_ADDRESS

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

VIEWS = views_by_name()
SECRETARIES = {"secretary", "superuser"}
ROOM_OF_A_SCHOOL = (
    "entry",
    "consents_prepare",
    "consent_blanks",
    "entry_export",
    "entry_paper",
    "participant",
    "participant_edit",
    "participant_consents",
    "participant_move",
    "pupil_blank",
    "pupil_sheet",
    "sheet_upload",
)
# Who holds the key of a door and is kept out by the first lock alone, because the object is not for this door.
KEPT_BY_FINDING = {
    # The room of the applicant; the secretary reads the same in the office, and of a draft nothing.
    "members:application": SECRETARIES,
    "contests:application": SECRETARIES,
    "contests:application_move": SECRETARIES,
    "office_application": SECRETARIES,
    "office_membership_application": SECRETARIES,
    "contests:nominee_ask": SECRETARIES,
    # Anybody may open an application, to a contest that he can find.
    "contests:application_open": set(SIGNED_IN.split()) - SECRETARIES,
    "contests:nominate": set(SIGNED_IN.split()) - SECRETARIES,
    # The room of a school; what it has sent the secretary reads on desks of his own.
    **{f"olympiad:{door}": SECRETARIES for door in ROOM_OF_A_SCHOOL},
    # A pupil whom the school has not sent is no business of the organiser.
    "office_participant": SECRETARIES,
    # A list of one entry is not found under the address of another.
    **{f"olympiad:list_{door}": {"moved"} for door in ("table", "undo", "rest")},
    # A juror reads a protocol when it is signed; the secretary sees the progress and the places on desks of his own.
    "contests:protocol": {"juror"},
    "contests:protocol_paper": {"juror"},
    "contests:jury_progress": SECRETARIES,
    "contests:jury_standings": SECRETARIES,
}


def with_two_locks() -> list[str]:
    """Return the addresses of our doors at which somebody is told that there is nothing."""
    return [
        name
        for name, view in VIEWS.items()
        if issubclass(view, Door)
        and not view.public
        and any(404 in row.get.values() and ALLOW in row.get.values() for row in BY_ADDRESS[name])
    ]


def anybodys(view):
    """Return a `find` for this view that finds what the address names for whoever asks."""
    find = view.find

    def found(self):
        if self.address not in self.kwargs or not hasattr(self.model, "_default_manager"):
            return find(self)
        # What names another model in the address (`school`) is its code.
        named = {"pk", *(field.name for field in self.model._meta.get_fields())}
        field = self.address if self.address in named else "code"
        return get_object_or_404(self.model._default_manager, **{field: self.kwargs[self.address]})

    return found


@pytest.mark.parametrize("name", with_two_locks())
def test_whoever_has_no_key_stays_outside_where_everything_is_found(interview, name):
    assert let_in(interview, name) == KEPT_BY_FINDING.get(name, set())


def let_in(interview, name) -> set[str]:
    """Return who of those that a row of this address refuses gets in when it finds everything for everybody."""
    entered = set()
    with undrawn(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(VIEWS[name], "find", anybodys(VIEWS[name]))
        for row in BY_ADDRESS[name]:
            for method in ("get", "post"):
                entered |= _entering(interview, row, method)
    return entered


def _entering(interview, row, method) -> set[str]:
    url, table = interview.url_of(row), getattr(row, method)
    data = interview.data_of(row) if method == "post" else {}
    refused = [person for person, answer in table.items() if answer not in {ALLOW, FELL}]
    return {p for p in refused if interview.ask(p, method, url, data, row.headers).word in {ALLOW, FELL}}
