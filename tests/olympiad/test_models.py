"""What the tables of the olympiad hold together: whose rows one sees, what may not stand side by side."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from accounts.roles import Role
from olympiad.models import OlympiadParticipant, SchoolEntry
from tests.factories.accounts import UserFactory
from tests.factories.directory import RepresentativeFactory
from tests.factories.olympiad import (
    OlympiadParticipantFactory,
    PupilFactory,
    RoomFactory,
    RuleSetFactory,
    SchoolEntryFactory,
)

pytestmark = pytest.mark.django_db


def test_pupils_are_seen_by_their_own_school_and_by_the_secretary_once_they_are_sent():
    entry, other = SchoolEntryFactory(), SchoolEntryFactory()
    draft = OlympiadParticipantFactory(stage=entry.stage, school=entry.school)
    sent = OlympiadParticipantFactory(stage=entry.stage, school=entry.school, submitted=True)
    OlympiadParticipantFactory(stage=other.stage, school=other.school)
    secretary, juror, stranger = UserFactory(role=Role.SECRETARY), UserFactory(role=Role.JUROR), UserFactory()

    seen = {
        name: set(OlympiadParticipant.objects.visible_to(user))
        for name, user in {"own": entry.opened_by, "secretary": secretary, "juror": juror, "other": stranger}.items()
    }

    assert seen == {"own": {draft, sent}, "secretary": {sent}, "juror": set(), "other": set()}
    assert set(SchoolEntry.objects.visible_to(other.opened_by)) == {other}


def test_whoever_only_asked_or_is_a_coordinator_no_more_sees_nothing():
    entry = SchoolEntryFactory()
    OlympiadParticipantFactory(stage=entry.stage, school=entry.school)
    asked = RepresentativeFactory(coordinator=True, school=entry.school).user
    entry.opened_by.representations.update(state="ended")

    for user in (asked, entry.opened_by):
        assert list(OlympiadParticipant.objects.visible_to(user)) == []
        assert list(SchoolEntry.objects.visible_to(user)) == []


def test_one_child_of_two_schools_is_disputed_until_somebody_tells_them_apart():
    first = OlympiadParticipantFactory(submitted=True, pupil__last_name="Ёжикова")
    twin = {"last_name": "ЕЖИКОВА", "first_name": first.pupil.first_name, "born_on": first.pupil.born_on}
    second = OlympiadParticipantFactory(stage=first.stage, submitted=True, pupil=PupilFactory(**twin))
    elsewhere = OlympiadParticipantFactory(submitted=True, pupil=PupilFactory(**twin))

    def disputed():
        return {row for row in OlympiadParticipant.objects.with_disputes() if row.is_disputed}

    assert disputed() == {first, second}
    OlympiadParticipant.objects.filter(pk=second.pk).update(is_told_apart=True)
    assert disputed() == set()
    assert elsewhere.pupil.identity == second.pupil.identity


def test_a_draft_of_another_school_is_not_told_to_anybody():
    first = OlympiadParticipantFactory(submitted=True)
    twin = PupilFactory(last_name=first.pupil.last_name, born_on=first.pupil.born_on)
    OlympiadParticipantFactory(stage=first.stage, pupil=twin)

    assert not OlympiadParticipant.objects.with_disputes().get(pk=first.pk).is_disputed


def test_nobody_competes_below_his_grade():
    with pytest.raises(IntegrityError):
        OlympiadParticipantFactory(grade=11, competing_grade=10)


def test_rules_name_grades_in_order_and_freeze_as_plain_values():
    rules = RuleSetFactory(grades=[11, 10, 10])
    rules.clean()
    assert rules.grades == [10, 11]
    assert rules.as_facts()["quota_percent"] == "30"
    rules.grades = [12]
    with pytest.raises(ValidationError, match="Выберите классы"):
        rules.clean()


def test_only_a_seat_of_the_grid_is_blocked():
    room = RoomFactory(rows=2, columns=2, blocked=["1-2"])
    assert room.seats == [(1, 1), (2, 1), (2, 2)]
    room.blocked = ["3-1"]
    with pytest.raises(ValidationError, match="Такого места"):
        room.clean()


def test_history_never_names_a_child():
    participant = OlympiadParticipantFactory()
    assert participant.pupil.last_name not in f"{participant} {participant.pupil}"
