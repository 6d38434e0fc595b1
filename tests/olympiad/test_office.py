"""The organiser's desks: set up by rules, announced, decided; a late pupil, a double, codes, what happened on the day."""

import subprocess

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from foundation.errors import Refusal
from olympiad.actions.attendance import (
    check_in_participant,
    finish_participant,
    issue_codes,
    record_incident,
    reinstate_participant,
    replace_code,
)
from olympiad.actions.edition import announce_edition, begin_edition, start_marking
from olympiad.actions.participant import withdraw_participant
from olympiad.actions.setup import create_edition, create_olympiad, create_stage, revise_rules, revise_stage
from olympiad.actions.withdrawal import take_participant_out
from olympiad.codes import read_code
from olympiad.forms.office import MOMENTS
from olympiad.models import OlympiadParticipant, ParticipantCode
from olympiad.states import EditionState as E
from olympiad.states import IncidentKind
from olympiad.states import ParticipantState as P
from privacy.effects import Withdrawn
from privacy.models import AccessRecord
from privacy.states import ConsentKind
from tests.factories.accounts import UserFactory
from tests.factories.olympiad import (
    OlympiadParticipantFactory,
    PupilFactory,
    SchoolEntryFactory,
    StageFactory,
    days,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_site")]


@pytest.fixture
def secretary(client):
    secretary = UserFactory(role=Role.SECRETARY)
    client.force_login(secretary)
    return secretary


@pytest.fixture
def day():
    """A stage on its day."""
    return StageFactory(begun=True, edition__running=True)


def words_of(paper: bytes) -> str:
    """Return the words of a PDF as it is printed."""
    return subprocess.run(["pdftotext", "-", "-"], input=paper, capture_output=True, check=True).stdout.decode()


def state_of(participant):
    return OlympiadParticipant.objects.get(pk=participant.pk).state


def test_an_olympiad_is_set_up_by_a_preset_announced_and_its_promises_kept(secretary):
    olympiad = create_olympiad(by=secretary, title="Олимпиада", short_title="Олимпиада", subject="право")
    edition = create_edition(by=secretary, olympiad=olympiad, year=2020, slug="o-2020", summary="О ней.")
    assert (edition.rules.grades, edition.rules.winner_policy, edition.rules.border_policy) == (
        [10, 11], "max", "half_rule",
    )  # fmt: skip
    with pytest.raises(Refusal, match="Добавьте хотя бы один этап"):
        announce_edition(edition, by=secretary)
    terms = {"registration_opens_at": days(-1), "registration_closes_at": days(5), "starts_at": days(9)}
    stage = create_stage(edition, by=secretary, **terms)
    with pytest.raises(Refusal, match="к кому обращаться"):
        announce_edition(edition, by=secretary)
    type(edition).objects.filter(pk=edition.pk).update(contact="Секретарь")

    announce_edition(edition, by=secretary)

    with pytest.raises(Refusal, match="нельзя сократить"):
        revise_stage(stage, by=secretary, registration_closes_at=days(4))
    assert revise_stage(stage, by=secretary, registration_closes_at=days(7)).registration_closes_at > days(6)
    with pytest.raises(Refusal, match="это изменить уже нельзя: классы"):
        revise_rules(edition, by=secretary, grades=[9, 10, 11])
    assert revise_rules(edition, by=secretary, quota_percent=25).quota_percent == 25


def test_registration_ends_by_its_term_and_when_everybody_is_decided(secretary):
    stage = StageFactory()
    with pytest.raises(Refusal, match="Приём заявок ещё идёт"):
        begin_edition(stage.edition, by=secretary)
    closed = StageFactory(closed=True)
    OlympiadParticipantFactory(stage=closed, submitted=True)
    with pytest.raises(Refusal, match="Ждут: 1"):
        begin_edition(closed.edition, by=secretary)
    closed.participants.update(state=P.ACCEPTED)
    assert begin_edition(closed.edition, by=secretary).state == E.RUNNING


def test_codes_are_given_once_and_tell_nothing_of_the_school(secretary, day):
    people = [OlympiadParticipantFactory(stage=day, accepted=True, grade=grade) for grade in (10, 10, 11)]

    assert (issue_codes(day, by=secretary), issue_codes(day, by=secretary)) == (3, 0)

    codes = [read_code(person.codes.get().value) for person in people]
    assert [code.grade for code in codes] == [10, 10, 11]
    assert {state_of(person) for person in people} == {P.INVITED}


def test_a_void_code_never_comes_back(secretary, day):
    participant = OlympiadParticipantFactory(stage=day, accepted=True)
    issue_codes(day, by=secretary)
    first = participant.codes.get()

    second = replace_code(participant, by=secretary, reason="Испорчен лист.")

    first.refresh_from_db()
    assert (first.void_reason, second.value != first.value) == ("Испорчен лист.", True)
    withdraw_participant(participant, by=secretary, reason="Заболел.")
    assert not ParticipantCode.objects.valid().exists()


def test_the_day_from_the_door_to_the_removal_and_back(secretary, day):
    participant = OlympiadParticipantFactory(stage=day, accepted=True)
    issue_codes(day, by=secretary)
    check_in_participant(participant, by=secretary)
    with pytest.raises(Refusal, match="Не закрыто: 1"):
        start_marking(day.edition, by=secretary)
    now = timezone.now()
    record_incident(
        day, by=secretary, kind=IncidentKind.REMOVAL, participant=participant, at=now, note="Телефон.", act_number="1"
    )
    assert state_of(participant) == P.DISQUALIFIED

    reinstate_participant(participant, by=secretary, reason="Решение комиссии № 2.")
    assert (state_of(participant), start_marking(day.edition, by=secretary).state) == (P.TOOK_PART, E.MARKING)


def test_time_added_to_one_is_his_alone(secretary, day):
    one, other = (OlympiadParticipantFactory(stage=day, checked_in=True) for _place in range(2))
    facts = {"at": timezone.now(), "note": "Сменили ручку.", "extra_minutes": 5}
    record_incident(day, by=secretary, kind=IncidentKind.OTHER, participant=one, **facts)
    finish_participant(one, by=secretary)
    assert list(day.participants.order_by("pk").values_list("extra_minutes", flat=True)) == [5, 0]
    assert state_of(other) == P.CHECKED_IN


def test_the_desks_open_and_looking_at_pupils_is_written_down(client, secretary):
    entry = SchoolEntryFactory()
    participant = OlympiadParticipantFactory(stage=entry.stage, school=entry.school, submitted=True)
    slug, order = entry.stage.edition.slug, entry.stage.order
    pages = [
        reverse("office_olympiad", args=[slug]),
        reverse("office_olympiad_rules", args=[slug]),
        reverse("office_olympiad_stage_add", args=[slug]),
        *(
            reverse(f"office_olympiad_{page}", args=[slug, order])
            for page in ("stage", "queue", "accept", "schools", "day")
        ),
        *(
            reverse(f"office_{page}", args=[participant.code])
            for page in ("participant", "participant_edit", "incident")
        ),
    ]

    assert {url: client.get(url).status_code for url in pages} == dict.fromkeys(pages, 200)
    assert {(row.act, row.about) for row in AccessRecord.objects.all()} == {
        ("view", f"olympiad.Stage:{entry.stage.code}"),
        ("view", participant.consent_subject),
    }


def test_the_queue_is_narrowed_by_name_state_and_doubles(client, secretary):
    stage = StageFactory()
    mine = OlympiadParticipantFactory(stage=stage, submitted=True, pupil__last_name="Аистов")
    twin = OlympiadParticipantFactory(
        stage=stage, submitted=True, pupil=PupilFactory(last_name="АИСТОВ", born_on=mine.pupil.born_on)
    )
    other = OlympiadParticipantFactory(stage=stage, accepted=True, pupil__last_name="Бобров")
    OlympiadParticipantFactory(stage=stage)
    url = reverse("office_olympiad_queue", args=[stage.edition.slug, stage.order])

    def found(query):
        return {row.participant.pk for row in client.get(f"{url}?{query}").context["rows"]}

    assert found("") == {mine.pk, twin.pk, other.pk}
    assert (found("q=бобр"), found("state=accepted")) == ({other.pk}, {other.pk})
    assert found("state=disputed") == {mine.pk, twin.pk}


def test_a_late_pupil_is_entered_from_the_list_of_schools(client, secretary):
    entry = SchoolEntryFactory(stage__closed=True)
    url = reverse("office_olympiad_late", args=[entry.stage.edition.slug, entry.stage.order, entry.code])
    facts = {
        "last_name": "Поздний", "first_name": "Иван", "born_on": "12.05.2009", "grade": "10", "reason": "Болел.",
    }  # fmt: skip
    client.post(url, facts)
    late = OlympiadParticipant.objects.get()
    assert (late.state, late.is_late, late.late_reason) == (P.SUBMITTED, True, "Болел.")


def test_rules_and_terms_are_changed_by_their_forms(client, secretary):
    stage = StageFactory(edition__draft=True)
    slug = stage.edition.slug
    for page, args in (("office_olympiad_rules", [slug]), ("office_olympiad_stage", [slug, stage.order])):
        form = client.get(reverse(page, args=args)).context["form"]
        data = {name: value for name in form.fields if (value := form[name].value()) is not None and value is not False}
        data |= {name: f"{data[name]:%Y-%m-%dT%H:%M}" for name in MOMENTS if name in data}
        data |= {"quota_percent": "25"} if "quota_percent" in data else {"duration_minutes": "90"}
        answer = client.post(reverse(page, args=args), data)
        assert answer.status_code == 302, answer.context["form"].errors
    stage.refresh_from_db()
    stage.edition.rules.refresh_from_db()
    assert (stage.duration_minutes, stage.edition.rules.quota_percent) == (90, 25)


def test_others_of_the_office_do_not_enter(client):
    stage = StageFactory()
    client.force_login(UserFactory(role=Role.EDITOR))
    assert client.get(reverse("office_olympiad_queue", args=[stage.edition.slug, stage.order])).status_code in {
        302,
        403,
    }


def test_papers_of_the_day_name_a_code_beside_a_person_on_the_torn_part_alone(client, secretary, day):
    participant = OlympiadParticipantFactory(
        stage=day, accepted=True, pupil__last_name="Азбукин", needs="крупный шрифт"
    )
    args = [day.edition.slug, day.order]
    assert client.get(reverse("office_olympiad_title_sheets", args=args)).status_code == 404
    issue_codes(day, by=secretary)
    code = participant.codes.get().value

    sheets, attendance = (
        words_of(client.get(reverse(f"office_olympiad_{page}", args=args)).content)
        for page in ("title_sheets", "attendance")
    )

    torn, work = sheets.split("Титульный лист работы")
    assert ("Азбукин" in torn, code in torn, "Азбукин" in work, code in work) == (True, True, False, True)
    assert ("Азбукин" in attendance, "крупный шрифт" in attendance, code in attendance) == (True, True, False)
    assert [(row.act, row.rows) for row in AccessRecord.objects.order_by("pk")] == [("export", 1), ("export", 1)]


def test_without_the_consent_to_processing_nobody_stays(secretary, day):
    participant = OlympiadParticipantFactory(stage=day, accepted=True)
    marked = OlympiadParticipantFactory(stage__edition__marking=True, took_part=True)
    effects = [
        take_participant_out(Withdrawn(ConsentKind.PROCESSING, row.consent_subject, "Имя"), by=secretary)
        for row in (participant, marked)
    ]
    assert (state_of(participant), state_of(marked)) == (P.WITHDRAWN, P.TOOK_PART)
    assert [(bool(effect.done), bool(effect.by_hand)) for effect in effects] == [(True, False), (False, True)]
    assert (
        take_participant_out(Withdrawn(ConsentKind.PROCESSING, "contests.Application:X", "Имя"), by=secretary) is None
    )
