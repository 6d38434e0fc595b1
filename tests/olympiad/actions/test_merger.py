"""A school that is in the directory twice: what the olympiad has of it follows, and comes back when the merger is undone."""

import pytest

from accounts.roles import Role
from directory.actions.mergers import merge_duplicate, undo_merger
from olympiad.actions.merger import entries_at, move_entries, move_participants, participants_at
from tests.factories.accounts import UserFactory
from tests.factories.directory import SchoolFactory
from tests.factories.olympiad import OlympiadParticipantFactory, SchoolEntryFactory

pytestmark = pytest.mark.django_db
FOLLOWERS = [move_participants, move_entries]


@pytest.fixture
def secretary():
    return UserFactory(role=Role.SECRETARY)


@pytest.fixture
def pair():
    kept = SchoolFactory(name="Средняя школа № 8")
    return SchoolFactory(name="МБОУ СШ № 8 г. Смоленска", municipality=kept.municipality), kept


def test_participants_and_entries_follow_a_merged_school_and_come_back(secretary, pair):
    duplicate, kept = pair
    participant, entry = OlympiadParticipantFactory(school=duplicate), SchoolEntryFactory(school=duplicate)
    own = OlympiadParticipantFactory(school=kept)

    merge_duplicate(duplicate, by=secretary, kept=kept, followers=FOLLOWERS)
    followed = participants_at(kept), entries_at(kept)
    duplicate.refresh_from_db()
    undo_merger(duplicate, by=secretary, followers=FOLLOWERS)

    for row, where in ((participant, duplicate), (entry, duplicate), (own, kept)):
        row.refresh_from_db()
        assert row.school == where
    assert followed == (2, 1)


def test_where_both_schools_have_an_entry_that_of_the_kept_one_goes_on(secretary, pair):
    duplicate, kept = pair
    goes_on = SchoolEntryFactory(school=kept)
    left = SchoolEntryFactory(school=duplicate, stage=goes_on.stage)
    participant = OlympiadParticipantFactory(school=duplicate, stage=goes_on.stage)

    merge_duplicate(duplicate, by=secretary, kept=kept, followers=FOLLOWERS)

    for row in (goes_on, left, participant):
        row.refresh_from_db()
    assert (goes_on.school, left.school, participant.school) == (kept, duplicate, kept)
