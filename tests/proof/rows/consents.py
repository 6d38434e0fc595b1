"""Consents on paper, withdrawals, requests, terms of keeping, a person's own data."""

from tests.proof.policy import SECRETARY, SIGNED_IN, desk, row

row("my_data", allow=SIGNED_IN)
row("my_data_export", allow=SIGNED_IN)
row("consent_withdraw", code="@consent.code", allow=f"applicant {SECRETARY}", rest=404)

# ------------------------------------------------------------ papers: of one coordinator, and of another with a holder
KEPT = {"@paper.code": "coordinator", "@others_paper.code": "moved neighbour"}
row("privacy:paper_prepare", allow=f"coordinator moved {SECRETARY}")
for code, keepers in KEPT.items():
    for page in ("paper", "paper_blank", "paper_file"):
        row(f"privacy:{page}", code=code, allow=f"{keepers} {SECRETARY}", rest=404)
    row("privacy:paper_move", code=code, move="upload", allow=f"{keepers} {SECRETARY}", rest=404)
    for move in ("verify", "reject"):
        row("privacy:paper_move", code=code, move=move, allow=SECRETARY, codes={"_403": keepers}, rest=404)
    # A consent is taken back everywhere at once, by another door.
    row("privacy:paper_move", code=code, move="withdraw", codes={"_403": f"{keepers} {SECRETARY}"}, rest=404)
row(
    "privacy:paper_move", code="@others_paper.code", move="cancel",
    allow=f"moved {SECRETARY}", codes={"_403": "neighbour"}, rest=404,
)  # fmt: skip

# ------------------------------------------------------------ withdrawals and requests
row("privacy:withdrawal", code="@withdrawal.code", allow=f"neighbour {SECRETARY}", rest=404)
row(
    "privacy:withdrawal_move", code="@withdrawal.code", move="finish",
    allow=SECRETARY, codes={"_403": "neighbour"}, rest=404,
)  # fmt: skip
row("privacy:request_ask", allow=SIGNED_IN)
row("privacy:request", code="@request.code", allow=f"applicant {SECRETARY}", rest=404)
for move in ("take", "fulfil", "refuse"):
    row("privacy:request_move", code="@request.code", move=move, allow=SECRETARY, codes={"_403": "applicant"}, rest=404)
row(
    "privacy:request_move",
    code="@request.code",
    move="withdraw",
    allow="applicant",
    codes={"_403": SECRETARY},
    rest=404,
)
row("privacy:destruction_act", code="@act.code", allow=SECRETARY, rest=404)

# ------------------------------------------------------------ the office
desk("accessrecord", pk="@access.pk", see=SECRETARY)
desk("consent", pk="@consent.pk", see=SECRETARY)
desk("consentpaper", pk="@paper.pk", see=SECRETARY)
desk("consentwithdrawal", pk="@withdrawal.pk", see=SECRETARY)
desk("destructionact", pk="@act.pk", see=SECRETARY)
desk("retentionrule", pk="@rule.pk", see=SECRETARY, change=SECRETARY)
desk("subjectrequest", pk="@request.pk", see=SECRETARY)
