"""Letters about representatives."""

from datetime import date

from accounts.models import User
from directory.models import Municipality, Representative, TosOrganization
from directory.states import Position
from outbox.kinds import LetterKind


def _example():
    organization = TosOrganization(
        name="ТОС «Микрорайон Южный»",
        municipality=Municipality(name="Городской округ Смоленск"),
    )
    asked = Representative(
        user=User(email="tos@example.org", last_name="Дворовая", first_name="Нина", patronymic="Петровна"),
        organization=organization,
        position=Position.TOS_CHAIR,
        since=date(2020, 3, 15),
    )
    new = User(email="tos2@example.org", last_name="Клумбина", first_name="Вера", patronymic="Ильинична")
    successor = Representative(user=new, organization=organization, position=Position.TOS_CHAIR, since=date(2021, 4, 1))
    return {
        "about": asked,
        "successor": successor,
        "last": date(2021, 3, 31),
        "reason": "Пришлите протокол собрания, которое вас избрало.",
    }


representative_confirmed = LetterKind("directory/representative_confirmed", example=_example)
representative_declined = LetterKind("directory/representative_declined", example=_example)
representative_succeeded = LetterKind("directory/representative_succeeded", example=_example)
