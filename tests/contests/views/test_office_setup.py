"""The secretary sets a contest up: its nominations, tables and dates."""

import pytest
from django.urls import reverse

from contests.models import Nomination
from contests.states import EditionState
from tests.contests.views.doors import door, text
from tests.factories.contests import EditionFactory, NominationFactory

pytestmark = pytest.mark.django_db


def rows_of(form) -> dict:
    """What the page would send back unchanged."""
    data = {name: form[name].value() or "" for name in form.fields}
    for table in form.tables.values():
        for part in (table.management_form, *table.forms):
            data |= {part.add_prefix(name): part[name].value() for name in part.fields}
    return {name: value for name, value in data.items() if value is not None and value is not False} | _anchors(form)


def _anchors(form) -> dict:
    return {row.add_prefix("anchors"): row["anchors"].value() or "" for row in form.tables["criteria"]}


def test_new_nomination_takes_its_tables_from_another(office):
    edition, like = EditionFactory(draft=True, nominations=0), NominationFactory()
    facts = {"title": "Старейшина", "subject_kind": "person", "places": 3, "min_points": 0, "like": like.pk}

    answer = office.post(door("nomination_add", edition), facts)

    made = edition.nominations.get()
    assert answer.url == door("nomination", edition, made.pk)
    for table in ("criteria", "questions", "slots"):
        assert [str(row) for row in getattr(made, table).all()] == [str(row) for row in getattr(like, table).all()]


def test_tables_of_a_draft_are_changed_ordered_grown_and_cut_in_one_form(office):
    edition = EditionFactory(draft=True)
    nomination = edition.nominations.get()
    first, second = nomination.criteria.all()
    page = door("nomination", edition, nomination.pk)
    data = rows_of(office.get(page).context["form"])

    office.post(page, data | {
        "criteria-0-title": "Новое имя", "criteria-0-ORDER": "9", "criteria-0-anchors": "0 = нет\n5,5 = есть план",
        "criteria-1-DELETE": "on",
        "criteria-2-title": "Третий", "criteria-2-ORDER": "1",
    })  # fmt: skip

    kept = [(row.pk == first.pk, row.title, row.anchors) for row in nomination.criteria.all()]
    assert kept == [(False, "Третий", {}), (True, "Новое имя", {"0": "нет", "5.5": "есть план"})]
    assert not nomination.criteria.filter(pk=second.pk).exists()
    assert (nomination.questions.count(), nomination.slots.count()) == (2, 1)


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ({"criteria-0-maximum": "0"}, "Наибольший балл должен быть больше наименьшего."),
        ({"criteria-0-weight": "0"}, "Укажите число больше нуля."),
        ({"criteria-0-anchors": "пять баллов"}, "Не понята строка: пять баллов"),
    ],
)
def test_a_fault_is_shown_at_its_cell_and_nothing_is_written(office, cell, words):
    edition = EditionFactory(draft=True)
    nomination = edition.nominations.get()
    page = door("nomination", edition, nomination.pk)
    data = rows_of(office.get(page).context["form"])

    answer = office.post(page, data | {"title": "Иначе"} | cell)

    assert (answer.status_code, words in text(answer)) == (422, True)
    assert Nomination.objects.get().title == nomination.title


def test_announced_nomination_changes_in_its_explanations_only(office):
    edition = EditionFactory()
    nomination = edition.nominations.get()
    page = door("nomination", edition, nomination.pk)
    data = rows_of(office.get(page).context["form"])

    answer = office.post(page, data | {
        "title": "Иначе", "hint": "Вы старейшина?", "criteria-0-maximum": "5", "criteria-0-description": "Есть план."
    })  # fmt: skip

    fresh, criterion = Nomination.objects.get(), nomination.criteria.first()
    assert (answer.status_code, fresh.title, fresh.hint) == (302, nomination.title, "Вы старейшина?")
    assert (criterion.maximum, criterion.description) == (10, "Есть план.")


def test_nomination_is_removed_from_a_draft_only(office):
    draft, announced = EditionFactory(draft=True), EditionFactory()
    doors = [door("nomination_remove", edition, edition.nominations.get().pk) for edition in (draft, announced)]

    answers = [office.post(url) for url in doors]

    assert answers[0].url == door("edition", draft)
    assert (draft.nominations.count(), announced.nominations.count()) == (0, 1)
    assert office.get(doors[1]).status_code == 404


def test_edition_is_written_and_changed_through_the_forms_of_the_office(office):
    contest = EditionFactory(nominations=0).contest
    form = {
        "contest": contest.pk, "year": 2021, "contest_year": 2020, "summary": "Для старейшин.", "slug": "leader-2021",
        "number_prefix": "РТ-2021", "intake_opens_at": "2021-01-09 09:00", "intake_closes_at": "2021-02-09 18:00",
        "results_due_on": "2021-04-15", "grace_minutes": 10, "tie_rule": "shared",
    }  # fmt: skip

    office.post(reverse("contestedition:add"), form)
    made = contest.editions.get(year=2021)
    changed = office.post(reverse("contestedition:edit", args=[made.pk]), form | {"summary": "Для всех."})

    made.refresh_from_db()
    assert (made.state, made.summary, changed.url) == (EditionState.DRAFT, "Для всех.", door("edition", made))


def test_list_of_contests_leads_to_the_cockpits(office):
    edition = EditionFactory()

    page = text(office.get(reverse("contestedition:index")))

    assert f'href="{door("edition", edition)}"' in page
    assert office.get(reverse("contest:index")).status_code == 200
