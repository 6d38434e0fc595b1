"""The year of a contest: its regulation by versions, a longer intake as an act, a copy for the next year."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import serializers
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.roles import Role
from contests.actions.application import submit_application
from contests.actions.extension import extend_application, extend_intake
from contests.actions.next_year import copy_edition, later
from contests.actions.regulation import add_regulation
from contests.models import ContestEdition, Criterion, Extension, Nomination, Question, RegulationVersion
from contests.queries.cycle import checklist_of
from contests.states import EditionState
from contests.workflow.application import revision_is_open
from foundation.documents.page import LetterheadDocument, build
from foundation.documents.text import paragraph
from foundation.errors import Refusal
from foundation.uploads.fields import received
from outbox.models import Letter
from tests.factories.accounts import UserFactory
from tests.factories.contests import ApplicationFactory, EditionFactory, JuryMemberFactory, days

pytestmark = pytest.mark.django_db
MAY = date(2020, 5, 12)


@pytest.fixture
def secretary():
    return UserFactory(role=Role.SECRETARY)


def pdf(words):
    content = build(LetterheadDocument(organisation="Отделение", title="Положение", body=[paragraph(words)]))
    return received(SimpleUploadedFile("Положение.pdf", content, "application/pdf"))


# ---------------------------------------------------------------- the regulation


def test_regulation_grows_by_versions_and_every_version_says_what_changed(secretary):
    edition = EditionFactory(draft=True, regulation=False)
    first = add_regulation(edition, by=secretary, upload=pdf("Первая"), approved_on=MAY, amendment="лишнее")

    for upload, amendment, words in (
        (pdf("Первая"), "Ничего", "Этот файл уже приложен: редакция 1"),
        (pdf("Вторая"), "  ", "Напишите, что изменено"),
    ):
        with pytest.raises(Refusal, match=words):
            add_regulation(edition, by=secretary, upload=upload, approved_on=MAY, amendment=amendment)
    second = add_regulation(edition, by=secretary, upload=pdf("Вторая"), approved_on=MAY, amendment="Пункт 4.2.")

    kept = [(row.number, row.amendment, row.sha256) for row in edition.regulations.all()]
    assert kept == [(2, "Пункт 4.2.", second.sha256), (1, "", first.sha256)]
    assert second.sha256 == pdf("Вторая").inspected.sha256 != first.sha256


def test_regulation_is_the_secretarys_and_fixed_after_the_scoring(secretary):
    with pytest.raises(PermissionDenied):
        add_regulation(EditionFactory(), by=UserFactory(role=Role.EDITOR), upload=pdf("Т"), approved_on=MAY)
    with pytest.raises(Refusal, match="больше не меняется"):
        add_regulation(EditionFactory(scoring_closed=True), by=secretary, upload=pdf("Т"), approved_on=MAY)

    assert RegulationVersion.objects.filter(number=2).count() == 0


def test_everybody_reads_every_version_of_an_announced_contest_and_none_of_a_draft(client):
    announced, draft = EditionFactory(), EditionFactory(draft=True)

    answers = [client.get(edition.regulations.get().get_absolute_url()) for edition in (announced, draft)]

    assert [answer.status_code for answer in answers] == [200, 404]
    assert answers[0].content == b"%PDF-1.7 regulation"
    assert client.get(f"/contests/{announced.slug}/regulation/2/").status_code == 404


# ---------------------------------------------------------------- a longer intake


def test_extension_moves_the_end_writes_to_drafters_alone_and_stands_on_the_page(secretary, client):
    edition = EditionFactory(corrections_due_at=days(11))
    draft = ApplicationFactory(edition=edition)
    ApplicationFactory(edition=edition, submitted=True)
    before, until = edition.intake_closes_at, days(14)

    longer = extend_intake(edition, by=secretary, until=until, reason="Сайт не работал.")

    assert (longer.intake_closes_at, longer.corrections_due_at) == (until, until)
    acts = [(row.before, row.until, row.reason, row.by, row.application) for row in Extension.objects.all()]
    assert acts == [(before, until, "Сайт не работал.", secretary, None)]
    assert set(Letter.objects.values_list("to", flat=True)) == {draft.applicant.email}
    page = client.get(edition.get_absolute_url()).content.decode()
    assert ("Приём заявок продлён" in page, "Сайт не работал." in page) == (True, True)


@pytest.mark.parametrize(
    ("phase", "until", "words"),
    [
        ({}, 9, "нельзя сократить"),
        ({"screening": True}, -0.5, "уже прошло"),
        ({"scoring": True}, 30, "пока не началась оценка"),
        ({"draft": True}, 30, "пока не началась оценка"),
    ],
)
def test_extension_is_refused_and_changes_nothing(secretary, phase, until, words):
    edition = EditionFactory(**phase)
    before = edition.intake_closes_at

    with pytest.raises(Refusal, match=words):
        extend_intake(edition, by=secretary, until=timezone.now() + timedelta(days=until), reason="Т")

    edition.refresh_from_db()
    assert (edition.intake_closes_at, Extension.objects.count(), Letter.objects.count()) == (before, 0, 0)


def test_database_knows_no_extension_into_the_past(secretary):
    edition = EditionFactory()
    facts = {"edition": edition, "reason": "Т", "by": secretary, "at": timezone.now()}

    with pytest.raises(IntegrityError), transaction.atomic():
        Extension.objects.create(before=days(2), until=days(1), **facts)


def test_one_draft_is_given_time_and_the_others_are_not(secretary):
    edition = EditionFactory(screening=True)
    late, other = (ApplicationFactory(edition=edition, complete=True) for _number in range(2))

    with pytest.raises(Refusal, match="Приём заявок закончился"):
        submit_application(late, by=late.applicant)
    late = extend_application(late, by=secretary, until=days(1), reason="Болел, справка от 12 мая.")
    sent = submit_application(late, by=late.applicant)

    assert (revision_is_open(late), sent.number, sent.in_grace) == (None, f"{edition.number_prefix}-001", False)
    assert [row.application for row in Extension.objects.all()] == [sent]
    with pytest.raises(Refusal, match="Приём заявок закончился"):
        submit_application(other, by=other.applicant)


def test_time_given_to_one_runs_out_and_holds_the_scoring_until_then(secretary):
    edition = EditionFactory(screening=True)
    draft = extend_application(
        ApplicationFactory(edition=edition, complete=True), by=secretary, until=days(1), reason="Т"
    )
    start = EditionState.ANNOUNCED

    assert draft.has_extension(days(0.5))
    assert not draft.has_extension(days(1))
    assert edition.state == start


@pytest.mark.parametrize("trait", ["submitted", "admitted", "withdrawn"])
def test_only_a_draft_after_the_end_is_given_time(secretary, trait):
    sent = ApplicationFactory(edition=EditionFactory(screening=True), **{trait: True})

    with pytest.raises(Refusal, match="уже отправлена"):
        extend_application(sent, by=secretary, until=days(1), reason="Т")
    with pytest.raises(Refusal, match="ещё идёт"):
        extend_application(ApplicationFactory(), by=secretary, until=days(30), reason="Т")


# ---------------------------------------------------------------- the next year


def snapshot(edition):
    """Every row of a contest as bytes."""
    rows = [edition.contest, edition, *edition.nominations.all(), *edition.regulations.all()]
    for nomination in edition.nominations.all():
        rows += [*nomination.criteria.all(), *nomination.questions.all(), *nomination.slots.all()]
    return serializers.serialize("json", rows)


def fresh(edition):
    return ContestEdition.objects.get(pk=edition.pk)


def test_copy_repeats_everything_but_what_belongs_to_one_year(secretary):
    moscow = timezone.get_default_timezone()
    edition = EditionFactory(
        published=True,
        slug="best-2020",
        number_prefix="РТ-2020",
        intake_opens_at=datetime(2020, 1, 9, 9, tzinfo=moscow),
        intake_closes_at=datetime(2020, 2, 29, 18, tzinfo=moscow),
        grace_minutes=25,
    )
    JuryMemberFactory(edition=edition)
    ApplicationFactory(edition=edition, admitted=True)

    made = copy_edition(edition, by=secretary, year=2021)

    assert (made.year, made.contest_year, made.slug, made.number_prefix) == (2021, 2020, "best-2021", "РТ-2021")
    assert (made.state, made.published_at, made.copied_from) == (EditionState.DRAFT, None, edition)
    assert (made.summary, made.grace_minutes) == (edition.summary, 25)
    assert timezone.localtime(made.intake_opens_at) == datetime(2021, 1, 9, 9, tzinfo=moscow)
    assert timezone.localtime(made.intake_closes_at) == datetime(2021, 2, 28, 18, tzinfo=moscow)
    assert [made.jury.count(), made.applications.count(), made.regulations.count()] == [0, 0, 0]
    source, copy = edition.nominations.get(), made.nominations.get()
    assert (copy.title, copy.subject_kind, copy.places) == (source.title, source.subject_kind, source.places)
    for table in ("criteria", "questions", "slots"):
        old, new = ([row.pk for row in getattr(nomination, table).all()] for nomination in (source, copy))
        assert (len(old), set(old) & set(new)) == (len(new), set())


def test_source_of_a_copy_stays_the_same_byte_by_byte_whatever_is_done_to_the_copy(secretary):
    edition = EditionFactory(published=True, year=2020)
    criterion = edition.nominations.get().criteria.first()
    criterion.anchors = {"5": "ведётся"}
    criterion.save()
    before = snapshot(fresh(edition))

    made = copy_edition(edition, by=secretary, year=2021)
    assert snapshot(fresh(edition)) == before
    Criterion.objects.filter(nomination__edition=made).update(anchors={"0": "нет"}, weight=7)
    Question.objects.filter(nomination__edition=made).delete()
    Nomination.objects.filter(edition=made).update(title="Другая", places=9)
    ContestEdition.objects.filter(pk=made.pk).update(summary="Иначе", tie_rule="earlier_received")

    assert snapshot(fresh(edition)) == before


def test_a_year_has_one_contest_and_others_copy_nothing(secretary):
    edition = EditionFactory(year=2020)

    with pytest.raises(Refusal, match="Конкурс 2020 года уже есть"):
        copy_edition(edition, by=secretary, year=2020)
    with pytest.raises(PermissionDenied):
        copy_edition(edition, by=UserFactory(role=Role.EDITOR), year=2021)


def test_a_leap_day_moves_to_the_last_of_february_and_back_no_day_is_lost():
    assert [later(date(2020, 2, 29), 1), later(date(2020, 2, 29), 4), later(date(2021, 2, 28), 3)] == [
        date(2021, 2, 28),
        date(2024, 2, 29),
        date(2024, 2, 28),
    ]
    assert later(datetime(2020, 2, 29, 21, 30, tzinfo=UTC), 1).astimezone(UTC) == datetime(
        2021, 2, 28, 21, 30, tzinfo=UTC
    )
    assert later("текст 2020", 1) == "текст 2020"


def test_checklist_of_a_copy_names_what_is_left_to_do(secretary):
    edition = EditionFactory(published=True, year=2020, summary="Итоги 2018 года и положение 2019 года.")
    made = copy_edition(edition, by=secretary, year=2021)

    assert [(check.label, check.done, check.hint) for check in checklist_of(made)] == [
        ("Сроки этого года", made.intake_closes_at > timezone.now(), checklist_of(made)[0].hint),
        ("В текстах нет прошлых лет", False, "Встречается: 2018, 2019"),
        ("Положение приложено", False, ""),
        ("Номинации, критерии и вопросы готовы", True, ""),
        ("Жюри назначено", False, "Сейчас: 0. Нужен председатель."),
    ]
