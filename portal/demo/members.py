"""The branch of the demo: sixty-three members, its council and presidium, candidates, applications that wait.

The surnames are made of yards and gardens, so that nobody takes these people for real ones.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from directory.models import Municipality
from members.actions.candidacy import enter_candidacy, enter_election, revise_candidacy
from members.actions.governing_body import elect_to_body, found_body
from members.actions.member import enter_member
from members.actions.membership import record_leaving
from members.actions.membership_application import (
    admit_application,
    agree_to_join,
    open_application,
    revise_application,
    submit_application,
    take_in_paper,
)
from members.models import Member
from members.states import BodyKind, BodyPosition, CandidacyResult, QuorumBase
from portal.demo.clock import as_of
from portal.demo.papers import paper

ROOTS = [
    "Скамейкин",
    "Фонарёв",
    "Качелин",
    "Песочников",
    "Лестницын",
    "Калиткин",
    "Заборов",
    "Тротуаров",
    "Бордюров",
    "Газонов",
    "Аллеев",
    "Скверов",
    "Площадкин",
    "Мостиков",
    "Перилов",
    "Ступенькин",
    "Домофонов",
    "Тополев",
    "Рябинкин",
    "Сиренев",
    "Жасминов",
    "Яблонев",
    "Клёнов",
    "Липкин",
    "Черёмухин",
    "Грядкин",
    "Лопаткин",
    "Метёлкин",
    "Лейкин",
    "Вазонов",
    "Беседкин",
    "Дорожкин",
]
MEN = ("Иван Петрович", "Олег Семёнович", "Павел Ильич", "Юрий Львович")
WOMEN = ("Нина Павловна", "Ольга Юрьевна", "Раиса Ивановна", "Элла Марковна")
WORK = (
    "школа, учитель",
    "администрация района, главный специалист",
    "пенсионер",
    "библиотека, заведующая",
    "совет депутатов, депутат",
    "",
)
# When the present members were admitted, and how many of them by each protocol.
ADMITTED = [
    (date(2015, 9, 24), "3", 12),
    (date(2016, 12, 15), "5", 9),
    (date(2017, 6, 22), "2", 14),
    (date(2018, 3, 20), "1", 8),
    (date(2018, 12, 18), "6", 6),
    (date(2019, 6, 20), "3", 9),
    (date(2019, 12, 17), "7", 6),
]
LEFT = [(3, date(2018, 9, 3)), (17, date(2019, 10, 14))]
PRESIDIUM = [
    (0, BodyPosition.CHAIR),
    (1, BodyPosition.DEPUTY),
    (5, BodyPosition.SECRETARY),
    (8, BodyPosition.MEMBER),
    (12, BodyPosition.MEMBER),
]
# Row 9 of the plan.
ELECTIONS = [
    ("Выборы Губернатора Смоленской области", []),
    (
        "Выборы депутатов Смоленского городского Совета",
        [
            (8, "одномандатный округ № 4", CandidacyResult.ELECTED, True),
            (21, "одномандатный округ № 12", CandidacyResult.NOT_ELECTED, True),
            (30, "одномандатный округ № 7", CandidacyResult.ELECTED, False),
        ],
    ),
    ("Выборы депутатов муниципальных советов", [(40, "округ № 2", CandidacyResult.ELECTED, True)]),
]
VOTING_DAY = date(2020, 9, 13)


@dataclass(frozen=True)
class Branch:
    """What the demo needs to go on: its members in the order of their cards, and its territories."""

    members: list[Member]
    places: list[Municipality]
    secretary: object


def found(secretary) -> Branch:
    """Enter the members of old papers and found the bodies, on the day on which the portal begins."""
    places = list(Municipality.objects.order_by("pk"))
    branch = Branch([], places, secretary)
    for day, protocol, number in ADMITTED:
        for _person in range(number):
            branch.members.append(_enter(branch, day, protocol))
    for place, day in LEFT:
        record_leaving(branch.members[place].memberships.get(), by=secretary, asked_on=day, left_on=day)
    return branch


def _enter(branch: Branch, day: date, protocol: str) -> Member:
    number = len(branch.members)
    last_name, names = _name(number)
    first_name, patronymic = names.split()
    return enter_member(
        by=branch.secretary,
        admitted_on=day,
        protocol_number=protocol,
        last_name=last_name,
        first_name=first_name,
        patronymic=patronymic,
        municipality=branch.places[number % len(branch.places)],
        occupation=WORK[number % len(WORK)],
        phone=f"+74812{number:06d}",
        email=f"chlen{number + 1}@example.org" if number % 3 else "",
        processing_signed_on=day if number % 9 else None,
        publication_signed_on=day if number % 5 != 2 else None,
    )


def _name(number: int) -> tuple[str, str]:
    root = ROOTS[number % len(ROOTS)]
    if number < len(ROOTS):
        return root, MEN[number % len(MEN)]
    return f"{root}а", WOMEN[number % len(WOMEN)]


def live_through(branch: Branch, joining, applicant_too) -> None:
    """The year 2020: bodies elected, a neighbour admitted, three elections; today two applications wait."""
    with as_of(2020, 5, 12):
        joined = _apply(joining, branch.places[0])
    with as_of(2020, 6, 11) as met:
        admitted = admit_application(joined, by=branch.secretary, protocol_number="7", decided_on=met.date())
    with as_of(2020, 6, 18) as met:
        _elect(branch, [*_present(branch), admitted.membership.member], met.date())
    with as_of(2020, 8, 3):
        candidacies = _stand(branch)
    with as_of(2020, 9, 14):
        for candidacy, result in candidacies:
            revise_candidacy(candidacy, by=branch.secretary, result=result)
    _apply(applicant_too, branch.places[0])
    _bring_a_paper(branch)


def _present(branch: Branch) -> list[Member]:
    gone = {place for place, _day in LEFT}
    return [member for place, member in enumerate(branch.members) if place not in gone]


def _elect(branch: Branch, members: list[Member], day: date) -> None:
    council = found_body(
        by=branch.secretary,
        kind=BodyKind.REGIONAL_COUNCIL,
        name="Региональный совет",
        seats=63,
        task="Собирается дважды в год, в июне и декабре. Принимает план работы и отчёт о нём, избирает президиум.",
        quorum_base=QuorumBase.STATUTORY,
        position=1,
    )
    presidium = found_body(
        by=branch.secretary,
        kind=BodyKind.PRESIDIUM,
        name="Президиум Регионального совета",
        seats=5,
        task="Собирается четыре раза в год. Ведёт дела между заседаниями совета, принимает в члены отделения.",
        quorum_base=QuorumBase.STATUTORY,
        chair_decides_ties=True,
        position=2,
    )
    term = {"by": branch.secretary, "since": day, "until": None, "protocol_number": "1"}
    chair, secretary = branch.members[0], branch.members[5]
    places = {chair.pk: BodyPosition.CHAIR, secretary.pk: BodyPosition.SECRETARY}
    for member in members:
        elect_to_body(council, member=member, position=places.get(member.pk, BodyPosition.MEMBER), **term)
    for place, position in PRESIDIUM:
        elect_to_body(presidium, member=branch.members[place], position=position, **term)


def _stand(branch: Branch) -> list:
    entered = []
    for title, standing in ELECTIONS:
        election = enter_election(by=branch.secretary, title=title, voting_day=VOTING_DAY)
        for place, district, result, agreed in standing:
            facts: dict[str, Any] = {"district": district, "nominated_by": "самовыдвижение"}
            if agreed:
                facts["publication_signed_on"] = timezone.localdate()
            member = branch.members[place]
            entered.append((enter_candidacy(election, by=branch.secretary, member=member, **facts), result))
    return entered


def _apply(person, place: Municipality):
    draft = open_application(by=person)
    draft = revise_application(
        draft,
        by=person,
        municipality=place,
        phone="+74812000000",
        occupation="совет ТОС, председатель",
        motive="Хочу, чтобы опыт нашего двора пригодился соседям.",
        is_adult=True,
    )
    agree_to_join(draft, by=person, processing=True, publication=True)
    return submit_application(draft, by=person)


def _bring_a_paper(branch: Branch) -> None:
    day = timezone.localdate() - timedelta(days=3)
    draft = take_in_paper(
        by=branch.secretary,
        upload=paper("Заявление о вступлении", author="Бумажников Т. С.", organisation="Отделение"),
        last_name="Бумажников",
        first_name="Тихон",
        patronymic="Саввич",
        municipality=branch.places[-1],
        phone="+74813100000",
        occupation="пенсионер",
        is_adult=True,
        received_on=day,
        processing_signed_on=day,
    )
    submit_application(draft, by=branch.secretary)
