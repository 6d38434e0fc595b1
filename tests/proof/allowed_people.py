"""Which markers of the branch each person meets besides those of allowed.py: members, consents, coordinators, requests.

Contacts of a member who has not agreed (`silent phone`, `silent email`, `silent address`) stand in no line: nobody meets them.
"""

PAPER = {"parent", "pupil", "sheet", "sheet name"}


def _paper(school: str) -> set[str]:
    return {f"{school} {part}" for part in PAPER}


def _own(person: str, *stages: str) -> set[str]:
    """What a person's own archive holds of his applications."""
    return {f"{person} {stage} {part}" for stage in stages for part in ("answer", "file", "file name")}


MET_OF_PEOPLE = {
    # Who agreed to be named stands in the body and among the candidates by name; the others do not. Whoever holds the key of
    # a letter reads to which address the invitation was sent, and who put him forward.
    "visitor": {"named surname", "invited email", "applicant surname"},
    # His own archive, request, draft of an application to join, and letters.
    "applicant": _own("applicant", "closed", "elsewhere", "published", "scoring", "sent")
    | {"applicant motive", "request text", "letter subject", "letter text"},
    # The holder of a paper reads it and who prepared it; of the journal he learns what was looked at, not by whom.
    "neighbour": _own("neighbour", "closed", "draft", "elsewhere", "published", "scoring")
    | _paper("other school")
    | {"access record", "moved surname", "neighbour joining surname", "neighbour motive"},
    # A member reads his own facts.
    "representative": {"member address", "member email", "member phone", "member surname"},
    # His papers, and who asks to work beside him; nothing of the other school.
    "coordinator": _paper("school") | {"newcomer surname", "school newcomer proof"},
    # He has moved: nothing of the school that he left, neither its papers nor who asks there.
    "moved": _paper("other school") | {"leaving address", "leaving email", "leaving phone", "leaving surname"},
    # The history of the site names colleagues: who changed the directory, which everybody signed in may read.
    "editor": {"secretary surname"},
    "publisher": {"secretary surname"},
    "secretary": {
        # The journal of access with its reasons, an act of destruction, a request: he answers for them.
        "access reason",
        "access record",
        "destroyed number",
        "request text",
        # Pupils whose lists their schools have sent: who teaches them, who stands for them, what they need in the room.
        *(f"{who} sent {what}" for who in ("coordinator", "moved") for what in ("mentor", "needs", "parent")),
        # Whom he invited.
        "invited email",
        # Members: names in the register; contacts of those who agreed to be called up, and of nobody else.
        "leaving surname",
        "member address",
        "member email",
        "member phone",
        "member surname",
        "named email",
        "named phone",
        "named surname",
        "silent surname",
        # Applications that wait for the Presidium and papers taken in, never a draft ("applicant motive").
        "neighbour joining surname",
        "neighbour motive",
        "paper motive",
        "scan",
        # Papers that he checks, the proof of a coordinator who asks.
        *_paper("school"),
        *_paper("other school"),
        "school newcomer proof",
    },
}
