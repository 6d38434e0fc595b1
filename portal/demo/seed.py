"""The demo, built through the verbs that people use: who does what, in the order of a year."""

from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from accounts.actions.roles import give_role
from accounts.models import User
from certificates.actions.signatory import add_signatory
from contests.actions.application import admit_application, open_application, revise_application, submit_application
from contests.actions.attachment import attach_file
from contests.actions.certificates import issue_certificates
from contests.actions.consent import agree_to_terms
from contests.actions.edition import announce_edition, close_scoring, publish_results, start_scoring
from contests.actions.jury import appoint_juror
from contests.actions.protocol import draw_up_protocol, sign_protocol
from contests.actions.regulation import add_regulation
from contests.actions.score import save_sheet, submit_sheet
from contests.actions.setup import create_contest, create_edition, create_nomination
from contests.models import ContestEdition, ScoreSheet
from contests.states import JuryRole
from directory.actions.lists import register_list
from directory.actions.municipality import register_municipality
from directory.actions.names import rename
from directory.actions.organization import register_organization, register_school
from directory.actions.representative import ask_to_represent, confirm_representative
from directory.models import School
from directory.states import MunicipalityKind, OrganizationKind, Position
from pages.actions.execution import add_activity
from pages.actions.plan import import_plan
from pages.actions.site import build_site
from pages.models import PlanItem
from pages.plan_reading.text import read_text
from portal.demo import contests, members, people, plan
from portal.demo.clock import as_of
from portal.demo.consents import collect_consents
from portal.demo.events import hold_events
from portal.demo.olympiad import hold_olympiad
from portal.demo.papers import paper
from portal.demo.reading import publish_reading
from privacy.actions.consent_text import install_consent_texts

PLAN = Path(__file__).parent / "plan_2020.txt"
DAYS_OPEN_SO_FAR, DAYS_STILL_OPEN = 20, 6

# Organisations of the demo: name, kind, who represents it and as whom (an address of people.py).
ORGANIZATIONS = [
    ("ТОС «Рачевка»", OrganizationKind.TOS, "tos", Position.TOS_CHAIR),
    ("Совет дома № 7 по Садовой улице", OrganizationKind.HOUSE_COUNCIL, "tos2", Position.HOUSE_ELDER),
    ("ТОС «Красный Бор»", OrganizationKind.TOS, "tos3", Position.ELDER),
    ("ТОС «Заднепровье»", OrganizationKind.TOS, "tos4", Position.TOS_CHAIR),
    ("ТОС «Киселёвка»", OrganizationKind.TOS, "tos5", Position.TOS_CHAIR),
]
SCHOOLS = (901, 902, 903, 904)
# A juror who belongs to an organisation that applies: the portal keeps him away from its application by itself.
CONFLICTED = ("zhuri2", "ТОС «Заднепровье»", Position.COUNCIL_MEMBER)

# The regional contest: who applied in which nomination, with the marks of the three jurors for each criterion.
APPLIED: list[tuple[str, int, list[tuple[int, ...]]]] = [
    ("tos", 0, [(8, 9, 8, 9, 7), (8, 8, 9, 9, 8), (9, 8, 8, 9, 7)]),
    ("tos4", 0, [(7, 8, 8, 8, 6), (7, 7, 8, 8, 7), ()]),
    ("tos5", 0, [(7, 8, 8, 8, 6), (7, 7, 8, 8, 7), (7, 7, 8, 8, 7)]),
    ("tos2", 1, [(6, 9, 9, 9, 5), (7, 9, 8, 9, 6), (7, 9, 9, 8, 6)]),
    ("tos3", 2, [(9, 7, 8, 10, 8), (8, 7, 8, 9, 8), (9, 8, 8, 9, 8)]),
]
WORK = (
    "Провели шесть субботников, на каждый выходило по сорок жителей. Поставили скамейки и вазоны, "
    "починили детскую площадку, высадили тридцать саженцев. Каждую среду принимаем жителей."
)


def is_empty() -> bool:
    """Tell whether nobody has used this database yet."""
    return not User.objects.exists()


