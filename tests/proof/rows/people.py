"""Accounts, the directory of organisations, consents, certificates, letters."""

from tests.proof.policy import EVERYBODY, NOBODY, SECRETARY, SIGNED_IN, SUPERUSER, answers, desk, office, row

# ------------------------------------------------------------ accounts
row("cabinet", allow=SIGNED_IN)
row("accounts:profile", allow=SIGNED_IN)
row("wagtailusers_users:index", **office(SECRETARY))
# There are more people in the world than one page of the list holds.
row("wagtailusers_users:index", query="?p=2", **office(SECRETARY))
row("wagtailusers_users:index_results", **office(SECRETARY))
row("wagtailusers_users:index_results", query="?p=2", **office(SECRETARY))
row("wagtailusers_users:inspect", pk="@person.applicant.pk", **office(SECRETARY))
row(
    "wagtailusers_users:access",
    pk="@person.applicant.pk",
    allow=SECRETARY,
    rest=403,
    codes={"_404": "editor publisher"},
)
# Whoever runs the server is ruled by his like alone.
row(
    "wagtailusers_users:access", pk="@person.superuser.pk",
    allow=SUPERUSER, home="secretary", codes={"_404": "editor publisher"},
)  # fmt: skip

# ------------------------------------------------------------ the directory
row("directory:my_organizations", allow=SIGNED_IN)
row("directory:organization_search", allow=SIGNED_IN)
row("directory:representative_ask", code="@tos.code", allow=SIGNED_IN)
SAME = "applicant representative"
row("directory:representative_detail", code="@asked.code", allow=f"{SAME} {SECRETARY}", rest=404)
row("directory:representative_detail", code="@representation.code", allow=f"{SAME} {SECRETARY}", rest=404)
row("directory:representative_detail", code="@ended.code", allow=f"{SAME} moved {SECRETARY}", rest=404)
for move in ("confirm", "decline"):
    row("directory:representative_move", code="@asked.code", move=move, allow=f"{SAME} {SECRETARY}", rest=404)
row(
    "directory:representative_move",
    code="@asked.code",
    move="withdraw",
    codes={"_403": f"{SAME} {SECRETARY}"},
    rest=404,
)
row(
    "directory:representative_move", code="@representation.code", move="end",
    allow=f"applicant {SECRETARY}", codes={"_403": "representative"}, rest=404,
)  # fmt: skip
desk("representative", pk="@asked.pk", see=SECRETARY)
desk("tosorganization", pk="@tos.pk", see=SECRETARY, add=SECRETARY, change=SECRETARY)
desk("municipality", pk="@municipality.pk", see=SECRETARY, add=SECRETARY, change=SECRETARY)

# ------------------------------------------------------------ consents
row("privacy:consent_texts", allow=EVERYBODY)

# ------------------------------------------------------------ certificates
row("certificates:certificate_search", allow=EVERYBODY)
row("certificates:certificate_check", code="@certificate.code", allow=EVERYBODY)
row("certificates:certificate_list", allow=SIGNED_IN)
row("certificates:certificate_detail", code="@certificate.code", allow=f"applicant {SECRETARY}", rest=404)
row("certificates:certificate_download", code="@certificate.code", allow=f"applicant {SECRETARY}", rest=404)
WORDS = {"reason": "Опечатка.", "holder_last": "Иванов", "holder_first": "Иван"}
for move in ("revoke", "replace"):
    row(
        "certificates:certificate_move", code="@certificate.code", move=move,
        allow=SECRETARY, codes={"_403": "applicant"}, rest=404, data=WORDS,
    )  # fmt: skip
desk("certificate", pk="@certificate.pk", see=SECRETARY)
desk("signatory", pk="@signatory.pk", see=SECRETARY, add=SECRETARY, change=SECRETARY)

# ------------------------------------------------------------ letters
row("letters:index", **office(SECRETARY))
row("letters:index_results", **office(SECRETARY))
row("letters:inspect", pk="@letter.pk", **office(SECRETARY))
row("letters:move", pk="@failed_letter.pk", move="resend", allow=SECRETARY, codes={"_404": "editor publisher"})

# ------------------------------------------------------------ allauth
for page in ("login", "signup", "reset_password", "reset_password_done", "reset_password_from_key_done", "inactive"):
    row(f"account_{page}", allow=EVERYBODY, login=NOBODY)
row("account_reset_password_from_key", uidb36="1", key="x", allow=EVERYBODY, login=NOBODY)
row("account_email_verification_sent", allow=EVERYBODY, login=NOBODY, post=answers(login=NOBODY, rest=405))
row("account_confirm_email", key="x", allow=EVERYBODY, login=NOBODY, post=answers(login=NOBODY, rest=404))
row("account_logout", allow=EVERYBODY, login=NOBODY)
for page in ("reauthenticate", "email", "change_password", "set_password", "confirm_login_code"):
    row(f"account_{page}", allow=SIGNED_IN)
