"""Many issue at once: every number once, no gap, one paper for one award."""

from functools import partial

import pytest

from certificates.actions.issue import issue_certificate
from certificates.models import Certificate
from certificates.states import CertificateKind
from foundation.errors import Refusal
from tests.factories.certificates import FACTS, facts_of
from tests.support.crowd import together

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

PEOPLE = 12


def issue(source: str) -> str | None:
    """Issue for `source` and return the registration number, None when the paper was refused."""
    facts = facts_of(holder_last="李") if source.endswith("unprintable") else FACTS
    try:
        return issue_certificate(CertificateKind.WINNER, source=source, facts=facts, by=None).registration_number
    except Refusal:
        return None


def at_once(sources):
    """Issue for all sources at the same moment."""
    return together(*(partial(issue, source) for source in sources))


def numbers():
    return list(Certificate.objects.order_by("number").values_list("number", flat=True))


def test_twelve_issued_at_once_get_twelve_consecutive_numbers():
    issued = at_once([f"contests.Award:{number}" for number in range(PEOPLE)])

    assert (len(set(issued)), numbers()) == (PEOPLE, list(range(1, PEOPLE + 1)))


def test_twelve_who_press_for_one_award_get_one_paper():
    issued = at_once(["contests.Award:15"] * PEOPLE)

    assert (set(issued), numbers()) == ({"СМ-ВСМС/2020/00001-9"}, [1])


def test_refused_papers_leave_no_gap_between_the_others():
    issued = at_once([f"contests.Award:{number}{'-unprintable' * (number % 2)}" for number in range(PEOPLE)])

    assert (issued.count(None), numbers()) == (PEOPLE // 2, list(range(1, PEOPLE // 2 + 1)))
