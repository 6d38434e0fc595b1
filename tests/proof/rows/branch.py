"""Members of the branch: pages for everybody, a person's own membership, the secretary's desks."""

from tests.proof.policy import EVERYBODY, EXPORT, NOBODY, SECRETARY, SIGNED_IN, desk, office, row

# Whom `visible_to` shows nothing of a thing gets 404; the office's own strangers are stopped before, with 403.
UNSEEN = {"_404": "editor publisher"}
MEMBER, LEAVER = "representative", "moved"

# ------------------------------------------------------------ for everybody
for page in ("how_to_join", "bodies", "growth", "candidates"):
    row(f"members:{page}", allow=EVERYBODY, login=NOBODY)

row("about/bodies/", allow=EVERYBODY, login=NOBODY)

# ------------------------------------------------------------ a person's own
row("members:my_membership", allow=SIGNED_IN)
row("members:application_open", allow=SIGNED_IN)
row("members:my_contacts", allow=f"{MEMBER} {LEAVER}", rest=404)
row("members:my_consents", allow=f"{MEMBER} {LEAVER}", rest=404)
row("members:my_listing", code="@candidacy.code", allow=MEMBER, codes={"_403": SECRETARY}, rest=404)
row("members:card", code="@membership.code", allow=f"{MEMBER} {SECRETARY}", rest=404)
row("members:card", code="@silent.code", allow=SECRETARY, rest=404)
row(
    "members:membership_move",
    code="@membership.code",
    move="ask_to_leave",
    allow=MEMBER,
    codes={"_403": SECRETARY},
    rest=404,
)
row(
    "members:membership_move",
    code="@membership.code",
    move="exclude",
    codes={"_403": f"{MEMBER} {SECRETARY}"},
    rest=404,
)
row("members:membership_move", code="@leaving.code", move="stay", allow=LEAVER, codes={"_403": SECRETARY}, rest=404)
for own, draft in (("applicant", "joining_draft"), ("neighbour", "joining")):
    row("members:application", code=f"@{draft}.code", allow=own, rest=404)
    row("members:application_facts", code=f"@{draft}.code", allow=own, rest=404)
    row("members:application_consent", code=f"@{draft}.code", allow=own, rest=404)
    row("members:application_move", code=f"@{draft}.code", move="withdraw", allow=own, rest=404)

# ------------------------------------------------------------ the secretary's desks
for page in (
    "bodies", "elections", "growth", "member_entry", "membership_applications", "paper_intake", "register",
):  # fmt: skip
    row(f"office_{page}", **office(SECRETARY))
for form in ("workbook", "paper"):
    row(f"office_register_{form}", data=EXPORT, **office(SECRETARY))
for page, code in (
    ("seat", "@seat.code"),
    ("candidacy", "@candidacy.code"),
    ("member", "@membership.member.code"),
    ("member", "@silent.member.code"),
    ("member_account", "@silent.member.code"),
    ("member_contacts", "@silent.member.code"),
    ("member_contacts", "@membership.member.code"),
    ("member_facts", "@membership.member.code"),
    ("membership_application", "@joining.code"),
    ("membership_application", "@joining_paper.code"),
    ("paper_revision", "@joining_paper.code"),
    ("scan", "@joining_paper.code"),
):
    row(f"office_{page}", code=code, allow=SECRETARY, codes=UNSEEN)
# That these are there is known to everybody: others of the office are turned away, not told that there is nothing.
for page, code in (
    ("body", "@body.code"),
    ("elect", "@body.code"),
    ("election", "@election.code"),
    ("candidacy_entry", "@election.code"),
):
    row(f"office_{page}", code=code, **office(SECRETARY))
# A draft is its author's alone; what was written on the site the secretary does not correct.
row("office_membership_application", code="@joining_draft.code", codes={"_404": f"editor publisher {SECRETARY}"})
row("office_paper_revision", code="@joining.code", home=SECRETARY, codes=UNSEEN)
for move in ("admit", "return", "decline"):
    row("office_membership_application_move", code="@joining.code", move=move, allow=SECRETARY, codes=UNSEEN)
row("office_membership_application_move", code="@joining.code", move="withdraw", home=SECRETARY, codes=UNSEEN)
row("office_membership_application_move", code="@joining_paper.code", move="withdraw", allow=SECRETARY, codes=UNSEEN)
for move in ("record_leaving", "exclude", "record_death"):
    row("office_membership_move", code="@membership.code", move=move, allow=SECRETARY, codes=UNSEEN)
row("office_membership_move", code="@membership.code", move="ask_to_leave", home=SECRETARY, codes=UNSEEN)
desk("member", pk="@membership.member.pk", see=SECRETARY)
desk("membershipapplication", pk="@joining.pk", see=SECRETARY)
desk("governingbody", pk="@body.pk", see=SECRETARY, add=SECRETARY, change=SECRETARY)
desk("election", pk="@election.pk", see=SECRETARY, add=SECRETARY, change=SECRETARY)
