"""Lists of results and appeals: frozen, counted again from the ledger, protected, final only when every appeal is closed."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from foundation.errors import Refusal
from foundation.ledger import verify
from olympiad.actions.appeal import (
    file_appeal,
    grant_appeal,
    reject_appeal,
    return_appeal,
    schedule_appeal,
    vote_on_appeal,
    withdraw_appeal,
)
from olympiad.actions.marks import correct_score
from olympiad.actions.results import amend_results, annul_task, decide_border, finalise_results, publish_preliminary
from olympiad.models import Allotment, CommissionMember, MarkEntry, OlympiadParticipant, ResultSnapshot, Stage, Work
from olympiad.queries.results import cohorts_of, policy_of
from olympiad.states import AppealState, ParticipantState
from tests.factories.directory import RepresentativeFactory
from tests.factories.olympiad_marking import marked_stage

pytestmark = pytest.mark.django_db

SIX = ((10, 10), (7, 7), (7, 6), (6, 6), (6, 6), (4, 3))


def coordinator_of(person):
    return RepresentativeFactory(coordinator=True, confirmed=True, school=person.school).user


def filed(world, number=0, position=1):
    person = world.people[number]
    task = world.marking.tasks.get(position=position)
    return file_appeal(person, by=coordinator_of(person), task=task, claim="Прошу пересмотреть пункт 2.")


def scheduled(world, **which):
    return schedule_appeal(filed(world, **which), by=world.secretary, heard_at=timezone.now())


def vote(appeal, world, *points):
    members = (world.judge, world.second_judge, world.appeals_chair)
    for member, value in zip(members, points, strict=False):
        vote_on_appeal(appeal, by=member.user, points=Decimal(value))


def close_window(world):
    Stage.objects.filter(pk=world.stage.pk).update(
        works_shown_from=timezone.now() - timedelta(days=2), appeals_until=timezone.now() - timedelta(days=1)
    )


def statuses(snapshot):
    return [row["status"] for row in sorted(snapshot.rows, key=lambda row: row["code"])]


def test_the_preliminary_list_is_frozen_with_its_rules_and_counts_from_the_ledger():
    world = marked_stage("preliminary", quota_percent=34, border_policy="strict")

    snapshot = ResultSnapshot.objects.get()

    assert (snapshot.version, snapshot.kind, snapshot.protocol_number) == (1, "preliminary", "2")
    assert snapshot.rules["border_policy"] == "strict"
    assert [(row["code"], row["total"], row["place"], row["status"]) for row in snapshot.rows] == [
        (world.codes[1], "19", [1, 1], "W"),
        (world.codes[0], "15", [2, 2], "-"),
        (world.codes[2], "7", [3, 3], "-"),
    ]
    assert [row.as_facts() for cohort in cohorts_of(world.marking) for row in cohort.rows] == snapshot.rows


def test_a_snapshot_names_nobody_and_can_not_be_changed():
    world = marked_stage("preliminary")
    text = str(ResultSnapshot.objects.get().rows)

    assert not any(person.pupil.last_name in text for person in world.people)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE olympiad_resultsnapshot SET reason = 'x'")
    assert verify(ResultSnapshot.objects.of(world.marking)) == []


def test_the_disqualified_and_those_out_of_competition_have_no_place_and_do_not_move_the_quota():
    world = marked_stage("decoded", totals=SIX, quota_percent=50, border_policy="strict")
    OlympiadParticipant.objects.filter(pk=world.people[0].pk).update(state=ParticipantState.DISQUALIFIED)
    OlympiadParticipant.objects.filter(pk=world.people[1].pk).update(out_of_competition=True)

    [cohort] = cohorts_of(world.marking)

    assert (len(cohort.ranked), cohort.result.quota) == (4, 2)
    assert [(row.code, row.place) for row in cohort.rows[-2:]] == [(world.codes[0], None), (world.codes[1], None)]


def test_classes_are_ranked_apart_or_all_together():
    world = marked_stage("decoded")
    OlympiadParticipant.objects.filter(pk=world.people[0].pk).update(competing_grade=11)

    apart = cohorts_of(world.marking)
    world.stage.edition.rules.cohorts = "all"
    world.marking.stage.edition.rules.cohorts = "all"
    together = cohorts_of(world.marking)

    assert [(cohort.title, len(cohort.rows)) for cohort in apart] == [("10", 2), ("11", 1)]
    assert [(cohort.title, len(cohort.rows)) for cohort in together] == [("", 3)]


def test_the_rules_of_an_edition_are_the_policy():
    world = marked_stage("prepared", winner_operator="at_least", prize_threshold=Decimal("37.5"))

    policy = policy_of(world.stage.edition.rules.as_facts())

    assert (f"{policy.winner_min}", f"{policy.prize_min}", policy.border_policy) == (">=50%", ">=3/8", "HALF_RULE")


def test_the_jury_decides_about_the_border_before_a_list_is_approved():
    world = marked_stage("decoded", totals=SIX, quota_percent=67, border_policy="jury")

    with pytest.raises(Refusal, match="Жюри должно решить"):
        publish_preliminary(world.marking, by=world.secretary, protocol_number="2")
    decide_border(world.marking, by=world.chair.user, cohort="10", awards=True, protocol_number="7")
    publish_preliminary(world.marking, by=world.secretary, protocol_number="2")

    assert statuses(ResultSnapshot.objects.get()) == ["W", "P", "P", "P", "P", "-"]


def test_an_appeal_is_heard_voted_and_written_into_the_ledger():
    world = marked_stage("preliminary")
    appeal = scheduled(world)
    vote(appeal, world, 9, 9, 8)

    granted = grant_appeal(appeal, by=world.appeals_chair.user, decision="Учтён верный ответ.", protocol_number="3")

    assert (granted.state, granted.points_before, granted.points_after) == (AppealState.GRANTED, 7, 9)
    assert (granted.entry.points, granted.entry.source) == (9, "appeal")
    close_window(world)
    finalise_results(world.marking, by=world.chair.user, protocol_number="4")
    assert [row["total"] for row in ResultSnapshot.objects.last().rows] == ["19", "17", "7"]


def test_equal_votes_are_decided_by_the_chair_and_a_vote_for_the_same_score_rejects():
    world = marked_stage("preliminary", appeal_quorum=2)
    appeal = scheduled(world)
    vote_on_appeal(appeal, by=world.judge.user, points=Decimal(9))
    vote_on_appeal(appeal, by=world.appeals_chair.user, points=Decimal(7))

    with pytest.raises(Refusal, match="прежний балл"):
        grant_appeal(appeal, by=world.appeals_chair.user, decision="–", protocol_number="3")
    rejected = reject_appeal(appeal, by=world.appeals_chair.user, decision="Балл верен.", protocol_number="3")

    assert (rejected.state, rejected.points_after, rejected.entry) == (AppealState.REJECTED, 7, None)


def test_without_a_quorum_nothing_is_decided():
    world = marked_stage("preliminary")
    appeal = scheduled(world)
    vote(appeal, world, 9, 9)

    with pytest.raises(Refusal, match="голосов 2, нужно 3"):
        grant_appeal(appeal, by=world.appeals_chair.user, decision="–", protocol_number="3")


def test_whoever_marked_the_work_or_works_in_the_school_does_not_vote():
    world = marked_stage("preliminary")
    appeal = scheduled(world)
    CommissionMember.objects.filter(pk=world.judge.pk).update(school=world.people[0].school)
    Allotment.objects.filter(work__participant=world.people[0], round=1, task__position=1).update(
        member=world.second_judge
    )

    with pytest.raises(Refusal, match="в школе участника"):
        vote_on_appeal(appeal, by=world.judge.user, points=Decimal(9))
    with pytest.raises(Refusal, match="проверяли эту работу"):
        vote_on_appeal(appeal, by=world.second_judge.user, points=Decimal(9))
    with pytest.raises(PermissionDenied):
        vote_on_appeal(appeal, by=world.anna.user, points=Decimal(9))


def test_a_vote_is_a_possible_score_and_no_lower_one_where_the_rules_forbid_it():
    world = marked_stage("preliminary", appeal_may_lower=False)
    appeal = scheduled(world)

    with pytest.raises(Refusal, match="невозможен"):
        vote(appeal, world, 11)
    with pytest.raises(Refusal, match="не снижает"):
        vote(appeal, world, 6)


def test_appeals_are_filed_in_their_window_once_and_about_an_own_task():
    world = marked_stage("preliminary")
    filed(world)
    with pytest.raises(ValidationError, match="уже подана"):
        filed(world)
    stranger = coordinator_of(world.people[1])
    with pytest.raises(PermissionDenied):
        file_appeal(world.people[0], by=stranger, task=world.marking.tasks.get(position=2), claim="Прошу")
    close_window(world)

    with pytest.raises(Refusal, match="Срок подачи"):
        filed(world, position=2)


def test_before_the_preliminary_list_nobody_appeals():
    world = marked_stage("decoded")

    with pytest.raises(Refusal, match="после предварительных"):
        filed(world)


def test_an_appeal_may_be_taken_back_or_returned():
    world = marked_stage("preliminary")
    mine, other = filed(world), filed(world, number=1)

    withdraw_appeal(mine, by=mine.filed_by)
    returned = return_appeal(other, by=world.secretary, decision="Апелляция о содержании задания.")

    assert (returned.state, returned.decision) == (AppealState.RETURNED, "Апелляция о содержании задания.")
    assert filed(world).state == AppealState.FILED


def test_the_final_list_waits_for_the_window_and_for_every_appeal():
    world = marked_stage("preliminary")
    appeal = filed(world)

    with pytest.raises(Refusal, match="принимаются до"):
        finalise_results(world.marking, by=world.chair.user, protocol_number="4")
    close_window(world)
    with pytest.raises(Refusal, match="Ждут решения"):
        finalise_results(world.marking, by=world.chair.user, protocol_number="4")
    withdraw_appeal(appeal, by=appeal.filed_by)

    assert finalise_results(world.marking, by=world.chair.user, protocol_number="4").state == "final"


def test_an_appeal_of_another_takes_no_prize_away_unless_the_rules_say_so():
    for protects, expected in ((True, ["W", "P", "-", "-", "-", "P"]), (False, ["W", "-", "-", "-", "-", "-"])):
        world = marked_stage(
            "preliminary", totals=SIX, quota_percent=34, border_policy="strict", protect_preliminary=protects
        )
        appeal = scheduled(world, number=5, position=1)
        vote(appeal, world, 10, 10, 10)
        grant_appeal(appeal, by=world.appeals_chair.user, decision="Верно.", protocol_number="3")
        second = scheduled(world, number=5, position=2)
        vote(second, world, 4, 4, 4)
        grant_appeal(second, by=world.appeals_chair.user, decision="Верно.", protocol_number="3")
        close_window(world)

        finalise_results(world.marking, by=world.chair.user, protocol_number="4")

        final = ResultSnapshot.objects.of(world.marking).last()
        assert statuses(final) == expected
        assert ("kept_by_protection" in final.cohorts[0]["flags"]) is protects


def test_a_new_version_needs_a_reason_and_keeps_the_old_one():
    world = marked_stage("preliminary")
    with pytest.raises(Refusal, match="причину новой версии"):
        publish_preliminary(world.marking, by=world.secretary, protocol_number="3")
    close_window(world)
    finalise_results(world.marking, by=world.chair.user, protocol_number="4")
    task = world.marking.tasks.get(position=1)
    correct_score(
        Work.objects.get(value=world.codes[2]),
        by=world.chair.user,
        task=task,
        points=Decimal(10),
        reason="Ошибка переноса",
    )

    amend_results(world.marking, by=world.chair.user, protocol_number="5", reason="Исправлена ошибка переноса")

    assert [(s.version, s.kind, s.reason) for s in ResultSnapshot.objects.of(world.marking)] == [
        (1, "preliminary", "Первая публикация"),
        (2, "final", "По итогам апелляций"),
        (3, "final", "Исправлена ошибка переноса"),
    ]


def test_an_annulled_task_counts_for_nobody():
    world = marked_stage("decoded")

    annul_task(world.marking.tasks.get(position=1), by=world.chair.user, reason="Опечатка в условии")

    [cohort] = cohorts_of(world.marking)
    assert ([row.total for row in cohort.rows], cohort.max_total) == ([9, 8, 4], 10)


def test_results_cost_the_same_queries_for_few_and_many(django_assert_num_queries):
    few, many = marked_stage("decoded"), marked_stage("decoded", totals=SIX)

    for world in (few, many):
        list(cohorts_of(world.marking))
        with django_assert_num_queries(3):
            cohorts_of(world.marking)


def test_the_ledger_alone_says_every_score():
    world = marked_stage("preliminary")

    entries = MarkEntry.objects.of(world.marking)

    assert (entries.count(), verify(entries)) == (18, [])
