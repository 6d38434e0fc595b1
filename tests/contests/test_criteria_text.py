"""Tables as people write them: read, written back, and refused with the line that is not clear."""

import json
from pathlib import Path

import pytest

from contests.criteria import points
from contests.criteria_check import faults
from contests.criteria_text import EXAMPLES, spec_of, text_of

DATA = Path(__file__).parent.parent / "data"
LINES = (DATA / "criteria_cases.jsonl").read_text(encoding="utf-8").splitlines()
CASES = [case for case in map(json.loads, LINES) if case["kind"] in EXAMPLES]


@pytest.mark.parametrize("rule", EXAMPLES)
def test_the_example_beside_the_field_is_a_whole_rule(rule):
    assert faults(rule, spec_of(rule, EXAMPLES[rule])) == []


@pytest.mark.parametrize("rule", EXAMPLES)
def test_what_was_read_is_written_so_that_it_is_read_again(rule):
    spec = spec_of(rule, EXAMPLES[rule])

    assert spec_of(rule, text_of(rule, spec)) == spec


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_tables_of_real_regulations_keep_their_points_on_the_way_through_words(case):
    weight = {"weight": case["spec"]["weight"]} if "weight" in case["spec"] else {}
    spec = spec_of(case["kind"], text_of(case["kind"], case["spec"])) | weight

    assert [points(case["kind"], spec, value) for value, _told in case["tests"]] == [
        points(case["kind"], case["spec"], value) for value, _told in case["tests"]
    ]


def test_bounds_are_read_as_they_are_said():
    spec = spec_of("bands", "меньше 5 = 0\n5–10 = 1,5\nБольше 10 до 20 включительно = 2\nсвыше 20 = 3")

    given = [points("bands", spec, value) for value in (4, 5, 10, 20, 21)]
    assert [str(one) for one in given] == ["0", "1.5", "1.5", "2", "3"]


@pytest.mark.parametrize(
    ("rule", "text", "line"),
    [
        ("bands", "много = 5", "много = 5"),
        ("bands", "от 5", "от 5"),
        ("bands", "от 5 = пять", "от 5 = пять"),
        ("bands_by_condition", "село:\nот 5 = 1", "село:"),
        ("bands_by_condition", "от 5 = 1", "от 5 = 1"),
        ("boolean", "может быть = 1", "может быть = 1"),
        ("checklist", "= 1", "= 1"),
        ("joint_sheet", "Чистота = много", "Чистота = много"),
        ("per_unit", "за единицу = 1e999", "за единицу = 1e999"),
    ],
)
def test_a_line_that_is_not_clear_is_shown(rule, text, line):
    with pytest.raises(ValueError, match=r"Не понят") as told:
        spec_of(rule, text)

    assert line in str(told.value)


def test_an_empty_rule_is_an_empty_text():
    assert text_of("bands", {}) == ""
