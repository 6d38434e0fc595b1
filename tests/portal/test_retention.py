"""When every term is over, no canary of a person is left anywhere, and the results are as true as before."""

import re
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from accounts.actions.profile import change_profile
from accounts.models import User
from accounts.roles import Role
from certificates.actions.signatory import add_signatory
from certificates.models import Certificate
from contests.actions.certificates import issue_certificates
from contests.actions.edition import publish_results
from contests.actions.protocol import draw_up_protocol, sign_protocol
from contests.models import Application, Attachment, Award, ScoreEntry
from contests.queries.public import published_standings
from foundation.ledger import verify
from portal.retention import destroy_all_expired, expired
from privacy.actions.request import ask_about_data, fulfil_request
from privacy.actions.retention import change_rule, install_retention_rules
from privacy.documents import destruction_paper, render_act
from privacy.models import DestructionAct, RetentionRule
from privacy.states import ConsentKind, RequestKind, Retained, TermUnit, moment_before
from tests.factories.accounts import UserFactory
from tests.factories.contests import ApplicationFactory, AttachmentFactory, agree, full_contest

pytestmark = pytest.mark.django_db

CANARY = "Канарейкин"


def dump() -> str:
    """Return every value of every table as text."""
    words = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            words += [f"{table}: {' | '.join(map(str, row))}" for row in cursor.fetchall()]
    # SQLite keeps JSON with Russian letters escaped.
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), "\n".join(words))


@pytest.fixture
def lived(settings, tmp_path):
    """A contest with results, a diploma, files, letters and histories that all know one person."""
    settings.PRIVATE_ROOT = tmp_path
    contest = full_contest("closed", applications=2, jurors=1)
    application = contest.applications[0]
    person = application.applicant
    change_profile(person, by=person, last_name=CANARY, first_name="Иван", patronymic="", phone="+79000000000")
    Application.objects.filter(pk=application.pk).update(answers={"work": CANARY})
    application.versions.create(
        number=2, answers={"work": CANARY}, attachments=[{"name": f"{CANARY}.pdf", "code": "A"}], sha256="1" * 64,
        author=person, at=timezone.now(),
    )  # fmt: skip
    AttachmentFactory(application=application, name=f"{CANARY}.pdf", file=ContentFile(CANARY.encode(), name="x"))
    agree(application, ConsentKind.PUBLICATION)
    edition, secretary = contest.edition, contest.secretary
    sign_protocol(
        draw_up_protocol(edition, by=secretary, number="3", held_on=timezone.localdate()), by=contest.chair.user
    )
    edition.refresh_from_db()
    contest.edition = publish_results(edition, by=secretary)
    add_signatory(by=secretary, name="И. О. Фамилия", position="Председатель", order=1)
    issue_certificates(contest.edition, by=secretary)
    fulfil_request(ask_about_data(by=person, kind=RequestKind.EXPLAIN, text=CANARY), by=secretary, answer=CANARY)
    return contest


def apply_all_rules():
    install_retention_rules()
    for rule in RetentionRule.objects.all():
        change_rule(rule, by=UserFactory(role=Role.SECRETARY), is_active=True)


def test_no_canary_of_an_expired_person_is_left_and_the_results_are_true(
    lived, tmp_path, time_machine, django_capture_on_commit_callbacks
):
    places = [(row.place, row.total, row.sheets) for row in published_standings(lived.edition).nominations[0].rows]
    entries = list(ScoreEntry.objects.order_by("pk").values_list("pk", "hash", "points"))
    assert (CANARY in dump(), CANARY in disk(tmp_path)) == (True, True)
    apply_all_rules()
    time_machine.move_to(timezone.now() + timedelta(days=11 * 366), tick=False)

    with django_capture_on_commit_callbacks(execute=True):
        acts = [*destroy_all_expired(timezone.now()), *destroy_all_expired(timezone.now() + timedelta(days=4 * 366))]

    left = [line for line in dump().splitlines() if CANARY in line or "79000000000" in line]
    assert (left, CANARY in disk(tmp_path)) == ([], False)
    assert [
        (row.place, row.total, row.sheets) for row in published_standings(lived.edition).nominations[0].rows
    ] == places
    assert list(ScoreEntry.objects.order_by("pk").values_list("pk", "hash", "points")) == entries
    assert (verify(ScoreEntry.objects.of(lived.edition)), Award.objects.count()) == ([], 2)
    assert Certificate.objects.get(source=f"contests.Award:{Award.objects.first().pk}").registration_number
    assert {act.what for act in acts} >= {"application", "certificate", "consent", "request", "account"}
    assert render_act(destruction_paper(acts[0])).startswith(b"%PDF")


def disk(folder: Path) -> str:
    return "".join(file.read_bytes().decode("utf-8", "replace") for file in folder.rglob("*") if file.is_file())


def test_a_draft_that_was_never_sent_goes_after_ninety_days_with_its_files(time_machine, settings, tmp_path):
    settings.PRIVATE_ROOT = tmp_path
    draft = ApplicationFactory()
    AttachmentFactory(application=draft)
    apply_all_rules()
    closes = draft.edition.intake_closes_at

    early, late = (list(destroy_all_expired(closes + timedelta(days=days))) for days in (90, 91))

    assert ([act for act in early if act.what == "draft"], Application.objects.count(), Attachment.objects.count()) == (
        [],
        0,
        0,
    )
    assert [(act.what, [row["number"] for row in act.records]) for act in late if act.what == "draft"] == [
        ("draft", [draft.code])
    ]


def test_a_dry_run_counts_and_changes_nothing(lived, time_machine):
    install_retention_rules()
    time_machine.move_to(timezone.now() + timedelta(days=6 * 366), tick=False)
    out = StringIO()

    call_command("retention", "--dry-run", stdout=out)
    call_command("retention", stdout=out)

    counts = {row.rule.what: row.number for row in expired(timezone.now())}
    assert (counts[Retained.APPLICATION], counts[Retained.CERTIFICATE]) == (2, 0)
    assert (
        "2  Заявка, её файлы и имена в протоколе – 5\u00a0лет после публикации итогов (не применяется)"
        in out.getvalue()
    )
    assert (DestructionAct.objects.count(), User.objects.filter(last_name=CANARY).count()) == (0, 1)


def test_a_term_counts_days_months_and_years():
    moment = timezone.datetime(2026, 3, 31, 12, tzinfo=timezone.get_current_timezone())

    assert [moment_before(moment, number, unit).date().isoformat() for number, unit in (
        (90, TermUnit.DAYS), (1, TermUnit.MONTHS), (13, TermUnit.MONTHS), (2, TermUnit.YEARS),
    )] == ["2025-12-31", "2026-02-28", "2025-02-28", "2024-03-31"]  # fmt: skip
