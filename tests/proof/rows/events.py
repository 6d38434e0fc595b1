"""Events: pages for everybody, a registration for whoever holds its link, the organiser's desk."""

from tests.proof.policy import EVERYBODY, EXPORT, SECRETARY, SIGNED_IN, desk, office, row

OTHERS = "editor publisher"

# ------------------------------------------------------------ for everybody
row("events:event_list", allow=EVERYBODY, login="")
for page in ("event", "calendar", "register"):
    row(f"events:{page}", slug="@event.slug", allow=EVERYBODY, login="")
    row(f"events:{page}", slug="@hidden_event.slug", login="", rest=404)
row("events:registered", slug="@event.slug", key="@registration.key", allow=EVERYBODY, login="")
row("events:registered", slug="@hidden_event.slug", key="@registration.key", login="", rest=404)

# ------------------------------------------------------------ by the link of a letter, without an account
for page in ("registration", "registration_confirm", "registration_cancel"):
    row(f"events:{page}", code="@registration.code", token="@registration.token", allow=EVERYBODY, login="")
    # The secret of one registration opens no other.
    row(f"events:{page}", code="@registration.code", token="@other_registration.token", login="", rest=404)
row("events:my_registrations", allow=SIGNED_IN)

# ------------------------------------------------------------ the organiser
desk("event", pk="@event.pk", see=SECRETARY, add=SECRETARY, change=SECRETARY)
for event in ("event", "hidden_event"):
    slug = f"@{event}.slug"
    desks = {"allow": SECRETARY, "codes": {"_404": OTHERS}} if event == "hidden_event" else office(SECRETARY)
    for page in ("event", "participants", "seats"):
        row(f"office_{page}", slug=slug, **desks)
    row("office_participants_download", slug=slug, data=EXPORT, **desks)
    for move in ("announce", "publish", "cancel"):
        row("office_event_move", slug=slug, move=move, **desks)
