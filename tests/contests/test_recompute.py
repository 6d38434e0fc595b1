"""The published file counts for itself: another program gives the same places, and one changed digit is found."""

import json
import subprocess
import sys
from copy import deepcopy
from decimal import Decimal
from pathlib import Path

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contests.result_run import result_run
from tests.contests.test_result_run import RULES, application, inputs, sheet
from tests.factories.contests import full_contest

PROGRAM = Path(__file__).parents[2] / "static" / "verify" / "recompute.py"


def published(given_inputs):
    run = result_run(given_inputs)
    return json.loads(json.dumps(run.document | {"digest": run.digest}))


def recount(document, folder, *digest):
    """Run the program as anybody would, alone in an empty environment; return its code and its last lines."""
    file = folder / "marks.json"
    file.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-I", str(PROGRAM), str(file), *digest],
        capture_output=True, text=True, check=False, env={"PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert done.stderr == ""
    return done.returncode, done.stdout.splitlines()


def many(method, *, jurors=5, seed=3, **rules):
    """Five applications in two groups, five jurors, some marks that do not apply, two of them equal but for the moment."""
    criteria = [
        {"title": "Охват", "weight": "1", "maximum": "10", "source": "jury"},
        {"title": "Польза", "weight": "0.333", "maximum": "10", "source": "jury"},
        {"title": "Жители", "weight": "0.5", "maximum": "0", "source": "computed"},
    ]
    applications = [
        application(f"К-{n}", day=n, group="сёла" if n == 5 else "", Жители=str(n % 3)) for n in range(1, 6)
    ]
    sheets = [
        sheet(f"К-{n}", f"Ч{j}", str((n * seed + j * 7) % 11), None if (n, j) == (2, 1) else str((n + j * seed) % 11))
        for n in range(1, 6)
        for j in range(jurors)
    ]
    floors = {"incentive": "7.5", "place": "8"}
    one = {"title": "Н", "criteria": criteria, "applications": applications, "sheets": sheets}
    one["rules"] = (
        RULES
        | {"method": method, "clause": "п. 4", "floors": floors, "ties": ["criterion:Охват", "earlier_received"]}
        | rules
    )
    return {"format": 1, "contest": "К", "nominations": [one]}


DOCUMENTS = {
    **{method: many(method) for method in ("mean", "sum", "trimmed_mean", "median", "rank_sum", "z_score")},
    "everybody": many("mean", everybody=True),
    "withheld": many("mean", withheld=[1]),
    "by hand": inputs(),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_another_program_gives_the_same_places(name, tmp_path):
    document = published(DOCUMENTS[name])

    code, lines = recount(document, tmp_path, document["digest"])

    assert (code, lines[-1]) == (0, "Всё сходится.")
    assert f"Контрольная сумма: {document['digest']}" in lines


def flipped(document, change):
    changed = deepcopy(document)
    change(changed)
    return changed


@pytest.mark.parametrize(
    "change",
    [
        lambda document: document["inputs"]["nominations"][0]["sheets"][0]["marks"].__setitem__(0, "6"),
        lambda document: document["inputs"]["nominations"][0]["criteria"][0].update(weight="1.001"),
        lambda document: document["rows"][0][0].update(total="110/8"),
        lambda document: document["rows"][0][0].update(place=2),
        lambda document: document.update(digest=document["digest"][1:] + "g"),
    ],
)
def test_one_changed_digit_is_found(change, tmp_path):
    document = published(inputs())

    code, lines = recount(flipped(document, change), tmp_path, document["digest"])

    assert (code, lines[-1]) == (1, "Контрольная сумма не сходится: оценки, правила или места изменены.")


def test_a_forger_who_mends_the_digest_too_is_found_by_the_paper(tmp_path):
    document, forged = published(inputs()), inputs()
    forged["nominations"][0]["sheets"][0]["marks"][0] = "6"

    assert recount(published(forged), tmp_path)[0] == 0
    assert recount(published(forged), tmp_path, document["digest"])[0] == 1


def test_places_that_do_not_follow_from_the_marks_are_found(tmp_path):
    document = published(inputs())
    first, second = document["rows"][0][:2]
    first["number"], second["number"] = second["number"], first["number"]

    _code, lines = recount(document, tmp_path)

    assert "Места в номинации «Старший по дому» не сходятся с опубликованными." in lines


@given(st.integers(1, 40), st.sampled_from(["mean", "median", "z_score"]))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_two_programs_agree_on_any_marks(tmp_path, seed, method):
    assert recount(published(many(method, seed=seed)), tmp_path)[0] == 0


@pytest.mark.django_db
def test_the_marks_of_a_published_contest_can_be_counted_by_anybody(client, tmp_path):
    contest = full_contest("published", applications=3, jurors=3)
    slug = contest.edition.slug

    answer = client.get(reverse("contests:published_marks", args=[slug]))

    document = json.loads(answer.content)
    assert recount(document, tmp_path, contest.edition.protocol.facts["digest"])[0] == 0
    assert {Decimal(mark) for one in document["inputs"]["nominations"][0]["sheets"] for mark in one["marks"]} == {
        8,
        7,
        6,
    }
    people = [contest.chair.user, *(row.applicant for row in contest.applications)]
    assert [who.last_name for who in people if who.last_name in answer.content.decode()] == []
    assert reverse("contests:recount", args=[slug]) in client.get(contest.edition.get_results_url()).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["recount", "published_marks"])
def test_marks_are_nobodys_before_the_publication(client, page):
    contest = full_contest("signed", applications=1, jurors=1)
    client.force_login(contest.chair.user)

    assert client.get(reverse(f"contests:{page}", args=[contest.edition.slug])).status_code == 404
