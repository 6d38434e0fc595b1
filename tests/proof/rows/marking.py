"""Works of the olympiad: by codes for those who mark, results for everybody, appeals for the school and the commission."""

from tests.proof.policy import EVERYBODY, NOBODY, SECRETARY, SIGNED_IN, row

MARKERS, CODER, JUDGE = "juror chair", "elsewhere", "neighbour"
COMMISSION = f"{MARKERS} {CODER} {JUDGE}"


def room(page, allow, code="@begun.code", **words):
    """Enter a page of a marking: for `allow`, known to all who have a part in it, unknown to the rest."""
    inside = [person for person in f"{COMMISSION} {SECRETARY}".split() if person not in allow.split()]
    row(f"olympiad:{page}", code=code, allow=allow, codes={"_403": " ".join(inside)}, rest=404, **words)


row("olympiad:marking_list", allow=f"{COMMISSION} {SECRETARY}")
row("olympiad:marking_open", stage="@fresh_stage.code", allow=SECRETARY)
for marking in ("begun", "shown"):
    code = f"@{marking}.code"
    room("marking", f"{COMMISSION} {SECRETARY}", code)
    for page in ("marking_people", "marking_tasks"):
        room(page, SECRETARY, code)
    room("marking_works", f"{CODER} {SECRETARY}", code)
    room("decoding_ask", f"{CODER} {SECRETARY}", code)
    # Whoever knows the codes gives no marks, whoever marks knows no codes.
    room("marking_grid", MARKERS, code)
    room("marking_progress", f"chair {SECRETARY}", code)
    room("marking_standings", f"chair {SECRETARY}", code)
    room("marking_certificates", SECRETARY, code)
    room("marking_appeals", f"{JUDGE} {SECRETARY}", code)
room("border_decide", f"chair {SECRETARY}", "@shown.code")
room("member_revoke", SECRETARY, "@begun.code", seat="@begun_member.pk")
for move, allowed in (
    ("begin", SECRETARY),
    ("lock", "chair"),
    ("decode", f"{CODER} {SECRETARY}"),
    ("publish_preliminary", SECRETARY),
    ("finalise", f"chair {SECRETARY}"),
):
    room("marking_move", allowed, move=move)

# ------------------------------------------------------------ results
row("olympiad:olympiad_results", slug="@shown.stage.edition.slug", allow=EVERYBODY, login=NOBODY)
row("olympiad:olympiad_results", slug="@begun.stage.edition.slug", login=NOBODY, rest=404)
row("olympiad:school_results", allow=SIGNED_IN)
# There are no papers yet, for anybody.
row("olympiad:school_diplomas", rest=404)
row("olympiad:appeal_file", code="@appealing.code", allow="coordinator", rest=404)
row("olympiad:appeal_file", code="@others_pupil.code", allow="moved", rest=404)

# ------------------------------------------------------------ appeals
READERS = f"coordinator {JUDGE} {SECRETARY}"
row("olympiad:appeal", code="@appeal.code", allow=READERS, rest=404)
row("olympiad:appeal_vote", code="@appeal.code", allow=JUDGE, codes={"_403": f"coordinator {SECRETARY}"}, rest=404)
row("olympiad:appeal_move", code="@appeal.code", move="withdraw", allow="coordinator", codes={"_403": f"{JUDGE} {SECRETARY}"}, rest=404)  # fmt: skip
row("olympiad:appeal_move", code="@appeal.code", move="schedule", allow=SECRETARY, codes={"_403": f"coordinator {JUDGE}"}, rest=404)  # fmt: skip
