"""The olympiad: pages for everybody, the desk of a school for its coordinator alone."""

from tests.proof.policy import EVERYBODY, SECRETARY, SIGNED_IN, desk, office, row

OWN, OTHER = "coordinator", "moved"
OTHERS = "editor publisher"

# ------------------------------------------------------------ for everybody
row("olympiad:edition_list", allow=EVERYBODY, login="")
row("olympiad:edition", slug="@olympiad.slug", allow=EVERYBODY, login="")
row("olympiad:edition", slug="@hidden_olympiad.slug", login="", rest=404)

# ------------------------------------------------------------ the desk of a school
row("olympiad:entry_list", allow=SIGNED_IN)
row("olympiad:entry_open", stage="@stage.code", school="@empty_school.code", allow=f"{OWN} {SECRETARY}")
row(
    "olympiad:entry_open", stage="@hidden_stage.code", school="@empty_school.code",
    allow=SECRETARY, codes={"_404": OWN},
)  # fmt: skip
PAGES = ("entry", "entry_contact", "entry_send", "consents_prepare", "consent_blanks", "entry_export", "entry_paper", "pupil_enter")  # fmt: skip
for entry, owner in (("entry", OWN), ("other_entry", OTHER)):
    code = f"@{entry}.code"
    for page in PAGES:
        row(f"olympiad:{page}", code=code, allow=owner, rest=404)
    for page in ("list_source", "list_template"):
        row(f"olympiad:{page}", entry=code, allow=owner, rest=404)
for page in ("list_table", "list_undo", "list_rest"):
    row(f"olympiad:{page}", entry="@entry.code", code="@pupil_list.code", allow=OWN, rest=404)
    # The list of one school under the address of another.
    row(f"olympiad:{page}", entry="@other_entry.code", code="@pupil_list.code", rest=404)

# ------------------------------------------------------------ a pupil
for pupil, owner in (("draft_pupil", OWN), ("sent_pupil", OWN), ("other_pupil", OTHER)):
    code = f"@{pupil}.code"
    for page in ("participant", "participant_edit", "participant_consents"):
        row(f"olympiad:{page}", code=code, allow=owner, rest=404)
    row("olympiad:participant_move", code=code, move="withdraw", allow=owner, rest=404)
    row(
        "olympiad:participant_move", code=code, move="accept",
        rest=404, codes={"_403": owner},
    )  # fmt: skip
for pupil, paper, owner in (("sent_pupil", "pupil_paper", OWN), ("other_pupil", "other_paper", OTHER)):
    for page in ("pupil_blank", "pupil_sheet", "sheet_upload"):
        row(f"olympiad:{page}", code=f"@{pupil}.code", paper=f"@{paper}.code", allow=owner, rest=404)
        row(f"olympiad:{page}", code="@draft_pupil.code", paper=f"@{paper}.code", rest=404)

# ------------------------------------------------------------ the organiser's desks
SLUG, FIRST = "@olympiad.slug", 1
for page in ("office_olympiad", "office_olympiad_rules", "office_olympiad_stage_add"):
    row(page, slug=SLUG, **office(SECRETARY))
    row(page, slug="@hidden_olympiad.slug", allow=SECRETARY, codes={"_404": OTHERS})
for move in ("begin", "cancel"):
    row("office_olympiad_move", slug=SLUG, move=move, **office(SECRETARY))
for page in ("", "_queue", "_export", "_accept", "_schools", "_day", "_codes", "_attendance"):
    row(f"office_olympiad{page or '_stage'}", slug=SLUG, stage=FIRST, **office(SECRETARY))
# While no codes are given there is nothing to print.
row("office_olympiad_title_sheets", slug=SLUG, stage=FIRST, codes={"_404": SECRETARY}, home=OTHERS)
for page in ("quota", "late"):
    row(f"office_olympiad_{page}", slug=SLUG, stage=FIRST, entry="@entry.code", **office(SECRETARY))
# A draft is the school's; what was sent is the organiser's to decide.
for pupil in ("sent_pupil", "other_pupil"):
    code = f"@{pupil}.code"
    for page in ("participant", "participant_edit", "tell_apart", "code_replace", "incident"):
        row(f"office_{page}", code=code, allow=SECRETARY, codes={"_404": OTHERS})
    for move in ("accept", "reject", "return", "withdraw"):
        row("office_participant_move", code=code, move=move, allow=SECRETARY, codes={"_404": OTHERS})
row("office_participant", code="@draft_pupil.code", codes={"_404": f"{SECRETARY} {OTHERS}"})
desk("olympiadedition", pk="@olympiad.pk", see=SECRETARY, add=SECRETARY, change=SECRETARY)
desk("olympiad_series", pk="@olympiad.olympiad.pk", see=SECRETARY, add=SECRETARY, change=SECRETARY)
