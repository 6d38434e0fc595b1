"""How people come in: invitations, sessions, the second factor, a code in a letter."""

from tests.proof.policy import EVERYBODY, NOBODY, SECRETARY, SIGNED_IN, SUPERUSER, desk, row

row("accounts:own_sessions", allow=SIGNED_IN)
row("invitations:invitation", key="@invitation.key", allow=EVERYBODY, login=NOBODY)
row("invitations:invitation", key="forged", login=NOBODY, rest=404)
desk("invitation", pk="@invitation.pk", see=SECRETARY, add=SECRETARY)
row("invitation:move", code="@invitation.code", move="withdraw", allow=SECRETARY, codes={"_404": "editor publisher"})
# An invitation is accepted by whom it was sent to, on the page of its letter.
row("invitation:move", code="@invitation.code", move="accept", home=SECRETARY, codes={"_404": "editor publisher"})
row("wagtailusers_users:second_factor", pk="@person.applicant.pk", allow=SECRETARY, codes={"_404": "editor publisher"})
# Nobody helps himself, and whoever runs the server is ruled by his like alone.
row("wagtailusers_users:second_factor", pk="@person.superuser.pk", home=SECRETARY, codes={"_404": "editor publisher"})
row(
    "wagtailusers_users:second_factor", pk="@person.secretary.pk",
    allow=SUPERUSER, home="secretary", codes={"_404": "editor publisher"},
)  # fmt: skip

# ------------------------------------------------------------ allauth
row("account_request_login_code", allow=EVERYBODY, login=NOBODY)
for page in (
    "activate_totp", "add_webauthn", "generate_recovery_codes", "index", "list_webauthn", "reauthenticate",
    "reauthenticate_webauthn",
):  # fmt: skip
    row(f"mfa_{page}", allow=SIGNED_IN)
# Whoever has shown no password yet is sent to do so; a key of a device opens in its own way.
row("mfa_authenticate", allow=SIGNED_IN)
row("mfa_login_webauthn", allow=SIGNED_IN)
# Of what one has not set up there is nothing to see or to take away.
for page in ("deactivate_totp", "download_recovery_codes", "view_recovery_codes"):
    row(f"mfa_{page}", rest=404)
for page in ("edit_webauthn", "remove_webauthn"):
    row(f"mfa_{page}", pk=1, rest=404)
