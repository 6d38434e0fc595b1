"""Marks of the olympiad under load: both markers of a place hand in at once, and it has one score; two confirm one decoding."""

from collections import Counter

import pytest
from django.conf import settings

from foundation.errors import Refusal
from foundation.ledger import verify
from olympiad.actions.marks import hand_in_marks, save_marks
from olympiad.actions.works import ask_decoding, decode_works, receive_works
from olympiad.models import Allotment, MarkEntry, Work
from olympiad.states import MarkSource
from tests.factories.olympiad_marking import marked_stage
from tests.races.test_numbering import at_once

PRESSES = 4

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        "sqlite" in settings.DATABASES["default"]["ENGINE"], reason="SQLite lets one writer in at a time"
    ),
]


def test_markers_who_hand_in_at_once_give_every_place_one_score():
    world = marked_stage("begun", totals=((7, 8),) * 4)
    members = [world.anna, world.boris, world.chair]
    for member in members:
        rows = Allotment.objects.filter(member=member)
        save_marks(world.marking, by=member.user, marks={row.pk: "7" for row in rows})

    at_once(lambda member: hand_in_marks(world.marking, by=member.user), members * 2)

    scores = MarkEntry.objects.filter(source=MarkSource.AGREED).values_list("work", "task")
    assert set(Counter(scores).values()) == {1}
    assert len(scores) == 8
    assert verify(MarkEntry.objects.of(world.marking)) == []


def test_a_decoding_confirmed_several_times_at_once_is_done_once():
    world = marked_stage("locked")
    ask_decoding(world.marking, by=world.coder.user)

    outcomes = at_once(lambda _n: decode_works(world.marking, by=world.secretary).state, range(PRESSES))

    assert [outcome for outcome in outcomes if outcome == "decoded"] == ["decoded"]
    assert sum(isinstance(outcome, Refusal) for outcome in outcomes) == PRESSES - 1
    assert Work.objects.filter(participant__isnull=True).count() == 0


def test_the_same_works_scanned_twice_at_once_are_received_once():
    world = marked_stage("prepared")

    outcomes = at_once(
        lambda _n: len(receive_works(world.marking, by=world.coder.user, codes=world.codes).received), range(PRESSES)
    )

    assert sorted(outcomes) == [0, 0, 0, 3]
