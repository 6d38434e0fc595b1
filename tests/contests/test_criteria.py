"""Points by the tables of real regulations: every line of the collected cases, and what is refused."""

import json
from contextlib import suppress
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contests.criteria import RULES, points
from contests.criteria_check import Finding, faults, findings

DATA = Path(__file__).parent.parent / "data"
CASES = [json.loads(line) for line in (DATA / "criteria_cases.jsonl").read_text(encoding="utf-8").splitlines()]
DECIDING = {
    "member_sum",
    "mean_of_members",
    "mean_floor",
    "normalised",
    "threshold_win",
    "threshold_award",
    "rank_in_group",
}
POINTS = [
    pytest.param(case["kind"], case["spec"], value, expected, id=f"{case['id']}-{number}")
    for case in CASES
    if case["kind"] not in DECIDING
    for number, (value, expected) in enumerate(case["tests"])
]
SPORT = next(case["spec"] for case in CASES if case["id"] == "KO-2-sport")
GROUPS = next(case["spec"] for case in CASES if case["id"] == "KO3-population-by-group")
SUMS = next(case["spec"] for case in CASES if case["id"] == "YA-people-by-sum")


def band(start, end, points, *, start_in=True, end_in=False):
    return {"from": start, "to": end, "from_inclusive": start_in, "to_inclusive": end_in, "points": points}


def test_the_file_holds_the_kinds_that_are_known_here_and_those_that_decide():
    assert {case["kind"] for case in CASES} - DECIDING == set(RULES) - {"heading", "penalty"}


@pytest.mark.parametrize(("kind", "spec", "value", "expected"), POINTS)
def test_points_are_those_of_the_regulation(kind, spec, value, expected):
    given_points = points(kind, spec, value)

    assert (type(given_points), given_points) == (Decimal, Decimal(str(expected)))


@pytest.mark.parametrize("kind", sorted(DECIDING | {"", "Bands", "median"}))
def test_a_kind_that_gives_no_points_is_refused(kind):
    with pytest.raises(ValueError, match="вида критерия нет"):
        points(kind, {"floor": 1}, 5)


def test_a_group_may_be_told_apart_from_the_number():
    assert [points("bands_by_group", GROUPS, 249, group=name) for name in ("I", "II")] == [0, 3]
    assert points("bands", {"groups": GROUPS["groups"], "below": 0}, 500, group="I") == 2
    assert points("bands_by_condition", SUMS, 101, group="le_300000") == 3


def test_a_condition_may_be_a_word():
    spec = {"is_город": [band(0, None, 1)], "is_село": [band(0, None, 5)]}

    assert [points("bands_by_condition", spec, [name, 7]) for name in ("город", "село")] == [1, 5]


def test_a_penalty_only_takes_away():
    assert points("penalty", {"points": 3}, True) == -3
    assert points("penalty", {"points": -3}, False) == 0
    assert points("penalty", {"points_per_unit": 2, "max_units": 4}, 9) == -8
    assert points("penalty", {"max": 10, "step": 1}, 7) == -7


def test_a_heading_has_no_points():
    assert points("heading", {}, None) == 0


def test_items_of_a_checklist_may_have_titles_and_a_limit():
    spec = {"items": [{"title": "план", "points": 2}, {"title": "отчёт", "points": 2.5}], "max": 4}

    assert [points("checklist", spec, flags) for flags in ([True, False], [1, 1])] == [2, 4]


def test_decimals_of_json_stay_what_is_written():
    assert points("expert", {"min": 0, "max": 1, "step": 0.1, "weight": 0.1}, 0.3) == Decimal("0.03")


def test_at_an_overlap_the_higher_line_wins():
    spec = {"bands": [band(0, 10, 1, end_in=True), band(10, None, 2)]}

    assert points("bands", spec, 10) == 2


@pytest.mark.parametrize(
    ("kind", "spec", "value"),
    [
        ("bands", SPORT, "5"),
        ("bands", SPORT, True),
        ("bands", SPORT, None),
        ("bands", SPORT, float("nan")),
        ("bands", SPORT, Decimal("Infinity")),
        ("bands", SPORT, -1),
        ("bands", {}, 1),
        ("bands", [], 1),
        ("bands", {"bands": [{"from": 0, "to": 5, "points": 1}]}, 1),
        ("bands_by_group", GROUPS, 249),
        ("bands_by_group", GROUPS, ["III", 249]),
        ("bands_by_condition", {"condition": "sum"}, [1, 2]),
        ("checklist", {"items": [1, 1]}, [1]),
        ("checklist", {"items": [1, 1]}, [1, 2]),
        ("checklist", {"items": [1, 1]}, "11"),
        ("boolean", {"yes": 5, "no": 0}, 1),
        ("boolean", {"yes": 5, "no": 0}, "да"),
        ("boolean", {}, True),
        ("per_unit", {"points_per_unit": 5}, -1),
        ("per_unit", {"points_per_unit": 5}, 1.5),
        ("per_unit", {}, 1),
        ("choice", {"levels": {"high": 1}}, "low"),
        ("choice", {"levels": {"high": 1}}, ["high"]),
        ("expert", {"min": 0, "max": 10, "step": 1}, 11),
        ("expert", {"min": 0, "max": 10, "step": 1}, 0.5),
        ("expert", {"min": 0, "max": 10, "step": 0}, 5),
        ("joint_sheet", {"ranges": [[0, 40], [0, 10]]}, [40]),
        ("joint_sheet", {"ranges": [[0, 40], [0, 10]]}, [40, 11]),
        ("heading", {}, 1),
        ("penalty", {}, True),
    ],
)
def test_what_is_not_clear_is_refused_in_words(kind, spec, value):
    with pytest.raises(ValueError, match=r"[а-я]"):
        points(kind, spec, value)


