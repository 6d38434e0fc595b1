"""From the last mark to the diploma: closed, frozen, signed, published, issued; each once."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from wagtail.models import ModelLogEntry

from accounts.roles import Role
from certificates.models import Certificate
from certificates.states import CertificateKind
from contests.actions.application import withdraw_application
from contests.actions.certificates import award_words, issue_certificates
from contests.actions.edition import announce_edition, cancel_edition, close_scoring, publish_results
from contests.actions.protocol import draw_up_protocol, sign_protocol
from contests.models import Award, Conflict, Protocol, ScoreEntry
from contests.states import AwardKind, EditionState, ProtocolState, SheetState
from foundation.errors import Refusal
from foundation.ledger import anchor_of
from outbox.models import Letter
from privacy.states import ConsentKind
from tests.factories.accounts import UserFactory
from tests.factories.certificates import SignatoryFactory
from tests.factories.contests import EditionFactory, agree, full_contest
from tests.factories.directory import RepresentativeFactory

pytestmark = pytest.mark.django_db
HELD_ON = date(2020, 4, 15)


def acts(subject):
    return [entry.action for entry in ModelLogEntry.objects.for_instance(subject).order_by("timestamp", "pk")]


def draw_up(contest, number="3"):
    return draw_up_protocol(contest.edition, by=contest.secretary, number=number, held_on=HELD_ON)


def awards(edition):
    return set(
        Award.objects.filter(protocol__edition=edition).values_list(
            "application__sequence", "kind", "place", "place_to"
        )
    )


def test_announcing_keeps_the_moment():
    edition = announce_edition(EditionFactory(draft=True), by=UserFactory(role=Role.SECRETARY))

    assert (edition.state, edition.announced_at is not None, acts(edition)) == (
        EditionState.ANNOUNCED,
        True,
        ["contests.contestedition.announce"],
    )


def test_a_cancelled_contest_says_why():
    edition = cancel_edition(EditionFactory(), by=UserFactory(role=Role.SECRETARY), reason="Нет заявок.")

    assert (edition.state, edition.cancellation_reason) == (EditionState.CANCELLED, "Нет заявок.")


def test_closing_gives_every_juror_the_head_of_the_chain():
    contest = full_contest("closed", applications=2, jurors=2)

    anchor = anchor_of(ScoreEntry, contest.edition)
    letters = Letter.objects.filter(kind="contests/scoring_closed")
    assert set(letters.values_list("to", flat=True)) == {juror.user.email for juror in contest.jurors}
    assert all(anchor.head in letter.text and f": {anchor.count}\n" in letter.text for letter in letters)


def test_closing_leaves_out_a_juror_whose_tie_came_to_light_late():
    contest = full_contest("scored", applications=1, jurors=2)
    juror = contest.jurors[1]
    RepresentativeFactory(user=juror.user, organization=contest.applications[0].organization)

    close_scoring(contest.edition, by=contest.chair.user)

    assert juror.sheets.get().state == SheetState.RECUSED
    assert draw_up(contest).facts["nominations"][0]["rows"][0]["sheets"] == 1


def test_closing_is_refused_when_a_late_tie_leaves_nobody():
    contest = full_contest("scored", applications=1, jurors=1)
    RepresentativeFactory(user=contest.chair.user, organization=contest.applications[0].organization)

    with pytest.raises(Refusal, match="Нет ни одной оценки"):
        close_scoring(contest.edition, by=contest.chair.user)

    assert Conflict.objects.count() == 0


def test_the_secretary_does_not_close_the_scoring():
    contest = full_contest("scored", applications=1, jurors=1)

    with pytest.raises(PermissionDenied):
        close_scoring(contest.edition, by=contest.secretary)


def test_a_protocol_freezes_places_totals_jury_and_proof():
    contest = full_contest("closed", applications=2, jurors=2)
    first, second = contest.applications

    protocol = draw_up(contest)

    anchor = anchor_of(ScoreEntry, contest.edition)
    rows = protocol.facts["nominations"][0]["rows"]
    assert [(row["number"], row["total"], row["shown"], row["place"], row["sheets"]) for row in rows] == [
        (first.number, [16, 1], "16.00", 1, 2),
        (second.number, [14, 1], "14.00", 2, 2),
    ]
    assert [(juror["is_chair"], juror["is_present"], juror["sheets"]) for juror in protocol.facts["jury"]] == [
        (True, True, 2),
        (False, True, 2),
    ]
    assert protocol.facts["ledger"] == {"count": anchor.count, "head": anchor.head}
    assert (protocol.state, len(protocol.sha256)) == (ProtocolState.DRAFT, 64)


def test_a_draft_protocol_is_drawn_up_again_in_its_place():
    contest = full_contest("closed")
    draw_up(contest, "3")

    again = draw_up(contest, "3-а")

    assert (Protocol.objects.count(), again.number, again.facts["number"]) == (1, "3-а", "3-а")


@pytest.mark.parametrize("until", ["scoring", "signed"])
def test_a_protocol_is_not_drawn_up_too_early_or_too_late(until):
    contest = full_contest(until)

    with pytest.raises(Refusal, match="после завершения оценки и до его подписания"):
        draw_up(contest)


def test_only_the_secretary_draws_up_and_only_the_chair_signs():
    contest = full_contest("drawn_up")

    with pytest.raises(PermissionDenied):
        draw_up_protocol(contest.edition, by=contest.chair.user, number="3", held_on=HELD_ON)
    with pytest.raises(PermissionDenied):
        sign_protocol(contest.edition.protocol, by=contest.secretary)


def test_signing_gives_awards_and_moves_the_contest_on():
    contest = full_contest("signed", applications=5, jurors=1, nominations__places=2)
    protocol = contest.edition.protocol

    assert (contest.edition.state, protocol.state, protocol.signed_by) == (
        EditionState.PROTOCOL_SIGNED,
        ProtocolState.SIGNED,
        contest.chair.user,
    )
    assert awards(contest.edition) == {
        (1, AwardKind.PLACE, 1, 1),
        (2, AwardKind.PLACE, 2, 2),
        (3, AwardKind.PARTICIPANT, None, None),
        (4, AwardKind.PARTICIPANT, None, None),
        (5, AwardKind.PARTICIPANT, None, None),
    }
    assert acts(protocol) == ["contests.protocol.draw_up", "contests.protocol.sign"]
    assert acts(contest.edition)[-1] == "contests.contestedition.settle"


def test_a_protocol_that_no_longer_says_the_truth_is_not_signed():
    contest = full_contest("drawn_up")
    withdraw_application(contest.applications[0], by=contest.secretary, reason="По просьбе.")

    with pytest.raises(Refusal, match="составить его заново"):
        sign_protocol(contest.edition.protocol, by=contest.chair.user)

    draw_up(contest)
    sign_protocol(contest.edition.protocol, by=contest.chair.user)
    assert awards(contest.edition) == {(2, AwardKind.PLACE, 1, 1), (3, AwardKind.PLACE, 2, 2)}


def test_publishing_tells_everybody_who_took_part():
    contest = full_contest("signed", applications=2, jurors=1, nominations__places=1)

    published = publish_results(contest.edition, by=contest.secretary)

    letters = dict(Letter.objects.filter(kind="contests/results_published").values_list("to", "text"))
    first, second = contest.applications
    assert (published.state, published.published_at is not None) == (EditionState.PUBLISHED, True)
    assert set(letters) == {first.applicant.email, second.applicant.email}
    assert ["Место: 1" in letters[row.applicant.email] for row in (first, second)] == [True, False]


def test_certificates_are_issued_for_every_award_and_once():
    SignatoryFactory()
    contest = full_contest("signed", applications=4, jurors=1, nominations__places=2)
    agree(contest.applications[0], ConsentKind.PUBLICATION)

    first = issue_certificates(contest.edition, by=contest.secretary)
    second = issue_certificates(contest.edition, by=contest.secretary)

    assert ([row.pk for row in first], Certificate.objects.count()) == ([row.pk for row in second], 4)
    assert [row.kind for row in first] == [
        CertificateKind.WINNER,
        CertificateKind.PRIZE_WINNER,
        CertificateKind.PARTICIPANT,
        CertificateKind.PARTICIPANT,
    ]
    winner = first[0].document
    assert (winner.award_words, winner.document_word, winner.publish_name, winner.basis) == (
        "I место",
        "Диплом",
        True,
        "Протокол №\u00a03\u00a0от\u00a015\u00a0апреля 2020\u00a0г.",
    )
    assert [row.document.publish_name for row in first[1:]] == [False, False, False]


@pytest.mark.parametrize(
    ("places", "words"), [((1, 1), "I место"), ((2, 3), "II–III место"), ((None, None), ""), ((11, 12), "11–12 место")]
)
def test_a_place_is_written_in_roman_figures(places, words):
    place, place_to = places

    assert award_words(Award(place=place, place_to=place_to)) == words


def test_certificates_wait_for_the_signature_and_for_the_secretary():
    contest = full_contest("drawn_up")

    with pytest.raises(Refusal, match="после подписания протокола"):
        issue_certificates(contest.edition, by=contest.secretary)
    with pytest.raises(PermissionDenied):
        issue_certificates(contest.edition, by=contest.chair.user)


def test_the_result_does_not_depend_on_the_day_it_is_asked():
    contest = full_contest("drawn_up")
    before = contest.edition.protocol.sha256

    with time_machine.travel("2031-01-01"):
        assert draw_up(contest).sha256 == before