@transaction.atomic
def seed() -> None:
    """Fill an empty database: people, organisations, the plan, a finished contest, an open one, news."""
    with as_of(2020, 1, 9, 9):
        users = {person.address: _person(person) for person in people.EVERYBODY}
        # One hash for all: each costs a third of a second.
        User.objects.update(password=make_password(people.PASSWORD))
        secretary = users[people.SECRETARY.address]
        home = build_site(by=None)
        import_plan(read_text(PLAN.read_text(encoding="utf-8")), by=secretary, site_root=home)
        organizations = _organizations(users, secretary)
        install_consent_texts()
        branch = members.found(secretary)
        add_signatory(by=secretary, name="Д. А. Мерилова", position="Председатель жюри", order=1)
    _regional(users, organizations, secretary)
    plan.live_through(secretary, users[people.PUBLISHER.address])
    members.live_through(branch, users["tos4"], users["tos5"])
    _city(users, organizations, secretary)
    collect_consents(secretary, users["tos2"], users["tos5"])
    hold_olympiad(secretary, users[people.COORDINATOR.address])
    hold_events(secretary)
    publish_reading(publisher=users[people.PUBLISHER.address], secretary=secretary)


def _person(person: people.Person) -> User:
    user = User.objects.create_user(
        person.email,
        last_name=person.last_name,
        first_name=person.first_name,
        patronymic=person.patronymic,
    )
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return give_role(user, person.role, by=None) if person.role else user


def _organizations(users, secretary) -> dict:
    city = register_municipality(by=secretary, name="город Смоленск", kind=MunicipalityKind.URBAN_OKRUG)
    register_municipality(by=secretary, name="Вяземский муниципальный округ", kind=MunicipalityKind.MUNICIPAL_OKRUG)
    kept = {}
    for name, kind, address, position in ORGANIZATIONS:
        organization = register_organization(by=secretary, name=name, kind=kind, municipality=city, address="")
        asked = ask_to_represent(organization, by=users[address], position=position)
        confirm_representative(asked, by=secretary)
        kept[address] = kept[name] = organization
    _schools(city, users, secretary)
    juror, name, position = CONFLICTED
    confirm_representative(ask_to_represent(kept[name], by=users[juror], position=position), by=secretary)
    return kept


def _schools(city, users, secretary) -> None:
    """Schools with their coordinator; one was renamed, one stands there twice, so that the desks have something to show."""
    rows = [{"name": f"МБОУ «СШ № {number}»", "number": number, "municipality": city} for number in SCHOOLS]
    register_list(School, rows, by=secretary)
    renamed, coordinated, *_others = School.objects.order_by("number")
    rename(
        renamed, by=secretary, name=f"МБОУ «Гимназия № {renamed.number}»", since=timezone.localdate(), reason="Пример"
    )
    register_school(by=secretary, name=f"Школа {coordinated.number}", municipality=city)
    asked = ask_to_represent(
        coordinated, by=users[people.COORDINATOR.address], position=Position.SCHOOL_COORDINATOR, proof="Приказ № 14"
    )
    confirm_representative(asked, by=secretary)


def _edition(facts, secretary, *, opens, closes, results_due_on) -> ContestEdition:
    contest = create_contest(
        by=secretary, **{name: facts[name] for name in ("title", "short_title", "organizers", "legal_basis")}
    )
    edition = create_edition(
        by=secretary,
        contest=contest,
        year=2020,
        contest_year=2019,
        intake_opens_at=opens,
        intake_closes_at=closes,
        results_due_on=results_due_on,
        **{name: facts[name] for name in ("slug", "number_prefix", "summary")},
    )
    for nomination in facts["nominations"]:
        create_nomination(edition, by=secretary, **nomination)
    rules = paper("Положение о конкурсе", author=facts["organizers"], organisation=facts["title"])
    add_regulation(edition, by=secretary, upload=rules, approved_on=timezone.localdate(opens))
    add_activity(PlanItem.objects.get(number=facts["plan_item"]), by=secretary, contest_edition=edition)
    return edition


def _jury(edition, users, secretary) -> None:
    appoint_juror(edition, by=secretary, user=users[people.CHAIR.address], role=JuryRole.CHAIR)
    for person in people.JURORS:
        appoint_juror(edition, by=secretary, user=users[person.address])


