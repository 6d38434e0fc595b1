"""What is kept until the next publication: never longer, never past the minute, never where nobody announces."""

import pytest
import time_machine

from foundation.audit import record
from foundation.publication import Kept, current_version, until_published
from tests.factories.accounts import UserFactory


@pytest.fixture
def think():
    """A function that keeps two answers; an answer tells how often it had to think."""
    thoughts = []

    @until_published(size=2)
    def think(subject):
        thoughts.append(subject)
        return len(thoughts)

    return think


@pytest.mark.usefixtures("publications")
def test_an_answer_is_made_once_and_the_oldest_gives_way(think):
    with time_machine.travel("2020-04-15T12:00:00Z", tick=False):
        assert [think(subject) for subject in "aabaca"] == [1, 1, 2, 1, 3, 4]


def test_nothing_is_kept_without_a_stamp(think):
    assert [think("a"), think("a")] == [1, 2]


def test_nothing_is_kept_before_the_first_publication(settings, tmp_path, think):
    settings.PUBLICATION_STAMP = tmp_path / "publications"

    assert [think("a"), think("a")] == [1, 2]


def test_two_publications_of_one_moment_are_two(publications, think):
    with time_machine.travel("2020-04-15T12:00:00Z", tick=False):
        answers = [think("a")]
        for _publication in range(2):
            publications()
            answers.append(think("a"))

    assert answers == [1, 2, 3]


@pytest.mark.usefixtures("publications")
def test_an_answer_lasts_to_the_end_of_the_minute(think):
    answers = []
    for moment in ("12:00:01", "12:00:59", "12:01:00"):
        with time_machine.travel(f"2020-04-15T{moment}Z", tick=False):
            answers.append(think("a"))

    assert answers == [1, 1, 2]


def test_what_was_made_before_a_publication_is_not_kept_after_it(publications):
    kept, before = Kept(size=2), current_version()
    publications()

    kept.put(before, "page", "old")

    assert (kept.get(current_version(), "page"), kept.get(before, "page")) == (None, "old")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("act", "is_seen"), [("accounts.user.give_role", True), ("contests.application.revise", False)]
)
def test_acts_that_can_be_seen_are_announced_when_they_are_done(
    settings, tmp_path, django_capture_on_commit_callbacks, act, is_seen
):
    settings.PUBLICATION_STAMP = tmp_path / "publications"
    with django_capture_on_commit_callbacks(execute=True):
        record(UserFactory(), act, by=None)
        assert current_version() is None

    assert (current_version() is not None) == is_seen


@pytest.mark.django_db
def test_a_stamp_that_cannot_be_written_spoils_no_act(settings, tmp_path, django_capture_on_commit_callbacks):
    settings.PUBLICATION_STAMP = tmp_path

    with django_capture_on_commit_callbacks(execute=True):
        record(UserFactory(), "accounts.user.give_role", by=None)
