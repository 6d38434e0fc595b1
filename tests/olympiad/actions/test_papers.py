"""Diplomas of a final list, what a withdrawn consent takes away, and the check that states every invariant."""

from datetime import timedelta
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from certificates.models import Certificate
from foundation.errors import Refusal
from olympiad.actions.certificates import issue_certificates
from olympiad.actions.marks import correct_score
from olympiad.actions.results import amend_results, finalise_results
from olympiad.actions.withdrawal import unname_participant
from olympiad.models import Stage, StageMarking, Work
from olympiad.queries.figures import figures_of
from olympiad.queries.results import cohorts_of
from portal.withdrawal import unname_certificates
from privacy.effects import Withdrawn
from privacy.states import ConsentKind
from tests.factories.certificates import SignatoryFactory
from tests.factories.olympiad_marking import marked_stage
from tests.factories.privacy import ConsentFactory, ConsentTextFactory

pytestmark = pytest.mark.django_db


def final_stage(**rules):
    world = marked_stage("preliminary", **rules)
    Stage.objects.filter(pk=world.stage.pk).update(
        works_shown_from=timezone.now() - timedelta(days=2), appeals_until=timezone.now() - timedelta(days=1)
    )
    finalise_results(world.marking, by=world.chair.user, protocol_number="7")
    world.marking = StageMarking.objects.get(pk=world.marking.pk)
    SignatoryFactory()
    return world


def kinds(world):
    return [
        [paper.kind for paper in Certificate.objects.in_force().filter(source=person.consent_subject)]
        for person in world.people
    ]


def withdrawn(person):
    about = person.consent_subject
    return Withdrawn(about=about, kind=ConsentKind.PUBLICATION, name=person.pupil.full_name)


def test_a_final_list_gives_diplomas_and_certificates_once():
    world = final_stage(quota_percent=67)

    first = issue_certificates(world.marking, by=world.secretary)
    second = issue_certificates(world.marking, by=world.secretary)

    assert first == second
    assert kinds(world) == [["prize_winner"], ["winner"], ["participant"]]
    assert first[1].document.award_words == "победителя"
    assert first[1].document.basis.replace("\xa0", " ").startswith("Протокол № 7 от")


def test_before_the_final_list_there_are_no_diplomas():
    world = marked_stage("preliminary")

    with pytest.raises(Refusal, match="после утверждения окончательных"):
        issue_certificates(world.marking, by=world.secretary)


def test_a_new_list_takes_back_what_it_no_longer_gives():
    world = final_stage(quota_percent=67)
    issue_certificates(world.marking, by=world.secretary)
    work = Work.objects.get(value=world.codes[2])
    for task in world.marking.tasks.all():
        correct_score(work, by=world.chair.user, task=task, points=Decimal(10), reason="Ошибка переноса")
    amend_results(world.marking, by=world.chair.user, protocol_number="8", reason="Ошибка переноса")

    issue_certificates(world.marking, by=world.secretary)

    # Whoever stood in the preliminary list keeps what he had; the third one rose from a certificate to a diploma.
    assert kinds(world) == [["prize_winner"], ["winner"], ["winner"]]
    assert Certificate.objects.count() == 4


def test_strangers_see_nothing_of_a_child_without_consent_and_a_withdrawal_hides_the_name():
    world = final_stage()
    text = ConsentTextFactory(kind=ConsentKind.PUBLICATION)
    ConsentFactory(about=world.people[1].consent_subject, text=text)
    papers = issue_certificates(world.marking, by=world.secretary)
    before = [paper.document.shown_name for paper in papers]

    told = unname_participant(withdrawn(world.people[1]), by=None)
    unname_certificates(withdrawn(world.people[1]), by=None)

    assert before == ["", world.people[1].pupil.full_name, ""]
    assert Certificate.objects.get(pk=papers[1].pk).document.shown_name == ""
    assert told.done == ("В опубликованных результатах вместо имени и школы стоит шифр.",)


def test_a_withdrawal_before_the_list_only_promises_and_other_matters_are_none_of_ours():
    world = marked_stage("preliminary")

    told = unname_participant(withdrawn(world.people[1]), by=None)
    other = Withdrawn(about="contests.Application:KKKK", kind=ConsentKind.PUBLICATION, name="")

    assert told.done == ("Имя в результатах не появится: вместо него будет шифр.",)
    assert unname_participant(other, by=None) is None


@pytest.mark.parametrize("phase", ["prepared", "begun", "locked", "preliminary"])
def test_the_check_finds_nothing_on_the_way(phase):
    marked_stage(phase)
    out = StringIO()

    call_command("check_olympiad", stdout=out)

    assert out.getvalue().splitlines()[-1] == "Нарушений нет."


def test_the_check_finds_a_work_of_nobody_and_a_list_that_does_not_follow_from_the_marks():
    world = final_stage()
    call_command("check_olympiad", stdout=StringIO())
    task = world.marking.tasks.get(position=1)
    correct_score(
        Work.objects.get(value=world.codes[2]), by=world.chair.user, task=task, points=Decimal(10), reason="Проба"
    )
    Work.objects.filter(value=world.codes[0]).update(participant=None)
    said = StringIO()

    with pytest.raises(CommandError, match="Найдено нарушений: 2"):
        call_command("check_olympiad", stdout=StringIO(), stderr=said)

    assert f"работа {world.codes[0]} не сходится с участником" in said.getvalue()


def test_figures_of_a_cohort_are_words_and_undefined_is_a_dash():
    world = marked_stage("decoded")

    figures = figures_of(cohorts_of(world.marking)[0], list(world.marking.tasks.all()))

    assert (figures.people, figures.mean, figures.median, figures.alpha) == (3, "13,67", "15,00", "–")
    assert [(line.difficulty, line.corrected) for line in figures.tasks] == [("0,67", "–"), ("0,70", "–")]
    assert sum(number for _label, number in figures.bins) == 3
    assert figures.is_small
