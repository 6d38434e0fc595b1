"""Telephone numbers in one form."""

import pytest

from foundation.russian.phones import normalise_phone


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("8 (4812) 38-11-81", "+74812381181"),
        ("+7 912 345-67-89", "+79123456789"),
        ("79123456789", "+79123456789"),
        ("912.345.67.89", "+79123456789"),
        ("  ", ""),
        ("", ""),
    ],
)
def test_every_way_of_writing_gives_one_form(written, kept):
    assert normalise_phone(written) == kept


@pytest.mark.parametrize("written", ["38-11-81", "+1 202 555 0100", "восемь", "8 4812 38-11-81 доб. 5", "٨٤٨١٢٣٨١١٨١"])
def test_what_is_no_number_of_russia_is_refused(written):
    with pytest.raises(ValueError, match="Напишите номер"):
        normalise_phone(written)
