"""Works by code: received, marked twice, diverging, settled, locked, decoded by two people; nobody who marks sees a name."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction

from foundation.errors import Refusal
from foundation.ledger import verify
from olympiad.actions.commission import appoint_member, revoke_member, set_tasks
from olympiad.actions.marks import ask_third, correct_score, hand_in_marks, lock_marks, pass_on, save_marks
from olympiad.actions.works import annul_work, ask_decoding, begin_marking, decode_works, receive_works
from olympiad.codes import Code
from olympiad.models import Allotment, MarkEntry, OlympiadParticipant, ParticipantCode, StageMarking, Work
from olympiad.queries.marking import grid_of, marker_figures, marks_in, progress_of
from olympiad.states import CommissionRole, MarkSource, ParticipantState
from tests.factories.directory import RepresentativeFactory
from tests.factories.olympiad_marking import mark_all, marked_stage

pytestmark = pytest.mark.django_db
NEW_CODE = str(Code(10, "4827"))


def allotment(world, member, code=0, position=1):
    return Allotment.objects.get(member=member, work__value=world.codes[code], task__position=position)


def both_markers(world, code=0, position=1):
    """Return the two allotments of a place, the first round first."""
    rows = Allotment.objects.filter(work__value=world.codes[code], task__position=position).order_by("round")
    return list(rows.select_related("member__user", "work", "task"))


def give(world, row, mark):
    save_marks(world.marking, by=row.member.user, marks={row.pk: mark})
    hand_in_marks(world.marking, by=row.member.user)


def scores(world):
    return sorted(points for cell in marks_in(world.marking).values() if (points := cell.score) is not None)


def test_works_are_received_by_their_codes_and_bad_lines_are_named():
    world = marked_stage("prepared")
    code = world.codes[0]
    wrong = code[:-1] + str((int(code[-1]) + 1) % 10)

    received = receive_works(
        world.marking, by=world.coder.user, codes=[code, code.replace("-", " "), wrong, "11-0001-9", "мимо", ""]
    )

    assert [work.value for work in received.received] == [code]
    assert received.known == [code]
    assert [fault.split(": ")[1] for fault in received.faults] == [
        "код прочитан неверно, проверьте цифры",
        "код прочитан неверно, проверьте цифры",
        "это не похоже на шифр",
    ]


def test_a_code_that_was_never_issued_or_made_void_is_refused():
    world = marked_stage("prepared")
    ParticipantCode.objects.filter(value=world.codes[1]).update(voided_at="2026-01-01T00:00:00Z")

    received = receive_works(world.marking, by=world.coder.user, codes=[NEW_CODE, world.codes[1], "5-1234-0"])

    assert received.received == []
    assert any("аннулирован" in fault for fault in received.faults)


def test_each_task_of_each_work_goes_to_two_different_markers_in_equal_parts():
    world = marked_stage("begun", totals=((1, 1),) * 9)

    pairs = {place: [row.member_id for row in both_markers(world, *place)] for place in ((0, 1), (0, 2), (8, 1))}
    loads = [member.allotments.count() for member in (world.anna, world.boris, world.chair)]

    assert all(len(set(members)) == 2 for members in pairs.values())
    assert loads == [12, 12, 12]


def test_marks_near_enough_become_a_score_in_favour_of_the_pupil_and_only_when_both_are_handed_in():
    world = marked_stage("begun", totals=((1, 1),))
    first, second = both_markers(world)

    give(world, first, "6")
    assert scores(world) == []
    give(world, second, "7")

    assert scores(world) == [7]


def test_a_mark_that_cannot_be_is_named_and_the_others_are_kept():
    world = marked_stage("begun", totals=((1, 1), (1, 1), (1, 1)))
    rows = list(Allotment.objects.filter(member=world.anna).order_by("pk"))

    saved = save_marks(
        world.marking, by=world.anna.user, marks={rows[0].pk: "11", rows[1].pk: "7,5", rows[2].pk: "8", rows[3].pk: ""}
    )

    assert (saved.written, saved.faults) == (1, {rows[0].pk: "Можно 0–10, шаг 1.", rows[1].pk: "Можно 0–10, шаг 1."})


def test_the_same_mark_twice_is_written_once_and_a_handed_in_one_stays():
    world = marked_stage("begun", totals=((1, 1),))
    row = both_markers(world)[0]
    save_marks(world.marking, by=row.member.user, marks={row.pk: "5"})
    save_marks(world.marking, by=row.member.user, marks={row.pk: "5,0"})
    hand_in_marks(world.marking, by=row.member.user)

    saved = save_marks(world.marking, by=row.member.user, marks={row.pk: "9"})

    assert saved.faults == {row.pk: "Оценка уже сдана."}
    assert list(MarkEntry.objects.values_list("points", flat=True)) == [5]


def test_nobody_marks_what_was_given_to_another():
    world = marked_stage("begun", totals=((1, 1),))
    first, second = both_markers(world)

    saved = save_marks(world.marking, by=first.member.user, marks={second.pk: "5"})

    assert (saved.written, MarkEntry.objects.count()) == (0, 0)


@pytest.mark.parametrize("who", ["secretary", "coder", "judge"])
def test_whoever_does_not_mark_gives_no_marks(who):
    world = marked_stage("begun", totals=((1, 1),))
    user = world.secretary if who == "secretary" else getattr(world, who).user

    with pytest.raises(PermissionDenied):
        save_marks(world.marking, by=user, marks={})


def test_the_grid_of_a_marker_shows_codes_his_own_marks_and_nothing_of_the_other():
    world = marked_stage("begun", totals=((1, 1),))
    first, second = both_markers(world)
    give(world, first, "6")
    save_marks(world.marking, by=second.member.user, marks={second.pk: "9"})

    cells = [cell for row in grid_of(second.member).rows for cell in row.cells if cell.task.position == 1]

    assert [(cell.points, cell.seen, cell.is_fixed) for cell in cells] == [(9, (), False)]
    assert [row.code for row in grid_of(second.member).rows] == world.codes


def test_a_divergence_waits_for_a_third_who_has_not_marked_it_and_his_mark_is_final():
    world = marked_stage("begun", totals=((1, 1),))
    first, second = both_markers(world)
    give(world, first, "2")
    give(world, second, "9")
    [divergence] = progress_of(world.marking).divergences
    third = next(m for m in (world.anna, world.boris, world.chair) if m.pk not in {first.member_id, second.member_id})

    with pytest.raises(Refusal, match="ещё не проверял"):
        ask_third(
            world.marking, by=world.chair.user, work=divergence.work, task=divergence.task.pk, member=first.member_id
        )
    row = ask_third(world.marking, by=world.chair.user, work=divergence.work, task=divergence.task.pk, member=third.pk)
    [cell] = [cell for cell in grid_of(third).cells if cell.allotment.pk == row.pk]
    give(world, row, "4")

    assert (divergence.marks, cell.seen_words) == ((2, 9), "2 и 9")
    assert scores(world) == [4]
    assert progress_of(world.marking).divergences == []


def test_a_third_sees_no_marks_where_the_rules_hide_them_and_is_asked_by_the_chair_only():
    world = marked_stage("begun", totals=((1, 1),), third_sees_marks=False)
    first, second = both_markers(world)
    give(world, first, "2")
    give(world, second, "9")
    third = next(m for m in (world.anna, world.boris, world.chair) if m.pk not in {first.member_id, second.member_id})
    asked = {"work": first.work_id, "task": first.task_id, "member": third.pk}
    row = ask_third(world.marking, by=world.chair.user, **asked)

    [cell] = [cell for cell in grid_of(third).cells if cell.allotment.pk == row.pk]

    assert cell.seen == ()
    with pytest.raises(PermissionDenied):
        ask_third(world.marking, by=world.secretary, **asked)


def test_a_single_marker_is_enough_where_the_rules_say_so():
    world = marked_stage("marked", totals=((7, 8),), double_marking=False)

    assert (Allotment.objects.count(), scores(world)) == (2, [7, 8])


def test_marks_are_locked_by_a_protocol_only_when_every_place_has_a_score():
    world = marked_stage("begun", totals=((7, 8),))

    with pytest.raises(Refusal, match="нет балла у 2"):
        lock_marks(world.marking, by=world.chair.user, protocol_number="5")
    mark_all(world, ((7, 8),))
    locked = lock_marks(world.marking, by=world.chair.user, protocol_number="5")

    assert (locked.state, locked.protocol_number) == ("locked", "5")
    with pytest.raises(Refusal, match="закрыты протоколом № 5"):
        save_marks(world.marking, by=world.anna.user, marks={})


def test_after_the_lock_only_the_chair_corrects_and_says_why():
    world = marked_stage("locked", totals=((7, 8),))
    work, task = Work.objects.get(), world.marking.tasks.get(position=1)

    with pytest.raises(PermissionDenied):
        correct_score(work, by=world.anna.user, task=task, points=Decimal(9), reason="Описка")
    with pytest.raises(Refusal, match="невозможен"):
        correct_score(work, by=world.chair.user, task=task, points=Decimal(11), reason="Описка")
    correct_score(work, by=world.chair.user, task=task, points=Decimal(9), reason="Описка")

    assert scores(world) == [8, 9]
    last = MarkEntry.objects.of(world.marking).last()
    assert (last.source, last.reason, last.author) == (MarkSource.CORRECTION, "Описка", world.chair.user)


def test_decoding_takes_two_people_and_then_works_have_their_participants():
    world = marked_stage("locked")
    with pytest.raises(Refusal, match="второй подтверждает"):
        decode_works(world.marking, by=world.secretary)
    ask_decoding(world.marking, by=world.coder.user)
    with pytest.raises(Refusal, match="другой человек"):
        decode_works(world.marking, by=world.coder.user)

    decode_works(world.marking, by=world.secretary)

    found = {work.value: work.participant for work in Work.objects.select_related("participant")}
    assert found == dict(zip(world.codes, world.people, strict=True))


@pytest.mark.parametrize("who", ["anna", "chair", "judge"])
def test_whoever_marks_or_judges_neither_proposes_nor_confirms_decoding(who):
    world = marked_stage("locked")

    with pytest.raises(PermissionDenied):
        ask_decoding(world.marking, by=getattr(world, who).user)


def test_decoding_is_blocked_by_a_work_without_a_person_and_a_person_without_a_work():
    world = marked_stage("locked")
    OlympiadParticipant.objects.filter(pk=world.people[0].pk).update(state=ParticipantState.ABSENT)
    annul_work(Work.objects.get(value=world.codes[1]), by=world.coder.user, reason="Испорчена")
    ask_decoding(world.marking, by=world.coder.user)

    with pytest.raises(Refusal) as refused:
        decode_works(world.marking, by=world.secretary)

    assert refused.value.reason == (f"Работы без участника: {world.codes[0]}. Участники без работы: {world.codes[1]}.")


def test_before_the_decoding_no_row_of_the_marking_leads_to_a_person():
    marked_stage("marked")

    assert set(Work.objects.values_list("participant", flat=True)) == {None}
    fields = {
        field.name for model in (Work, Allotment, MarkEntry) for field in model._meta.get_fields() if field.is_relation
    }
    assert not {"pupil", "school", "code"} & fields


def test_whoever_can_read_the_codes_never_marks_and_a_coder_never_becomes_a_marker():
    world = marked_stage("prepared")

    coordinator = RepresentativeFactory(coordinator=True, confirmed=True, school=world.people[0].school).user

    for person in (world.secretary, coordinator):
        with pytest.raises(Refusal, match="узнать, чьи коды"):
            appoint_member(world.marking, by=world.secretary, user=person, role=CommissionRole.MARKER)
    with pytest.raises(ValidationError, match="уже есть обязанность"):
        appoint_member(world.marking, by=world.secretary, user=world.coder.user, role=CommissionRole.MARKER)
    revoke_member(world.coder, by=world.secretary)
    with pytest.raises(Refusal, match="разные обязанности"):
        appoint_member(world.marking, by=world.secretary, user=world.coder.user, role=CommissionRole.MARKER)


def test_a_marker_who_comes_to_know_the_codes_marks_no_more():
    world = marked_stage("begun")
    RepresentativeFactory(user=world.anna.user, coordinator=True, confirmed=True, school=world.people[0].school)

    with pytest.raises(PermissionDenied):
        save_marks(world.marking, by=world.anna.user, marks={})


def test_an_unfinished_mark_is_passed_on():
    world = marked_stage("begun", totals=((1, 1),))
    first, second = both_markers(world)
    third = next(m for m in (world.anna, world.boris, world.chair) if m.pk not in {first.member_id, second.member_id})

    passed = pass_on(first, by=world.chair.user, member=third)

    assert passed.member == third
    with pytest.raises(Refusal, match="не проверяет"):
        pass_on(second, by=world.chair.user, member=third)


def test_a_late_work_is_given_out_at_once_and_an_annulled_one_is_not_waited_for():
    world = marked_stage("begun", totals=((1, 1), (2, 2)))
    person = world.people[0]
    ParticipantCode.objects.filter(participant=person).update(voided_at="2026-01-01T00:00:00Z")
    ParticipantCode.objects.create(stage=world.stage, participant=person, value=NEW_CODE)
    annul_work(Work.objects.get(value=world.codes[0]), by=world.coder.user, reason="Код испорчен")

    received = receive_works(world.marking, by=world.coder.user, codes=[NEW_CODE])

    assert (len(received.received), received.faults) == (1, [])
    assert Allotment.objects.filter(work__value=NEW_CODE).count() == 4
    assert progress_of(world.marking).cells == 4


def test_tasks_are_fixed_when_the_marking_begins_and_wrong_ones_name_their_row():
    world = marked_stage("prepared")
    with pytest.raises(ValidationError, match="Задание 2"):
        set_tasks(
            world.marking,
            by=world.secretary,
            tasks=[{"title": "Право", "maximum": Decimal(5)}, {"title": "", "maximum": Decimal(5)}],
        )
    receive_works(world.marking, by=world.coder.user, codes=world.codes)
    begin_marking(world.marking, by=world.secretary)

    with pytest.raises(Refusal, match="больше не меняются"):
        set_tasks(world.marking, by=world.secretary, tasks=[])


def test_the_severity_of_markers_is_counted():
    world = marked_stage("begun", totals=((1, 1),))
    first, second = both_markers(world)
    give(world, first, "6")
    give(world, second, "8")

    found = {member.pk: figures.severity for member, figures in marker_figures(world.marking)}

    assert found == {first.member_id: -2, second.member_id: 2}


def test_the_chain_of_marks_is_whole_and_the_database_keeps_it():
    world = marked_stage("marked")

    assert verify(MarkEntry.objects.of(world.marking)) == []
    for statement in ("UPDATE olympiad_markentry SET points = 10", "DELETE FROM olympiad_markentry"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_marks_cost_the_same_queries_for_one_and_for_many(django_assert_num_queries):
    world = marked_stage("begun", totals=((1, 1),) * 6)
    rows = list(Allotment.objects.filter(member=world.anna))
    marking = StageMarking.objects.get(pk=world.marking.pk)
    # The row with its stage, the seat twice, what is allotted, what is written; the queue twice, its head, the rows.
    with django_assert_num_queries(11):
        save_marks(marking, by=world.anna.user, marks={rows[0].pk: "5"})
    with django_assert_num_queries(11):
        save_marks(marking, by=world.anna.user, marks={row.pk: "4" for row in rows})
