"""Contests: what everybody reads, the cabinet of the applicant, the desks of the jury, the rooms of the office."""

from tests.proof.policy import EVERYBODY, EXPORT, NOBODY, OFFICE, SECRETARY, SIGNED_IN, answers, desk, office, row

JURY = "juror chair"
OTHERS = "editor publisher"

# ------------------------------------------------------------ everybody
row("contests:contest_list", allow=EVERYBODY)
for stage in ("upcoming", "open", "screening", "scoring", "closed", "published"):
    row("contests:contest", slug=f"@{stage}.slug", allow=EVERYBODY)
    published = EVERYBODY if stage == "published" else NOBODY
    for page in ("results", "recount", "published_marks"):
        row(f"contests:{page}", slug=f"@{stage}.slug", allow=published, login=NOBODY, rest=404)
    row("contests:regulation", slug=f"@{stage}.slug", number=1, allow=EVERYBODY)
row("contests:regulation", slug="@unannounced.slug", number=1, login=NOBODY, rest=404)
row("contests:contest", slug="@unannounced.slug", login=NOBODY, rest=404)
for page in ("results", "recount", "published_marks"):
    row(f"contests:{page}", slug="@unannounced.slug", login=NOBODY, rest=404)

# ------------------------------------------------------------ the applicant
row("contests:application_list", allow=SIGNED_IN)
row("contests:application_open", slug="@open.slug", allow=SIGNED_IN)
row("contests:nominate", slug="@open.slug", allow=SIGNED_IN)
row("contests:nominate", slug="@unannounced.slug", allow=SECRETARY, rest=404)
row("contests:nominee_answer", secret="@nominee_secret", allow=EVERYBODY)
row("contests:nominee_answer", secret="unknown", login=NOBODY, rest=404)
row("contests:application_open", slug="@unannounced.slug", allow=SECRETARY, rest=404)
for stage in ("draft", "judged", "published_application"):
    code = f"@{stage}.code"
    for page in ("application", "application_papers", "application_consent", "application_check"):
        row(f"contests:{page}", code=code, allow="applicant", rest=404)
    row("contests:application_section", code=code, section=1, allow="applicant", rest=404)
    row("contests:nominee_ask", code=code, allow="applicant", rest=404)
    # None of them came on paper.
    row("contests:paper_consent", code=code, rest=404)
    row("contests:paper_upload", code=code, slot=f"@{stage}.slot_key", allow="applicant", rest=404)
    for move in ("submit", "withdraw"):
        row("contests:application_move", code=code, move=move, allow="applicant", rest=404)
    # The secretary's moves have their own door; here they are known and not the applicant's.
    row("contests:application_move", code=code, move="admit", codes={"_403": "applicant"}, rest=404)
row("contests:application", code="@others_draft.code", allow="neighbour", rest=404)
row("contests:application_section", code="@others_draft.code", section=1, allow="neighbour", rest=404)
row("contests:receipt", code="@draft.code", rest=404)
row("contests:receipt", code="@sent.code", allow=f"applicant {SECRETARY}", rest=404)
row("contests:paper", code="@draft_paper.code", allow="applicant", rest=404)
row("contests:paper_removal", code="@draft_paper.code", allow="applicant", rest=404)
# A juror reads the papers of the sheets that he holds; whoever left the jury does not.
row("contests:paper", code="@judged_paper.code", allow=f"applicant {JURY} {SECRETARY}", rest=404)
row(
    "contests:paper_removal", code="@judged_paper.code",
    allow="applicant", rest=404, codes={"_403": f"{JURY} {SECRETARY}"},
)  # fmt: skip

# ------------------------------------------------------------ the jury
row("contests:jury_list", allow=f"{JURY} elsewhere", rest=403)
for sheet, owner in (
    ("sheet", "juror"),
    ("chair_sheet", "chair"),
    ("former_sheet", NOBODY),
    ("elsewhere_sheet", "elsewhere"),
):
    code = f"@{sheet}.code"
    row("contests:score_sheet", code=code, allow=owner, rest=404)
    row("contests:conflict_declare", code=code, allow=owner, rest=404)
    row("contests:score_sheet_move", code=code, move="submit", allow=owner, rest=404)
    chairs = "elsewhere" if owner == "elsewhere" else "chair"
    row("contests:sheet_excuse", code=code, allow=chairs, rest=404)
    row("contests:sheet_reopen", code=code, allow=chairs, rest=404)
