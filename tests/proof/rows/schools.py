"""Schools, their coordinators, names, lists that are loaded, duplicates."""

from tests.proof.policy import SECRETARY, SIGNED_IN, desk, office, row

row("directory:school_search", allow=SIGNED_IN)
row("directory:school_ask", code="@school.code", allow=SIGNED_IN)
# Whoever coordinates a school today vouches for a colleague; who has moved to another one does not see him.
row("directory:representative_detail", code="@school_asked.code", allow=f"coordinator {SECRETARY}", rest=404)
for move in ("confirm", "decline"):
    row(
        "directory:representative_move",
        code="@school_asked.code",
        move=move,
        allow=f"coordinator {SECRETARY}",
        rest=404,
    )
row("directory:representative_hand_over", code="@school_asked.code", allow=f"coordinator {SECRETARY}", rest=404)
row("directory:representative_hand_over", code="@asked.code", allow=f"applicant representative {SECRETARY}", rest=404)
desk("school", pk="@school.pk", see=SECRETARY, add=SECRETARY, change=SECRETARY)

# ------------------------------------------------------------ names
row("office_names", kind="schools", code="@school.code", **office(SECRETARY))
row("office_rename", kind="schools", code="@school.code", **office(SECRETARY))
row("office_name_drop", kind="schools", code="@school.code", name="@known_name.code", **office(SECRETARY))

# ------------------------------------------------------------ lists and duplicates
row("office_list_export", kind="schools", **office(SECRETARY))
row("office_list_source", kind="schools", **office(SECRETARY))
row("office_list_template", kind="schools", **office(SECRETARY))
row("office_list_table", kind="schools", code="@loaded_table.code", **office(SECRETARY))
row("office_list_rest", kind="schools", code="@written_table.code", **office(SECRETARY))
row("office_list_undo", kind="schools", code="@written_table.code", **office(SECRETARY))
# Mergers stand on the roof, beside Wagtail, and refuse as the rest of the portal does.
row("office_duplicates", kind="schools", allow=SECRETARY)
row("office_merge", kind="schools", code="@other_school.code", allow=SECRETARY)
row("office_merger_undo", kind="schools", code="@merged_school.code", allow=SECRETARY)
