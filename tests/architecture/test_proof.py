"""Every address has its row in the permission proof: a door that nobody has thought through does not land."""

from tests.proof.addresses import addresses
from tests.proof.policy import ROWS
from tests.proof.rows import TABLES


def test_every_address_has_its_row_in_the_permission_proof():
    told = {row.address for row in ROWS}
    missing = [address for address in addresses() if address.key not in told]

    assert TABLES
    assert not missing, "\n".join(map(advice, missing))


def advice(address) -> str:
    words = "".join(f', {word}="@thing.{word}"' for word in sorted(address.words))
    return (
        f"Who may enter «{address.route}» ({address.view})? Say so in a module of tests/proof/rows/: "
        f'row("{address.name}"{words}, allow="applicant secretary superuser", rest=404). '
        "Who is who: PEOPLE in tests/proof/policy.py; the thing: tests/proof/world.py. "
        f'Then try it: pytest tests/proof -k "{address.name}".'
    )


def test_no_row_speaks_of_an_address_that_is_gone():
    known = {address.key for address in addresses()}

    assert sorted(row.label for row in ROWS if row.address not in known) == []
