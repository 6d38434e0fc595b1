"""Every address answers every person as the tables say; what is refused writes nothing."""

import pytest

from tests.proof.asking import expected, methods_of, undrawn
from tests.proof.policy import ALLOW, told
from tests.proof.rows import BY_ADDRESS

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.mark.parametrize("rows", BY_ADDRESS.values(), ids=BY_ADDRESS.keys())
def test_an_address_answers_everybody_as_its_rows_say(interview, rows):
    with undrawn():
        faults = [fault for row in rows for method in ("get", "post") if (fault := fault_of(interview, row, method))]

    assert not faults, "\n".join(faults)


def fault_of(interview, row, method) -> str:
    """Return in words how the portal differs from one row, or nothing. Nobody is asked for what the view cannot do."""
    url = interview.url_of(row)
    if method not in methods_of(url) and method == "post":
        return ""
    table, data = expected(row, url, method), interview.data_of(row) if method == "post" else {}
    answers = {person: interview.ask(person, method, url, data, row.headers) for person in table}
    answered = {person: answer.word for person, answer in answers.items()}
    wrote = {person: answer.written for person, answer in answers.items() if answer.word != ALLOW and answer.written}
    if answered == table and not wrote:
        return ""
    differing = {person: (table[person], answered[person]) for person in table if table[person] != answered[person]}
    faults = {person: answer.fault for person, answer in answers.items() if answer.fault}
    return (
        f"{method.upper()} {row.label}\n  person: (expected, answered): {differing}\n  refused, but written: {wrote}, fell: {faults}\n"
        f"  as a row would say it: {told(answered)}"
    )
