"""A signed protocol holds: by the verbs, by the desks, by the tables of Django, by raw SQL."""

from datetime import date

import pytest
from django.conf import settings
from django.db import IntegrityError, connection, transaction

from contests.actions.application import withdraw_application
from contests.actions.edition import close_scoring
from contests.actions.erasure import ERASED, erase_application
from contests.actions.jury import declare_conflict, revoke_juror
from contests.actions.protocol import draw_up_protocol, sign_protocol
from contests.actions.score import reopen_sheet, save_sheet
from contests.models import ApplicationVersion, Award, Conflict, JuryMember, Protocol, ScoreEntry, ScoreSheet
from foundation.errors import Refusal
from tests.contests.views.doors import door, enter
from tests.factories.contests import JuryMemberFactory, full_contest

pytestmark = pytest.mark.django_db
ON_SQLITE = "sqlite" in settings.DATABASES["default"]["ENGINE"]
EVERYWHERE = [
    "UPDATE contests_award SET place = 2, place_to = 2 WHERE place = 1",
    "DELETE FROM contests_award",
    "DELETE FROM contests_conflict",
    "UPDATE contests_conflict SET source = 'automatic'",
    "UPDATE contests_applicationversion SET sha256 = 'forged'",
    "DELETE FROM contests_applicationversion",
    "UPDATE contests_protocol SET number = '99'",
    "UPDATE contests_protocol SET state = 'draft'",
    "UPDATE contests_protocol SET sha256 = 'forged'",
    "DELETE FROM contests_protocol",
]
POSTGRESQL_ALONE = [
    "UPDATE contests_scoresheet SET state = 'open'",
    "DELETE FROM contests_scoresheet",
    (
        "INSERT INTO contests_conflict (juror_id, application_id, source, reason, created_at, updated_at)"
        " SELECT juror_id, application_id, 'declared', 'x', now(), now() FROM contests_scoresheet LIMIT 1"
    ),
    (
        "INSERT INTO contests_applicationversion (application_id, number, answers, attachments, sha256, author_id, at)"
        " SELECT application_id, 9, answers, attachments, sha256, author_id, at FROM contests_applicationversion LIMIT 1"
    ),
    "UPDATE contests_applicationversion SET answers = '{}'",
    "UPDATE contests_protocol SET facts = '{}'",
    "UPDATE contests_conflict SET reason = 'иначе'",
]


@pytest.fixture
def contest():
    """A contest with a signed protocol, in which one juror stepped aside."""
    contest = full_contest("scored")
    sheet = ScoreSheet.objects.filter(juror=contest.jurors[1]).first()
    declare_conflict(sheet, by=sheet.juror.user, reason="Родственник.")
    return finished(contest)


def finished(contest):
    close_scoring(contest.edition, by=contest.chair.user)
    protocol = draw_up_protocol(contest.edition, by=contest.secretary, number="3", held_on=date(2020, 4, 15))
    sign_protocol(protocol, by=contest.chair.user)
    contest.edition.refresh_from_db()
    return contest


def everything():
    """All that a signed protocol speaks of, as values."""
    models = (Protocol, Award, ScoreSheet, ScoreEntry, Conflict, ApplicationVersion)
    return [sorted(map(str, model._base_manager.values_list())) for model in models]


@pytest.mark.parametrize("statement", EVERYWHERE)
def test_raw_sql_is_refused(contest, statement):
    before = everything()

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert everything() == before


@pytest.mark.skipif(ON_SQLITE, reason="SQLite keeps in one table what it can tell by itself")
@pytest.mark.parametrize("statement", POSTGRESQL_ALONE)
def test_raw_sql_is_refused_in_the_whole_scope(contest, statement):
    before = everything()

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert everything() == before


def test_tables_of_django_are_refused(contest):
    award, conflict, version = Award.objects.first(), Conflict.objects.get(), ApplicationVersion.objects.first()
    award.kind, version.sha256 = "participant", "forged"
    acts = [award.save, award.delete, conflict.delete, version.save, Protocol.objects.get().delete]
    acts += [lambda: Protocol.objects.update(sha256="forged"), lambda: Award.objects.update(place=5, place_to=5)]
    before = everything()

    for act in acts:
        with pytest.raises((IntegrityError, TypeError)), transaction.atomic():
            act()

    assert everything() == before


def test_verbs_refuse(contest):
    sheet = ScoreSheet.objects.filter(state="submitted").select_related("juror__user", "application").first()
    criterion = sheet.application.nomination.criteria.first()
    acts = [
        lambda: save_sheet(sheet, by=sheet.juror.user, marks={criterion.pk: 1}),
        lambda: reopen_sheet(sheet, by=contest.chair.user, reason="Т"),
        lambda: declare_conflict(sheet, by=sheet.juror.user, reason="Т"),
        lambda: withdraw_application(sheet.application, by=contest.secretary, reason="Т"),
        lambda: draw_up_protocol(contest.edition, by=contest.secretary, number="4", held_on="2020-04-16"),
        lambda: revoke_juror(contest.jurors[1], by=contest.secretary),
    ]
    before = everything()

    for act in acts:
        with pytest.raises(Refusal):
            act()

    assert everything() == before


def test_desks_change_nothing(contest, client):
    enter(client, contest.secretary)
    before = everything()

    client.post(door("protocol", contest.edition), {"number": "9", "held_on": "2020-04-16"})
    client.post(door("jury", contest.edition), {"user": contest.jurors[1].user.pk, "role": "chair"})
    client.post(door("juror_revoke", contest.edition, contest.jurors[1].pk))

    assert everything() == before
    assert JuryMember.objects.filter(revoked_at=None).count() == 3


def test_erasure_of_personal_data_passes_and_places_stay(contest):
    places = list(Award.objects.values_list("place", "place_to", "kind"))
    application = contest.applications[0]

    erase_application(application, by=None)

    assert ApplicationVersion.objects.get(application=application).answers == {}
    assert list(Award.objects.values_list("place", "place_to", "kind")) == places
    assert {row.reason for row in Conflict.objects.filter(application=application)} <= {ERASED}
    assert application.number in str(Protocol.objects.get().facts)


def test_before_the_signature_scoring_goes_on():
    contest = full_contest("scoring")
    sheet = ScoreSheet.objects.filter(juror=contest.jurors[0]).first()

    declare_conflict(sheet, by=sheet.juror.user, reason="Родственник.")

    assert JuryMemberFactory(edition=contest.edition).pk
    assert Conflict.objects.count() == 1