def test_a_number_without_end_is_refused_and_not_rounded():
    with pytest.raises(ValueError, match="велико"):
        points("per_unit", {"points_per_unit": 7}, 10**1200 + 1)


@pytest.mark.parametrize("case", [case for case in CASES if case["kind"] not in DECIDING], ids=lambda case: case["id"])
def test_of_the_collected_tables_only_the_one_that_is_cut_off_has_a_fault(case):
    cut_in_the_source = "Группа «II». Не сказано, сколько баллов у значений больше 250."
    told = [cut_in_the_source] if case["id"] == "KO3-population-by-group" else []
    assert faults(case["kind"], case["spec"]) == told


def test_gaps_are_faults_and_overlaps_are_warnings():
    spec = {"bands": [band(1, 5, 0), band(5, 10, 1, start_in=False), band(9, 20, 2, end_in=True)]}

    assert findings("bands", spec) == [
        Finding("Значения 5 нет ни в строке «от 1 меньше 5», ни в строке «больше 5 меньше 10»."),
        Finding("Строки «больше 5 меньше 10» и «от 9 до 20 включительно» пересекаются: засчитывается верхняя.", False),
        Finding("Не сказано, сколько баллов у значений меньше 1."),
        Finding("Не сказано, сколько баллов у значений больше 20."),
    ]


def test_an_edge_in_two_lines_is_told():
    spec = {"groups": {"I": [band(0, 500, 1, end_in=True), band(500, None, 2)]}}

    words = "Группа «I». Значение 500 есть и в строке «от 0 до 500 включительно», и в строке «от 500»: засчитывается верхняя."
    assert findings("bands_by_group", spec) == [Finding(words, False)]


def test_nothing_stands_between_five_and_six_of_what_is_counted():
    bands = [band(0, 5, 0, end_in=True), band(6, 19, 1, end_in=True), band(20, None, 2)]

    assert faults("bands", {"bands": bands}) == []
    assert len(faults("bands", {"bands": bands, "whole": False})) == 2


@pytest.mark.parametrize(
    ("kind", "spec", "words"),
    [
        ("mean", {}, "Такого вида критерия нет: mean."),
        ("bands", {"bands": []}, "Добавьте хотя бы одну строку."),
        ("checklist", {"items": []}, "Добавьте хотя бы одну строку."),
        ("choice", {}, "Добавьте хотя бы одну строку."),
        ("boolean", {"no": 0}, "В правиле критерия не хватает: yes."),
        ("expert", {"min": 0}, "В правиле критерия не хватает: max."),
        ("expert", {"min": 3, "max": 3}, "Наибольший балл должен быть больше наименьшего."),
        ("penalty", {}, "В правиле критерия не хватает: points."),
        ("per_unit", {"points_per_unit": 1, "weight": 0}, "Вес должен быть больше нуля."),
    ],
)
def test_an_incomplete_rule_is_told_in_words(kind, spec, words):
    assert faults(kind, spec) == [words]


EDGES = st.lists(st.integers(-50, 200), min_size=1, max_size=5, unique=True).map(sorted)


@st.composite
def whole_tables(draw):
    """A table that leaves nothing out: every edge belongs to the line above it or to the line under it."""
    edges = draw(EDGES)
    owners = [draw(st.booleans()) for _edge in edges]
    bounds = [None, *edges, None]
    return {
        "bands": [
            band(
                low,
                high,
                number,
                start_in=number == 0 or owners[number - 1],
                end_in=number == len(edges) or not owners[number],
            )
            for number, (low, high) in enumerate(pairwise(bounds))
        ]
    }


@given(whole_tables(), st.integers(-100, 300).map(lambda halves: Decimal(halves) / 2))
@settings(max_examples=60)
def test_a_table_without_faults_answers_every_number_with_one_line_and_never_falls(spec, value):
    assert findings("bands", spec) == []
    assert points("bands", spec, value) in range(len(spec["bands"]))
    assert points("bands", spec, value) <= points("bands", spec, value + 1)


@given(whole_tables(), st.integers(-100, 300), st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_the_order_of_lines_does_not_matter(spec, value, random):
    shuffled = random.sample(spec["bands"], len(spec["bands"]))

    assert points("bands", {"bands": shuffled}, value) == points("bands", spec, value)


@given(
    st.sampled_from(sorted(RULES)),
    st.dictionaries(st.text(max_size=4), st.integers()),
    st.none() | st.text() | st.lists(st.floats()),
)
@settings(max_examples=80)
def test_rubbish_is_refused_and_never_breaks(kind, spec, value):
    with suppress(ValueError):
        assert points(kind, spec, value).is_finite()
