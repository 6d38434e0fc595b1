"""The desks of the marking: a grid of codes for a marker, divergences for the chair, results by code or by name for everybody."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.actions.roles import sync_roles
from foundation.documents.archive import packed
from olympiad.actions.certificates import issue_certificates
from olympiad.actions.results import finalise_results
from olympiad.models import Allotment, Appeal, MarkEntry, OlympiadParticipant, Stage, StageMarking, Work
from olympiad.queries.marking import marks_in
from olympiad.queries.papers import papers_of_schools
from olympiad.queries.publication import published_lists
from olympiad.states import CommissionRole
from olympiad.views.appeals import drawn
from privacy.models import ConsentText
from privacy.states import ConsentKind
from tests.factories.accounts import UserFactory
from tests.factories.certificates import SignatoryFactory
from tests.factories.directory import RepresentativeFactory
from tests.factories.olympiad_marking import marked_stage
from tests.factories.privacy import ConsentFactory, ConsentTextFactory

pytestmark = pytest.mark.django_db


def enter(client, user):
    sync_roles()
    client.force_login(user)
    return client


def page(name, world, *more):
    return reverse(f"olympiad:{name}", args=[world.marking.code, *more])


def text(answer):
    return answer.content.decode()


def names_of(world):
    return [person.pupil.last_name for person in world.people]


def test_a_marker_fills_the_grid_saves_and_hands_in_and_wrong_cells_are_named(client):
    world = marked_stage("begun")
    enter(client, world.anna.user)
    cells = [cell for row in client.get(page("marking_grid", world)).context["grid"].rows for cell in row.cells]
    own = [cell for cell in cells if cell.allotment]
    typed = {cell.name: "7" for cell in own} | {own[0].name: "77"}

    wrong = client.post(page("marking_grid", world), typed | {"hand_in": "1"}, follow=True)
    right = client.post(page("marking_grid", world), typed | {own[0].name: "6", "hand_in": "1"}, follow=True)

    assert "Не записано ячеек: 1. Можно 0–10, шаг 1." in text(wrong)
    assert f"Сдано: {len(own)}" in text(right).replace("\xa0", " ")
    assert Allotment.objects.filter(member=world.anna, handed_in_at__isnull=True).count() == 0


def test_the_grid_and_the_room_of_a_marker_hold_codes_and_no_name(client):
    world = marked_stage("begun")
    enter(client, world.anna.user)

    pages = [text(client.get(page(name, world))) for name in ("marking", "marking_grid")]

    assert all(code in pages[1] for code in world.codes)
    assert [[name for name in names_of(world) if name in content] for content in pages] == [[], []]
    assert [client.get(page(name, world)).status_code for name in ("marking_works", "marking_appeals")] == [403, 403]


def test_the_secretary_prepares_a_marking_by_the_screens(client):
    world = marked_stage("prepared")
    enter(client, world.secretary)
    juror = UserFactory()
    Work.objects.all().delete()

    people = client.post(page("marking_people", world), {"user": juror.pk, "role": CommissionRole.MARKER, "school": ""})
    tasks = client.post(
        page("marking_tasks", world),
        {"title-0": "Право", "maximum-0": "7,5", "step-0": "0,5", "tolerance-0": "1", "grade-1": "11", "title-1": "Эссе",
         "maximum-1": "20"},
    )  # fmt: skip
    works = client.post(page("marking_works", world), {"codes": "\n".join([*world.codes, "ошибка"])}, follow=True)

    assert people.status_code == 422
    assert tasks.status_code == 302
    found = world.marking.tasks.values_list("position", "grade", "title", "maximum", "step", "tolerance")
    assert list(found) == [(1, None, "Право", Decimal("7.5"), Decimal("0.5"), 1), (2, 11, "Эссе", 20, 1, 0)]
    assert "«ошибка»: это не похоже на шифр" in text(works)
    assert "Принято: 3" in text(works).replace("\xa0", " ")


def test_the_chair_sees_a_divergence_and_asks_a_third(client):
    world = marked_stage("begun", totals=((1, 1),))
    first, second = Allotment.objects.filter(task__position=1).select_related("member__user").order_by("round")
    for row, mark in ((first, "2"), (second, "9")):
        enter(client, row.member.user).post(page("marking_grid", world), {f"mark-{row.pk}": mark, "hand_in": "1"})
    third = next(m for m in (world.anna, world.boris, world.chair) if m.pk not in {first.member_id, second.member_id})
    enter(client, world.chair.user)

    shown = client.get(page("marking_progress", world))
    asked = {"work": first.work_id, "task": first.task_id, "member": third.pk}
    refused = client.post(page("marking_progress", world), asked | {"member": first.member_id})
    done = client.post(page("marking_progress", world), asked)

    assert [item.code for item in shown.context["progress"].divergences] == world.codes
    assert (refused.status_code, done.status_code) == (422, 302)
    assert Allotment.objects.get(round=3).member == third


def test_the_standings_show_codes_awards_and_what_other_rules_would_do(client):
    world = marked_stage("decoded")
    enter(client, world.chair.user)

    answer = client.get(page("marking_standings", world))

    [(cohort, simulations, figures)] = answer.context["cohorts"]
    assert figures.people == 3
    assert [row.code for row in cohort.rows] == [world.codes[1], world.codes[0], world.codes[2]]
    assert [(str(title), len(trials)) for title, trials in simulations] == [
        ("Если на границе квоты", 5),
        ("Если квота", 6),
        ("Если порог призёра", 4),
    ]
    assert [name for name in names_of(world) if name in text(answer)] == []


def test_moves_are_made_on_the_page(client):
    world = marked_stage("marked")
    enter(client, world.chair.user).post(page("marking_move", world, "lock"), {"protocol_number": "5"})
    enter(client, world.coder.user).post(page("decoding_ask", world))
    enter(client, world.secretary).post(page("marking_move", world, "decode"))
    client.post(page("marking_move", world, "publish_preliminary"), {"protocol_number": "6", "reason": ""})

    assert StageMarking.objects.get(pk=world.marking.pk).state == "preliminary"


def agree(person):
    wording = ConsentText.objects.filter(kind=ConsentKind.PUBLICATION).first()
    wording = wording or ConsentTextFactory(kind=ConsentKind.PUBLICATION)
    return ConsentFactory(about=person.consent_subject, text=wording)


def results(client, world):
    return client.get(reverse("olympiad:olympiad_results", args=[world.stage.edition.slug]))


def test_before_the_first_list_the_page_says_when_and_that_it_is_not_there(client):
    answer = results(client, marked_stage("decoded"))

    assert answer.status_code == 404
    assert "Результаты ещё не опубликованы" in text(answer)


def test_a_preliminary_list_shows_codes_alone_whatever_was_agreed(client):
    world = marked_stage("preliminary")
    for person in world.people:
        agree(person)

    answer = results(client, world)

    assert [row.who for row in answer.context["lists"][0].cohorts[0].rows] == [
        world.codes[1],
        world.codes[0],
        world.codes[2],
    ]
    assert [name for name in names_of(world) if name in text(answer)] == []


def final(world):
    Stage.objects.filter(pk=world.stage.pk).update(
        works_shown_from=timezone.now() - timedelta(days=2), appeals_until=timezone.now() - timedelta(days=1)
    )
    finalise_results(world.marking, by=world.chair.user, protocol_number="7")


def test_a_final_list_names_who_agreed_and_nobody_else_and_a_withdrawal_shows_at_once(client):
    world = marked_stage("preliminary")
    named = world.people[1]
    consent = agree(named)
    final(world)

    before = text(results(client, world))
    type(consent).objects.filter(pk=consent.pk).update(withdrawn_at=timezone.now())
    after = text(results(client, world))

    assert named.pupil.full_name in before
    assert world.codes[1] not in before
    assert [name for name in (names_of(world)[0], names_of(world)[2]) if name in before] == []
    assert named.pupil.last_name not in after
    assert world.codes[1] in after


def test_beside_a_code_no_school_stands_unless_five_of_it_are_in_the_list():
    world = marked_stage("preliminary", totals=((5, 5),) * 6)
    few = [row.school for row in published_lists(world.stage.edition)[0].cohorts[0].rows]
    OlympiadParticipant.objects.filter(stage=world.stage).update(school=world.people[0].school)

    many = [row.school for row in published_lists(world.stage.edition)[0].cohorts[0].rows]

    assert (set(few), set(many)) == ({""}, {str(world.people[0].school)})


def test_equals_stand_by_their_codes_and_not_by_their_names():
    world = marked_stage("preliminary", totals=((5, 5),) * 4)
    for person in world.people[:2]:
        agree(person)
    final(world)

    rows = published_lists(world.stage.edition)[0].cohorts[0].rows

    assert [row.who for row in rows] == [
        world.people[0].pupil.full_name,
        world.people[1].pupil.full_name,
        world.codes[2],
        world.codes[3],
    ]
    assert {row.place for row in rows} == {"1–4"}


def test_the_page_of_results_costs_the_same_for_few_and_many(client, django_assert_num_queries):
    few, many = marked_stage("preliminary"), marked_stage("preliminary", totals=((5, 5),) * 9)

    for world in (few, many):
        results(client, world)
        with django_assert_num_queries(3):
            published_lists(world.stage.edition)[0]


def test_a_school_sees_its_own_results_and_files_an_appeal_that_is_heard(client):
    world = marked_stage("preliminary")
    mine, other = world.people[0], world.people[1]
    coordinator = RepresentativeFactory(coordinator=True, confirmed=True, school=mine.school).user
    enter(client, coordinator)
    shown = text(client.get(reverse("olympiad:school_results")))
    task = world.marking.tasks.get(position=1)

    filed = client.post(
        reverse("olympiad:appeal_file", args=[mine.code]), {"task": task.pk, "claim": "Прошу проверить."}
    )
    strange = client.post(reverse("olympiad:appeal_file", args=[other.code]), {"task": task.pk, "claim": "Прошу."})
    appeal = Appeal.objects.get()
    enter(client, world.secretary).post(
        reverse("olympiad:appeal_move", args=[appeal.code, "schedule"]), {"heard_at": "2026-12-01T10:00"}
    )
    for member in (world.judge, world.second_judge, world.appeals_chair):
        enter(client, member.user).post(reverse("olympiad:appeal_vote", args=[appeal.code]), {"points": "9"})
    client.post(
        reverse("olympiad:appeal_move", args=[appeal.code, "grant"]), {"decision": "Верно.", "protocol_number": "4"}
    )
    card = text(enter(client, coordinator).get(appeal.get_absolute_url()))

    assert (mine.pupil.full_name in shown, other.pupil.full_name in shown) == (True, False)
    assert (filed.status_code, strange.status_code) == (302, 404)
    assert marks_in(world.marking)[mine.work.pk, task.pk].score == 9
    assert "Верно." in card
    assert str(world.judge) not in card


def test_the_list_of_markings_is_ones_own_and_the_secretary_opens_a_new_one(client):
    world = marked_stage("begun")
    other = marked_stage("prepared")
    StageMarking.objects.exclude(pk__in=[world.marking.pk, other.marking.pk]).delete()
    mine = enter(client, world.anna.user).get(reverse("olympiad:marking_list")).context["object_list"]
    assert [line.marking for line in mine] == [world.marking]

    stage = Stage.objects.create(
        edition=world.stage.edition, order=2, registration_opens_at=world.stage.registration_opens_at,
        registration_closes_at=world.stage.registration_closes_at, starts_at=world.stage.starts_at,
    )  # fmt: skip
    enter(client, world.secretary).post(reverse("olympiad:marking_open", args=[stage.code]))

    assert StageMarking.objects.filter(stage=stage).exists()
    assert MarkEntry.objects.count() == 0


def test_a_school_takes_the_papers_of_its_own_pupils_in_one_archive(client):
    world = marked_stage("preliminary")
    final(world)
    SignatoryFactory()
    issue_certificates(StageMarking.objects.get(pk=world.marking.pk), by=world.secretary)
    mine = world.people[0]
    coordinator = RepresentativeFactory(coordinator=True, confirmed=True, school=mine.school).user
    enter(client, coordinator)

    names = [paper.holder_name for paper in papers_of_schools(coordinator)]
    files = drawn(papers_of_schools(coordinator))

    assert names == [mine.pupil.full_name]
    assert [name.split()[0] for name in files] == [mine.pupil.last_name]
    assert all(content.startswith(b"%PDF") for content in files.values())
    assert packed(files) == packed(drawn(papers_of_schools(coordinator)))
    assert "diplomas.zip" in text(client.get(reverse("olympiad:school_results")))


def test_the_page_of_an_olympiad_leads_to_the_results_once_they_are_out(client):
    before, after = marked_stage("decoded"), marked_stage("preliminary")

    pages = [text(client.get(world.stage.edition.get_absolute_url())) for world in (before, after)]

    links = [reverse("olympiad:olympiad_results", args=[world.stage.edition.slug]) for world in (before, after)]
    assert [link in page for link, page in zip(links, pages, strict=True)] == [False, True]
