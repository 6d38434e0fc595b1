"""The chain of a ledger without a database: canonical hashes, and faults found after tampering."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from uuid import UUID

import pytest
from django.contrib.auth.models import Group
from django.db.transaction import TransactionManagementError
from hypothesis import given
from hypothesis import strategies as st

from foundation.ledger import NO_HASH, Anchor, Fault, FaultKind, LedgerRow, append, canonical, digest, verify

NOON = datetime(2020, 4, 15, 9, 0, tzinfo=UTC)
EXACT = st.none() | st.booleans() | st.integers() | st.text() | st.decimals(allow_nan=False, allow_infinity=False)


@dataclass(frozen=True)
class Row:
    """A row of a chain without a database."""

    chain: str
    sequence: int
    prev_hash: str
    value: int
    hash: str = ""

    def digest(self):
        return digest({"chain": self.chain, "seq": self.sequence, "prev": self.prev_hash, "value": self.value})

    def sealed(self):
        return replace(self, hash=self.digest())


def chain_with(values, name="contest:1"):
    rows, head = [], NO_HASH
    for sequence, value in enumerate(values, start=1):
        rows.append(Row(name, sequence, head, value).sealed())
        head = rows[-1].hash
    return rows


def relinked(rows):
    """What a careful forger makes: every hash computed anew."""
    result, head = [], NO_HASH
    for row in rows:
        result.append(replace(row, prev_hash=head).sealed())
        head = result[-1].hash
    return result


def test_canonical_facts_are_sorted_tight_and_exact():
    facts = {
        "value": Decimal("5.00"),
        "at": datetime(2020, 4, 15, 12, 0, tzinfo=timezone(timedelta(hours=3))),
        "day": date(2020, 4, 15),
        "who": UUID(int=7),
        "note": "Ёж",
        "parts": [1, Decimal("0.00"), {"deep": (True, None)}],
    }

    assert canonical(facts).decode() == (
        '{"at":"2020-04-15T09:00:00.000000+00:00","day":"2020-04-15","note":"Ёж",'
        '"parts":[1,"0",{"deep":[true,null]}],"value":"5","who":"00000000-0000-0000-0000-000000000007"}'
    )


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("5", "5"),
        ("5.50", "5.5"),
        ("-0.0", "0"),
        ("1E+3", "1000"),
        ("100", "100"),
        ("0.1234567890123456789012345678901", None),
    ],
)
def test_a_decimal_has_one_form_and_loses_no_digit(written, text):
    assert canonical({"v": Decimal(written)}) == f'{{"v":"{text or written}"}}'.encode()


@pytest.mark.parametrize("value", [0.1, Decimal("NaN"), Decimal("-Infinity"), NOON.replace(tzinfo=None), {1}, b"x"])
def test_what_has_no_exact_form_is_refused(value):
    with pytest.raises(TypeError, match="no exact form"):
        canonical({"deep": [value]})


@given(st.dictionaries(st.text(), EXACT))
def test_the_order_of_facts_does_not_change_the_hash(facts):
    assert digest(dict(reversed(facts.items()))) == digest(facts)


@given(st.lists(st.integers()), st.integers(0, 10))
def test_an_honest_chain_has_no_faults_whatever_is_appended_later(values, later):
    rows = chain_with([*values, *range(later)])
    anchor = Anchor(len(values), rows[len(values) - 1].hash if values else NO_HASH)

    assert verify(reversed(rows), anchor) == []


@given(st.lists(st.integers(), min_size=1), st.data())
def test_a_changed_row_is_found_at_its_place(values, data):
    rows = chain_with(values)
    place = data.draw(st.integers(0, len(rows) - 1))
    rows[place] = replace(rows[place], value=rows[place].value + 1)

    assert verify(rows) == [Fault(place + 1, FaultKind.CHANGED)]


@given(st.lists(st.integers(), min_size=2), st.data())
def test_a_changed_row_with_a_fresh_hash_is_betrayed_by_the_next_one(values, data):
    rows = chain_with(values)
    place = data.draw(st.integers(0, len(rows) - 2))
    rows[place] = replace(rows[place], value=rows[place].value + 1).sealed()

    assert verify(rows) == [Fault(place + 2, FaultKind.UNLINKED)]


@given(st.lists(st.integers(), min_size=2), st.data())
def test_missing_rows_before_the_last_are_found_at_their_place(values, data):
    rows = chain_with(values)
    first = data.draw(st.integers(0, len(rows) - 2))
    last = data.draw(st.integers(first, len(rows) - 2))

    assert verify(rows[:first] + rows[last + 1 :]) == [Fault(first + 1, FaultKind.MISSING)]


@given(st.lists(st.integers(), min_size=1), st.data())
def test_a_cut_tail_is_found_by_the_anchor_alone(values, data):
    rows = chain_with(values)
    anchor = Anchor(len(rows), rows[-1].hash)
    kept = data.draw(st.integers(0, len(rows) - 1))

    assert verify(rows[:kept]) == []
    assert verify(rows[:kept], anchor) == [Fault(kept + 1, FaultKind.CUT)]


@given(st.lists(st.integers(), min_size=1), st.data())
def test_a_chain_rewritten_with_all_its_hashes_is_found_by_the_anchor_alone(values, data):
    rows = chain_with(values)
    anchor = Anchor(len(rows), rows[-1].hash)
    place = data.draw(st.integers(0, len(rows) - 1))
    forged = relinked([*rows[:place], replace(rows[place], value=rows[place].value + 1), *rows[place + 1 :]])

    assert verify(forged) == []
    assert verify(forged, anchor) == [Fault(len(rows), FaultKind.REWRITTEN)]


def test_a_repeated_number_and_a_row_of_another_chain_are_found():
    rows = chain_with([1, 2])
    twin, guest = replace(rows[1], value=3).sealed(), chain_with([1, 2, 3], name="contest:2")[2]

    assert verify([*rows, twin]) == [Fault(2, FaultKind.REPEATED)]
    assert verify([*rows, guest]) == [Fault(3, FaultKind.FOREIGN), Fault(3, FaultKind.UNLINKED)]


def test_outside_a_transaction_nothing_is_appended():
    with pytest.raises(TransactionManagementError):
        append(LedgerRow, Group(pk=1), at=NOON)
