"""Schools enter pupils: in term, within the limit, once; the organiser decides; nobody learns of another school."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from wagtail.models import ModelLogEntry

from accounts.roles import Role
from foundation.errors import Refusal
from olympiad.actions.consent import prepare_all_consents, prepare_consents, upload_consent
from olympiad.actions.entry import open_entry, set_quota, submit_entry
from olympiad.actions.participant import (
    accept_participant,
    accept_ready,
    enter_late,
    enter_pupil,
    reject_participant,
    revise_participant,
    submit_participant,
    tell_apart,
    withdraw_participant,
)
from olympiad.models import OlympiadParticipant
from olympiad.queries.consents import standings_of
from olympiad.states import ParticipantState as P
from privacy.actions.consent_text import install_consent_texts
from privacy.actions.paper import verify_paper
from privacy.models import ConsentPaper
from privacy.states import ConsentKind, Relation
from tests.factories.accounts import UserFactory
from tests.factories.directory import RepresentativeFactory
from tests.factories.olympiad import (
    OlympiadParticipantFactory,
    PupilFactory,
    SchoolEntryFactory,
    StageFactory,
)
from tests.factories.privacy import sheet

pytestmark = pytest.mark.django_db

PUPIL = {
    "last_name": "Азбукин", "first_name": "Кирилл", "patronymic": "Петрович", "born_on": date(2004, 5, 12),
    "representative_name": "Азбукина Вера Львовна", "relation": Relation.PARENT,
    "grade": 10, "class_letter": "А", "competing_grade": 10, "mentors": ["Учителева Нина Ильинична"], "needs": "",
}  # fmt: skip


@pytest.fixture
def secretary():
    return UserFactory(role=Role.SECRETARY)


@pytest.fixture
def entry():
    return SchoolEntryFactory()


@pytest.fixture
def coordinator(entry):
    return entry.opened_by


def part(entry, **facts):
    return OlympiadParticipantFactory(stage=entry.stage, school=entry.school, **facts)


def consented(participant, secretary):
    """Let the consent to processing be prepared, signed, checked."""
    install_consent_texts()
    participant.pupil.representative_name, participant.pupil.relation = "Родителев Иван Ильич", Relation.PARENT
    participant.pupil.save()
    paper = next(
        made for made in prepare_consents(participant, by=secretary) if made.text.kind == ConsentKind.PROCESSING
    )
    paper = upload_consent(paper, by=secretary, participant=participant, upload=sheet())
    return verify_paper(paper, by=secretary, signed_on=timezone.localdate(), signatures=True)


def test_a_coordinator_opens_the_desk_of_his_own_school_once():
    stage = StageFactory()
    seat = RepresentativeFactory(coordinator=True, confirmed=True)
    entry = open_entry(stage, by=seat.user, school=seat.school)

    assert open_entry(stage, by=seat.user, school=seat.school) == entry
    for stranger in (UserFactory(role=Role.SCHOOL_COORDINATOR), RepresentativeFactory(coordinator=True).user):
        with pytest.raises(PermissionDenied):
            open_entry(stage, by=stranger, school=seat.school)


def test_no_desk_opens_before_the_registration():
    seat = RepresentativeFactory(coordinator=True, confirmed=True)
    with pytest.raises(Refusal, match="сейчас не принимаются"):
        open_entry(StageFactory(upcoming=True), by=seat.user, school=seat.school)


def test_a_pupil_is_entered_as_a_draft_and_the_history_does_not_name_him(entry, coordinator):
    participant = enter_pupil(entry, by=coordinator, **PUPIL)

    assert (participant.state, participant.pupil.full_name, participant.class_words) == (
        P.DRAFT, "Азбукин Кирилл Петрович", "10 А",
    )  # fmt: skip
    (log,) = ModelLogEntry.objects.for_instance(participant)
    assert (log.action, "Азбукин" in f"{log.label} {log.data}") == ("olympiad.olympiadparticipant.enter", False)


def test_one_name_is_enough(entry, coordinator):
    mononym = enter_pupil(entry, by=coordinator, **PUPIL | {"first_name": "", "patronymic": ""})
    assert mononym.pupil.full_name == "Азбукин"


def test_the_same_child_is_entered_by_a_school_once_whatever_the_writing(entry, coordinator):
    enter_pupil(entry, by=coordinator, **PUPIL | {"last_name": "Ёлкин"})
    with pytest.raises(Refusal, match="уже есть в списке вашей школы"):
        enter_pupil(entry, by=coordinator, **PUPIL | {"last_name": "ЕЛКИН"})


def test_other_classes_and_lower_standings_are_refused_at_their_field(entry, coordinator):
    for facts, words in (
        ({"grade": 9, "competing_grade": 9}, "Участвуют классы: 10, 11"),
        ({"grade": 11, "competing_grade": 10}, "за свой класс или за более старший"),
    ):
        with pytest.raises(ValidationError, match=words):
            enter_pupil(entry, by=coordinator, **PUPIL | facts)
    assert OlympiadParticipant.objects.count() == 0
    assert enter_pupil(entry, by=coordinator, **PUPIL | {"competing_grade": 11}).competing_grade == 11


def test_strangers_enter_nobody_and_correct_nobody(entry, coordinator):
    participant = enter_pupil(entry, by=coordinator, **PUPIL)
    other = RepresentativeFactory(coordinator=True, confirmed=True).user
    for act in (
        lambda: enter_pupil(entry, by=other, **PUPIL | {"last_name": "Другов"}),
        lambda: revise_participant(participant, by=other, last_name="Другов"),
        lambda: submit_entry(entry, by=other),
        lambda: prepare_consents(participant, by=other),
        lambda: withdraw_participant(participant, by=other, reason="Так."),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_after_the_term_only_the_organiser_enters_and_says_why(coordinator, secretary):
    entry = SchoolEntryFactory(stage__closed=True)
    with pytest.raises(Refusal, match="Приём заявок закончен"):
        enter_pupil(entry, by=entry.opened_by, **PUPIL)
    with pytest.raises(PermissionDenied):
        enter_late(entry, by=entry.opened_by, reason="Болел.", **PUPIL)
    with pytest.raises(ValidationError, match="Напишите причину"):
        enter_late(entry, by=secretary, reason=" ", **PUPIL)

    late = enter_late(entry, by=secretary, reason="Болел, справка № 3.", **PUPIL)

    assert (late.state, late.is_late, late.late_reason) == (P.SUBMITTED, True, "Болел, справка № 3.")
    actions = [log.action for log in ModelLogEntry.objects.for_instance(late).order_by("pk")]
    assert actions == ["olympiad.olympiadparticipant.enter_late", "olympiad.olympiadparticipant.submit"]


def test_while_the_term_lasts_nobody_is_late(entry, secretary):
    with pytest.raises(Refusal, match="Приём ещё идёт"):
        enter_late(entry, by=secretary, reason="Так.", **PUPIL)


def test_an_entry_is_sent_up_to_the_limit_and_says_who_stayed(entry, coordinator, secretary):
    set_quota(entry, by=secretary, quota=2)
    drafts = [part(entry, pupil__last_name=name) for name in ("Аистов", "Бобров", "Волков")]

    sending = submit_entry(entry, by=coordinator)

    assert (sending.sent, [row for row, _why in sending.left]) == (2, [drafts[2]])
    assert "не больше 2" in sending.left[0][1]
    with pytest.raises(Refusal, match="не больше 2"):
        submit_entry(entry, by=coordinator)


def test_the_limit_of_the_stage_holds_until_the_school_has_its_own(coordinator, secretary):
    entry = SchoolEntryFactory(stage__school_quota=1)
    assert entry.limit == 1
    assert set_quota(entry, by=secretary, quota=0).limit == 0


def test_nobody_is_let_in_without_a_checked_consent(entry, secretary):
    participant = part(entry, submitted=True)
    with pytest.raises(Refusal, match="Не проверено: согласие на обработку"):
        accept_participant(participant, by=secretary)

    consented(participant, secretary)

    assert accept_participant(participant, by=secretary).state == P.ACCEPTED


def test_whoever_is_ready_is_let_in_at_once(entry, secretary, coordinator):
    ready, waiting = part(entry, submitted=True), part(entry, submitted=True)
    consented(ready, secretary)

    assert accept_ready(entry.stage, by=secretary) == 1
    assert [OlympiadParticipant.objects.get(pk=row.pk).state for row in (ready, waiting)] == [P.ACCEPTED, P.SUBMITTED]
    with pytest.raises(PermissionDenied):
        accept_ready(entry.stage, by=coordinator)


def test_a_child_of_two_schools_waits_for_the_organiser(entry, secretary):
    mine = part(entry, submitted=True)
    twin = PupilFactory(last_name=mine.pupil.last_name, born_on=mine.pupil.born_on)
    other = OlympiadParticipantFactory(stage=entry.stage, pupil=twin, submitted=True)
    consented(mine, secretary)
    with pytest.raises(Refusal, match="Сначала разберите повтор"):
        accept_participant(mine, by=secretary)

    reject_participant(other, by=secretary, reason="Ученик учится в другой школе.")

    assert accept_participant(mine, by=secretary).state == P.ACCEPTED
    with pytest.raises(Refusal, match="Повторов этого участника нет"):
        tell_apart(mine, by=secretary)


def test_two_different_children_are_told_apart_until_a_name_changes(entry, coordinator, secretary):
    mine = part(entry, submitted=True)
    twin = PupilFactory(last_name=mine.pupil.last_name, born_on=mine.pupil.born_on)
    OlympiadParticipantFactory(stage=entry.stage, pupil=twin, submitted=True)

    assert tell_apart(mine, by=secretary).is_told_apart
    assert not revise_participant(mine, by=coordinator, last_name="Новов").is_told_apart


def test_a_school_corrects_until_the_decision_the_organiser_until_the_marking(entry, coordinator, secretary):
    participant = part(entry, submitted=True)
    assert revise_participant(participant, by=coordinator, class_letter="Б").class_letter == "Б"
    consented(participant, secretary)
    accept_participant(participant, by=secretary)

    with pytest.raises(Refusal, match="Решение о допуске уже принято"):
        revise_participant(participant, by=coordinator, class_letter="В")
    assert revise_participant(participant, by=secretary, extra_minutes=30).extra_minutes == 30
    with pytest.raises(PermissionDenied):
        submit_participant(participant, by=UserFactory())


def test_blanks_are_prepared_for_those_of_whom_it_is_known_who_signs(entry, coordinator):
    install_consent_texts()
    named = part(entry, pupil__representative_name="Родителев Иван Ильич", pupil__relation=Relation.PARENT)
    part(entry)

    assert prepare_all_consents(entry, by=coordinator) == 2
    assert prepare_all_consents(entry, by=coordinator) == 0
    papers = ConsentPaper.objects.filter(about=named.consent_subject)
    assert {(paper.text.kind, paper.text.audience, paper.subject_name) for paper in papers} == {
        ("processing", "minor", named.pupil.full_name),
        ("publication", "minor", named.pupil.full_name),
    }
    with pytest.raises(ValidationError, match="законный представитель"):
        prepare_consents(part(entry), by=coordinator)


def test_who_is_a_coordinator_no_more_reads_no_paper_that_he_prepared_and_his_successor_carries_on(entry, coordinator):
    install_consent_texts()
    participant = part(entry, pupil__representative_name="Родителев Иван Ильич", pupil__relation=Relation.PARENT)
    paper = prepare_consents(participant, by=coordinator)[0]
    coordinator.representations.update(until=timezone.localdate() - timedelta(days=1), since=date(2019, 9, 1))
    successor = RepresentativeFactory(coordinator=True, confirmed=True, school=entry.school).user

    assert list(ConsentPaper.objects.visible_to(coordinator)) == []
    with pytest.raises(PermissionDenied):
        upload_consent(paper, by=coordinator, participant=participant, upload=sheet())
    upload_consent(paper, by=successor, participant=participant, upload=sheet())
    assert [row.state for row in standings_of([participant])[participant.code]] == ["на проверке", "ждём подпись"]


def test_the_standing_of_consents_costs_one_query_for_any_number(entry, django_assert_num_queries):
    for number in (1, 3):
        people = [part(entry) for _place in range(number)]
        with django_assert_num_queries(1):
            standings_of(people)