for stage in ("scoring", "closed", "published"):
    slug = f"@{stage}.slug"
    row("contests:jury_desk", slug=slug, allow=JURY, rest=404)
    row("contests:jury_marks", slug=slug, allow=JURY, rest=404)
    row("contests:jury_progress", slug=slug, allow="chair", rest=404, codes={"_403": "juror"})
    # Places exist when the scoring is over, for the chair alone.
    seen = (
        {"allow": NOBODY, "codes": {"_403": "juror"}}
        if stage == "scoring"
        else {"allow": "chair", "codes": {"_403": "juror"}}
    )
    for page in ("jury_standings", "jury_insight"):
        row(f"contests:{page}", slug=slug, rest=404, post=answers(_403="juror", _405="chair", rest=404), **seen)
    row("contests:scoring_close", slug=slug, allow="chair", rest=404, codes={"_403": "juror"})
for page in ("jury_desk", "jury_marks", "jury_progress", "scoring_close"):
    row(f"contests:{page}", slug="@elsewhere.slug", allow="elsewhere", rest=404)
for page in ("jury_standings", "jury_insight"):
    row(f"contests:{page}", slug="@elsewhere.slug", rest=404, post=answers(_405="elsewhere", rest=404))
for page in ("jury_desk", "jury_marks", "jury_progress", "jury_standings", "jury_insight", "scoring_close"):
    row(f"contests:{page}", slug="@open.slug", rest=404)
# The draft of a protocol is the chair's and the secretary's, a signed one the whole jury's.
for page in ("protocol", "protocol_paper"):
    row(f"contests:{page}", code="@protocol_draft.code", allow=f"chair {SECRETARY}", rest=404)
    row(f"contests:{page}", code="@protocol.code", allow=f"{JURY} {SECRETARY}", rest=404)
row(
    "contests:protocol_move", code="@protocol_draft.code", move="sign",
    allow="chair", codes={"_403": SECRETARY}, rest=404,
)  # fmt: skip
row(
    "contests:protocol_move", code="@protocol.code", move="sign",
    allow="chair", codes={"_403": f"juror {SECRETARY}"}, rest=404,
)  # fmt: skip

# ------------------------------------------------------------ the rooms of the office
for stage in ("unannounced", "scoring", "published"):
    slug = f"@{stage}.slug"
    # What is not announced others of the office may not know of.
    desks = {"allow": SECRETARY, "codes": {"_404": OTHERS}} if stage == "unannounced" else office(SECRETARY)
    for page in (
        "edition", "journal", "paper_application", "regulation", "extension", "draft_extension", "copy",
        "jury", "progress", "standings", "protocol", "certificates",
    ):  # fmt: skip
        row(f"office_{page}", slug=slug, **desks)
    row("office_journal_download", slug=slug, data=EXPORT, **desks)
    row("office_edition_move", slug=slug, move="announce", **desks)
    row("office_edition_move", slug=slug, move="cancel", **desks)
    # The end of scoring is the chair's.
    codes = {"_404": OTHERS} if stage == "unannounced" else {}
    row("office_edition_move", slug=slug, move="close_scoring", home=SECRETARY if codes else OFFICE, codes=codes)
NOMINATION = {"slug": "@unannounced.slug", "allow": SECRETARY, "codes": {"_404": OTHERS}}
row("office_nomination_add", **NOMINATION)
row("office_nomination", nomination="@unannounced_nomination.pk", **NOMINATION)
row(
    "office_criterion",
    nomination="@unannounced_nomination.pk",
    criterion="@unannounced_criterion.pk",
    **NOMINATION,
)
row("office_nomination_preview", nomination="@unannounced_nomination.pk", **NOMINATION)
row("office_nomination_remove", nomination="@unannounced_nomination.pk", **NOMINATION)
row("office_juror_revoke", slug="@scoring.slug", seat="@juror_seat.pk", **office(SECRETARY))
row("office_application", code="@draft.code", codes={"_404": f"{SECRETARY} {OTHERS}"})
for stage in ("sent", "published_application"):
    row("office_application", code=f"@{stage}.code", allow=SECRETARY, codes={"_404": OTHERS})
    # Nothing is verified there: for the secretary himself the door is not there.
    row("office_verification", code=f"@{stage}.code", home=OTHERS, codes={"_404": SECRETARY})
    for move in ("admit", "return", "reject", "withdraw"):
        row("office_application_move", code=f"@{stage}.code", move=move, allow=SECRETARY, codes={"_404": OTHERS})
# What only the applicant does is not done for him.
row("office_application_move", code="@sent.code", move="submit", home=SECRETARY, codes={"_404": OTHERS})
desk("contestedition", pk="@open.pk", see=SECRETARY, add=SECRETARY, change=SECRETARY)
desk("contest", pk="@open.contest.pk", see=SECRETARY, add=SECRETARY, change=SECRETARY)