def _apply(edition, user, organization, nomination):
    application = open_application(nomination, by=user, organization=organization)
    answers = {"experience": "с 2014 года", "phone": "8 900 000-00-00", "residents": "420", "work": WORK, "proud": ""}
    application = revise_application(application, by=user, revision=application.revision, answers=answers)
    for slot in nomination.slots.filter(is_required=True):
        upload = paper(slot.label, author=user.get_full_name(), organisation=organization.name)
        attach_file(application, by=user, slot=slot, upload=upload)
    return agree_to_terms(application, by=user, processing=True, publication=True)


def _regional(users, organizations, secretary) -> None:
    chair = users[people.CHAIR.address]
    with as_of(2020, 1, 9) as opens:
        closes = opens.replace(month=4, day=15, hour=18)
        edition = _edition(
            contests.REGIONAL,
            secretary,
            opens=opens,
            closes=closes,
            results_due_on=closes.replace(month=5, day=29).date(),
        )
        _jury(edition, users, secretary)
        edition = announce_edition(edition, by=secretary)
    nominations = list(edition.nominations.all())
    for day, (address, index, _marks) in enumerate(APPLIED, start=2):
        with as_of(2020, 3, day):
            draft = _apply(edition, users[address], organizations[address], nominations[index])
            submit_application(draft, by=users[address])
    with as_of(2020, 4, 17):
        for application in edition.applications.all():
            admit_application(application, by=secretary)
    with as_of(2020, 4, 20):
        edition = start_scoring(edition, by=secretary)
        _score(edition, users)
    with as_of(2020, 5, 18):
        edition = close_scoring(edition, by=chair)
    with as_of(2020, 5, 20) as met:
        protocol = draw_up_protocol(edition, by=secretary, number="1", held_on=met.date())
        sign_protocol(protocol, by=chair)
    with as_of(2020, 5, 22):
        edition = publish_results(edition, by=secretary)
        issue_certificates(edition, by=secretary)


def _score(edition, users) -> None:
    marks = {address: given for address, _index, given in APPLIED}
    jurors = [people.CHAIR, *people.JURORS]
    for sheet in ScoreSheet.objects.filter(juror__edition=edition).select_related(
        "juror__user", "application__applicant"
    ):
        order = next(i for i, person in enumerate(jurors) if person.email == sheet.juror.user.email)
        given = marks[sheet.application.applicant.email.split("@")[0]][order]
        criteria = sheet.application.nomination.criteria.all()
        points = {criterion.pk: Decimal(mark) for criterion, mark in zip(criteria, given, strict=True)}
        submit_sheet(save_sheet(sheet, by=sheet.juror.user, marks=points), by=sheet.juror.user)


def _city(users, organizations, secretary) -> None:
    """Leave the second contest open around today: the only dates of the demo that are not those of 2020."""
    closes = timezone.localtime().replace(hour=18, minute=0, second=0, microsecond=0) + timedelta(days=DAYS_STILL_OPEN)
    opens = closes - timedelta(days=DAYS_OPEN_SO_FAR + DAYS_STILL_OPEN)
    due = (closes + timedelta(days=30)).date()
    edition = _edition(contests.CITY, secretary, opens=opens, closes=closes, results_due_on=due)
    _jury(edition, users, secretary)
    edition = announce_edition(edition, by=secretary)
    chairs, initiatives = edition.nominations.all()
    for address, nomination in (("tos4", chairs), ("tos5", chairs), ("tos2", initiatives)):
        submit_application(_apply(edition, users[address], organizations[address], nomination), by=users[address])


def greeting() -> str:
    """Return what `make run` prints: the addresses and one account for each role."""
    lines = [f"Портал: {settings.BASE_URL}/   Кабинет отделения: {settings.BASE_URL}/{settings.OFFICE_PATH}", ""]
    lines += [f"  {person.email:<28} {person.words}" for person in people.SHOWN]
    return "\n".join([*lines, "", f"Пароль у всех один: {people.PASSWORD}", "Остановить: Ctrl+C"])
