"""What the branch keeps about one person, for the file that he takes away: the register, his seats, his applications to join."""

from members.models import MembershipApplication
from members.queries.register import member_of, seat_words

# What a person wrote about himself, in the words of the file.
WRITTEN = {
    "фамилия": "last_name",
    "имя": "first_name",
    "отчество": "patronymic",
    "место работы": "occupation",
    "телефон": "phone",
    "электронная почта": "email",
    "почтовый адрес": "address",
}


def personal_membership(person) -> dict:
    """Return the facts as values that JSON can keep; an empty dictionary of whoever never had to do with the branch."""
    member, applications = member_of(person), _applications(person)
    facts: dict = {"заявления": applications} if applications else {}
    if member:
        facts["в реестре"] = _written(member) | {"территория": str(member.municipality)}
        facts["членства"] = [_term(row) for row in member.memberships.order_by("admitted_on")]
        facts["места в органах"] = [
            {"место": seat_words(seat), "с": seat.since.isoformat(), "по": seat.until and seat.until.isoformat()}
            for seat in member.seats.select_related("body").order_by("since")
        ]
        facts["выборы"] = [
            {"выборы": row.election.title, "округ": row.district, "итог": row.get_result_display()}
            for row in member.candidacies.select_related("election").order_by("pk")
        ]
    return facts


def _written(person) -> dict:
    return {word: value for word, name in WRITTEN.items() if (value := getattr(person, name))}


def _term(row) -> dict:
    facts = {"билет": row.card, "принят": row.admitted_on.isoformat(), "протокол": row.admission_protocol}
    return facts | ({"выбыл": row.left_on.isoformat(), "основание": row.get_ground_display()} if row.left_on else {})


def _applications(person) -> list[dict]:
    rows = MembershipApplication.objects.filter(applicant=person).select_related("municipality").order_by("pk")
    return [
        _written(row)
        | {
            "состояние": row.get_state_display(),
            "почему хочу вступить": row.motive,
            "территория": str(row.municipality or ""),
            "подано": row.received_on and row.received_on.isoformat(),
            "решение": row.reason,
        }
        for row in rows
    ]
