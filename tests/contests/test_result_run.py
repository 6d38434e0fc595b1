"""A result is a function of its inputs: the same inputs give the same digest on any machine and in any order."""

import json
import subprocess
import sys
from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contests.result_run import digest_of, plain, result_run

RULES = {
    "method": "mean",
    "clause": "",
    "places": 2,
    "floors": {"place": "0"},
    "everybody": False,
    "ties": [],
    "withheld": [],
    "min_sheets": 1,
}


def application(number, *, group="", day=1, **fixed):
    return {"number": number, "group": group, "received_at": f"2020-02-0{day}T09:00:00+00:00", "fixed": fixed}


def sheet(number, juror, *marks):
    return {"application": number, "juror": juror, "marks": list(marks)}


def inputs(**rules):
    criteria = [
        {"title": "Охват", "weight": "1", "maximum": "10", "source": "jury"},
        {"title": "Польза", "weight": "0.5", "maximum": "10", "source": "jury"},
        {"title": "Жители", "weight": "1", "maximum": "3", "source": "computed"},
    ]
    applications = [application("К-1", day=3, Жители="3"), application("К-2", Жители="1"), application("К-3", day=2)]
    sheets = [
        sheet("К-1", "Ч1", "7", "6"),
        sheet("К-1", "Ч2", "8", "4"),
        sheet("К-2", "Ч1", "9", "10"),
        sheet("К-2", "Ч2", "7", "8.50"),
        sheet("К-3", "Ч1", "5", None),
    ]
    nomination = {
        "title": "Старший по дому",
        "rules": RULES | rules,
        "criteria": criteria,
        "applications": applications,
        "sheets": sheets,
    }
    return {"format": 1, "contest": "Лучший ТОС – 2020", "nominations": [nomination]}


def brief(run):
    return [(row["number"], row["total"], row["place"], row["award"]) for row in run.document["rows"][0]]


def test_a_run_counts_what_the_hand_counts():
    """К-1: (10 + 10) / 2 + 3; К-2: (14 + 11,25) / 2 + 1; К-3: 5 of 10 brought to 15."""
    assert brief(result_run(inputs())) == [
        ("К-2", "109/8", 1, "place"),
        ("К-1", "13/1", 2, "place"),
        ("К-3", "15/2", 3, ""),
    ]


def test_not_applicable_is_not_zero():
    zero = inputs()
    zero["nominations"][0]["sheets"][-1]["marks"] = ["5", "0"]

    assert [row for row in brief(result_run(zero)) if row[0] == "К-3"] == [("К-3", "5/1", 3, "")]


def test_a_sheet_where_nothing_applies_does_not_count():
    empty = inputs(min_sheets=2)
    empty["nominations"][0]["sheets"] += [sheet("К-3", "Ч2", None, None)]

    with pytest.raises(ValueError, match="Недостаточно оценок у заявок: К-3"):
        result_run(empty)


def test_points_that_are_no_jurors_suffice_where_no_juror_is_asked():
    bare = inputs()
    nomination = bare["nominations"][0]
    nomination["criteria"], nomination["sheets"] = nomination["criteria"][2:], []

    assert brief(result_run(bare)) == [("К-1", "3/1", 1, "place"), ("К-2", "1/1", 2, "place"), ("К-3", "0/1", 3, "")]


def test_groups_are_ranked_apart():
    grouped = inputs(places=1)
    grouped["nominations"][0]["applications"][0]["group"] = "Сёла"

    rows = result_run(grouped).document["rows"][0]
    assert [(row["group"], row["number"], row["place"], row["award"]) for row in rows] == [
        ("", "К-2", 1, "place"),
        ("", "К-3", 2, ""),
        ("Сёла", "К-1", 1, "place"),
    ]


def test_the_first_place_may_be_not_awarded():
    assert [row[2:] for row in brief(result_run(inputs(withheld=[1])))] == [(1, ""), (2, "place"), (3, "")]


def test_counting_twice_gives_the_same():
    assert result_run(inputs()) == result_run(result_run(inputs()).document["inputs"])


@pytest.mark.parametrize(
    "change",
    [
        lambda nomination: nomination["sheets"][0]["marks"].__setitem__(0, "6"),
        lambda nomination: nomination["criteria"][0].update(weight="1.001"),
        lambda nomination: nomination["rules"].update(places=1),
        lambda nomination: nomination["applications"][0].update(received_at="2020-02-03T09:00:00.000001+00:00"),
        lambda nomination: nomination["sheets"][0].update(juror="Ч3"),
    ],
)
def test_the_digest_sees_every_change(change):
    changed = inputs()
    change(changed["nominations"][0])

    assert result_run(changed).digest != result_run(inputs()).digest


@given(st.randoms(use_true_random=False))
@settings(max_examples=25)
def test_the_order_of_lines_and_the_way_to_write_a_number_change_nothing(random):
    mixed = deepcopy(inputs())
    nomination = mixed["nominations"][0]
    random.shuffle(nomination["applications"])
    random.shuffle(nomination["sheets"])
    for row in nomination["sheets"]:
        row["marks"] = [
            mark and random.choice([mark, f"{mark}.0" if "." not in mark else f"{mark}0"]) for mark in row["marks"]
        ]

    assert result_run(mixed).digest == result_run(inputs()).digest


def test_a_fresh_process_in_another_language_of_the_machine_gives_the_same_digest():
    program = (
        "import json, sys, django; django.setup(); from contests.result_run import result_run; "
        "print(result_run(json.load(sys.stdin)).digest)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        input=json.dumps(inputs()),
        capture_output=True,
        text=True,
        check=True,
        env={
            "LC_ALL": "C",
            "PYTHONHASHSEED": "7",
            "TZ": "Asia/Vladivostok",
            "DJANGO_SETTINGS_MODULE": "portal.settings.test",
        },
    )

    assert done.stdout.split()[-1] == result_run(inputs()).digest


def test_a_digest_does_not_depend_on_the_order_of_names():
    assert digest_of({"a": 1, "б": "2"}) == digest_of({"б": "2", "a": 1})


@pytest.mark.parametrize(
    ("number", "text"), [("5.00", "5"), ("1E+1", "10"), ("-0.0", "0"), ("0.50", "0.5"), (100, "100")]
)
def test_a_number_has_one_form(number, text):
    assert plain(number) == text
