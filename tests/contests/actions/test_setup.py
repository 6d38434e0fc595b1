"""What the secretary sets up, and what of it is a promise once it is announced."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.models import ModelLogEntry

from accounts.roles import Role
from contests.actions.setup import (
    create_contest,
    create_edition,
    create_nomination,
    remove_nomination,
    revise_contest,
    revise_edition,
    revise_nomination,
)
from contests.models import Contest, ContestEdition, Nomination
from contests.states import EditionState, SubjectKind
from foundation.errors import Refusal
from tests.factories.accounts import UserFactory
from tests.factories.contests import ContestFactory, EditionFactory, NominationFactory, days

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary():
    return UserFactory(role=Role.SECRETARY)


def history_of(row):
    return [entry.action for entry in ModelLogEntry.objects.for_instance(row).order_by("timestamp", "pk")]


def test_series_is_written_and_corrected(secretary):
    contest = create_contest(by=secretary, title="Лучший старейшина области", short_title="Старейшина")

    revised = revise_contest(contest, by=secretary, organizers="Отделение ВСМС")
    revise_contest(contest, by=secretary, organizers="Отделение ВСМС")

    assert (revised.short_title, revised.organizers) == ("Старейшина", "Отделение ВСМС")
    assert history_of(contest) == ["contests.contest.create", "contests.contest.revise"]


def test_nobody_else_sets_anything_up():
    stranger, edition = UserFactory(role=Role.EDITOR), EditionFactory(draft=True)
    nomination = edition.nominations.get()
    acts = [
        lambda: create_contest(by=stranger, title="Т", short_title="Т"),
        lambda: revise_contest(edition.contest, by=stranger, title="Т"),
        lambda: create_edition(by=stranger, contest=edition.contest, year=2021),
        lambda: revise_edition(edition, by=stranger, summary="Т"),
        lambda: create_nomination(edition, by=stranger, title="Т", subject_kind=SubjectKind.TOS),
        lambda: revise_nomination(nomination, by=stranger, title="Т"),
        lambda: remove_nomination(nomination, by=stranger),
    ]

    for act in acts:
        with pytest.raises(PermissionDenied):
            act()

    assert (Contest.objects.count(), ContestEdition.objects.count(), Nomination.objects.count()) == (1, 1, 1)


def test_edition_begins_as_a_draft_where_everything_may_be_changed(secretary):
    edition = create_edition(
        by=secretary,
        contest=ContestFactory(),
        year=2020,
        contest_year=2019,
        slug="elder-2020",
        number_prefix="СТ-2020",
        summary="Для старейшин.",
        intake_opens_at=days(1),
        intake_closes_at=days(30),
    )

    revised = revise_edition(
        edition, by=secretary, slug="other-2020", intake_closes_at=edition.intake_closes_at - timedelta(days=1)
    )

    assert (edition.state, revised.slug) == (EditionState.DRAFT, "other-2020")


def test_intake_must_end_after_it_began(secretary):
    edition = EditionFactory(draft=True)

    with pytest.raises(ValidationError, match="Приём должен закончиться позже"):
        revise_edition(edition, by=secretary, intake_closes_at=edition.intake_opens_at - timedelta(days=1))


def test_announced_terms_only_grow_longer_and_the_intake_by_its_own_act_alone(secretary):
    edition = EditionFactory(corrections_due_at=days(15))

    longer = revise_edition(edition, by=secretary, corrections_due_at=days(16), grace_minutes=20, summary="Иначе.")
    for shorter in ({"corrections_due_at": days(15)}, {"corrections_due_at": None}, {"grace_minutes": 10}):
        with pytest.raises(Refusal, match="нельзя сократить"):
            revise_edition(edition, by=secretary, **shorter)
    with pytest.raises(Refusal, match="это изменить уже нельзя: конец приёма заявок"):
        revise_edition(edition, by=secretary, intake_closes_at=edition.intake_closes_at + timedelta(days=1))

    assert (longer.grace_minutes, longer.summary) == (20, "Иначе.")


@pytest.mark.parametrize(
    ("state", "facts", "named"),
    [
        ({}, {"slug": "other", "year": 2021}, "адрес страницы, год проведения"),
        ({"scoring": True}, {"grace_minutes": 30}, "технический допуск, минут"),
        ({"published": True}, {"summary": "Иначе."}, "о конкурсе"),
    ],
)
def test_what_people_rely_on_is_refused_by_name(secretary, state, facts, named):
    with pytest.raises(Refusal, match=named):
        revise_edition(EditionFactory(**state), by=secretary, **facts)


def test_due_date_of_the_results_may_be_changed_while_the_jury_scores(secretary):
    edition = revise_edition(EditionFactory(scoring=True), by=secretary, results_due_on=date(2030, 5, 1))

    assert edition.results_due_on == date(2030, 5, 1)


def test_nomination_is_written_with_its_rows_in_their_order(secretary):
    edition = EditionFactory(draft=True)

    nomination = create_nomination(
        edition,
        by=secretary,
        title="Старейшина",
        subject_kind=SubjectKind.PERSON,
        criteria=[{"title": "Порядок"}, {"title": "Двор", "weight": 2}],
        questions=[{"label": "Что сделано", "section": "О работе", "key": "work"}],
        slots=[{"label": "Отчёт"}],
    )

    assert nomination.position == 2
    assert [(row.title, row.position) for row in nomination.criteria.all()] == [("Порядок", 1), ("Двор", 2)]
    assert (nomination.questions.get().key, len(nomination.slots.get().key)) == ("work", 6)


def test_given_rows_stand_before_those_of_the_model_nomination(secretary):
    like = NominationFactory()

    nomination = create_nomination(
        EditionFactory(draft=True, nominations=0),
        by=secretary,
        like=like,
        title="Старейшина",
        subject_kind=SubjectKind.PERSON,
        criteria=[{"title": "Порядок"}],
    )

    assert [row.title for row in nomination.criteria.all()] == ["Порядок"]
    assert [row.key for row in nomination.questions.all()] == [row.key for row in like.questions.all()]


def test_rows_are_changed_added_and_left_out_and_an_idle_save_leaves_no_trace(secretary):
    nomination = EditionFactory(draft=True).nominations.get()
    first, second = nomination.criteria.all()
    rows = [{"title": "Новый"}, {"pk": first.pk, "title": "Прежний"}]

    revise_nomination(nomination, by=secretary, criteria=rows)
    kept = [{"pk": row.pk, "title": row.title} for row in nomination.criteria.all()]
    revise_nomination(nomination, by=secretary, criteria=kept)

    assert [row.title for row in nomination.criteria.all()] == ["Новый", "Прежний"]
    assert not nomination.criteria.filter(pk=second.pk).exists()
    assert history_of(nomination) == ["contests.nomination.arrange"]


def test_announced_nomination_keeps_its_rows_and_changes_its_explanations(secretary):
    nomination = EditionFactory().nominations.get()
    first, second = nomination.criteria.all()
    rows = [{"pk": first.pk, "description": "Есть план."}, {"pk": second.pk}]

    revised = revise_nomination(nomination, by=secretary, hint="Вы старейшина?", criteria=rows)

    assert (revised.hint, revised.criteria.first().description) == ("Вы старейшина?", "Есть план.")
    for wrong in (rows[:1], [*rows, {"title": "Ещё один"}]):
        with pytest.raises(Refusal, match="добавлять и убирать"):
            revise_nomination(nomination, by=secretary, criteria=wrong)
    with pytest.raises(Refusal, match="изменить нельзя – вес"):
        revise_nomination(nomination, by=secretary, criteria=[{"pk": first.pk, "weight": 5}, {"pk": second.pk}])
    with pytest.raises(Refusal, match="изменить нельзя – название"):
        revise_nomination(nomination, by=secretary, title="Иначе")


def test_nothing_of_a_nomination_changes_once_the_scoring_began(secretary):
    nomination = EditionFactory(scoring=True).nominations.get()

    with pytest.raises(Refusal, match="Оценка уже началась"):
        revise_nomination(nomination, by=secretary, hint="Вы старейшина?")


def test_nominations_come_and_go_in_a_draft_only(secretary):
    draft, announced = EditionFactory(draft=True), EditionFactory()

    remove_nomination(draft.nominations.get(), by=secretary)
    with pytest.raises(Refusal, match="Конкурс уже объявлен"):
        remove_nomination(announced.nominations.get(), by=secretary)
    with pytest.raises(Refusal, match="Конкурс уже объявлен"):
        create_nomination(announced, by=secretary, title="Старейшина", subject_kind=SubjectKind.PERSON)

    assert (draft.nominations.count(), announced.nominations.count()) == (0, 1)
