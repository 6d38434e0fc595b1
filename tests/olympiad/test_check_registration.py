"""`manage.py check_olympiad` finds nothing after the verbs, and everything that was done behind their backs."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.roles import Role
from olympiad.actions.attendance import issue_codes
from olympiad.actions.entry import submit_entry
from olympiad.actions.participant import accept_ready
from olympiad.models import OlympiadParticipant, ParticipantCode, Pupil, SchoolEntry, Stage
from olympiad.queries.registration import REGISTRATION, doubts
from olympiad.states import EditionState
from olympiad.states import ParticipantState as P
from tests.factories.accounts import UserFactory
from tests.factories.olympiad import OlympiadParticipantFactory, PupilFactory, SchoolEntryFactory
from tests.factories.privacy import ConsentFactory, ConsentTextFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def held():
    """A school whose two pupils were sent, let in and given codes."""
    entry, secretary = SchoolEntryFactory(), UserFactory(role=Role.SECRETARY)
    text = ConsentTextFactory()
    for _place in range(2):
        person = OlympiadParticipantFactory(stage=entry.stage, school=entry.school)
        ConsentFactory(about=person.consent_subject, text=text)
    submit_entry(entry, by=entry.opened_by)
    accept_ready(entry.stage, by=secretary)
    type(entry.stage.edition).objects.filter(pk=entry.stage.edition_id).update(state=EditionState.RUNNING)
    issue_codes(entry.stage, by=secretary)
    return entry


@pytest.mark.usefixtures("held")
def test_after_the_verbs_nothing_is_found():
    said = io.StringIO()
    call_command("check_olympiad", stdout=said)
    assert list(doubts()) == []
    assert all(str(words) in said.getvalue() for words in REGISTRATION)


def test_what_was_done_behind_the_verbs_is_found(held):
    one, other = OlympiadParticipant.objects.order_by("pk")
    OlympiadParticipant.objects.filter(pk=one.pk).update(state=P.DISQUALIFIED)
    ParticipantCode.objects.filter(participant=one).update(value="10-4827-0")
    ParticipantCode.objects.filter(participant=other).update(voided_at=timezone.now())
    Pupil.objects.filter(pk=other.pupil_id).update(last_name="Другой")
    SchoolEntry.objects.filter(pk=held.pk).update(quota=1)
    twin = PupilFactory(last_name=one.pupil.last_name, born_on=one.pupil.born_on)
    OlympiadParticipantFactory(stage=Stage.objects.get(), school=held.school, pupil=twin, accepted=True)

    assert {str(doubt.words) for doubt in doubts()} == set(map(str, REGISTRATION))
    with pytest.raises(CommandError, match="Найдено нарушений"):
        call_command("check_olympiad", stdout=io.StringIO(), stderr=io.StringIO())
