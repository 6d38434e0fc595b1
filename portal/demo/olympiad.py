"""The olympiad of the demo, open around today: one school with three pupils, each at another step of his consents."""

from datetime import date, timedelta

from django.utils import timezone

from directory.queries import schools_of
from olympiad.actions.consent import prepare_consents, upload_consent
from olympiad.actions.edition import announce_edition
from olympiad.actions.entry import open_entry, revise_entry
from olympiad.actions.participant import enter_pupil, submit_participant
from olympiad.actions.setup import create_edition, create_olympiad, create_stage
from portal.demo.papers import paper
from privacy.actions.paper import verify_paper
from privacy.states import Relation

DAYS_OPEN_SO_FAR, DAYS_STILL_OPEN, DAYS_TO_THE_OLYMPIAD = 14, 10, 24
YEARS_OLD, MINUTES, FROM_A_SCHOOL = 16, 120, 100

OLYMPIAD = {
    "title": "Олимпиада по основам местного самоуправления среди учащихся 10–11 классов школ города Смоленска",
    "short_title": "Олимпиада по местному самоуправлению",
    "subject": "основы местного самоуправления",
    "organizers": "Комитет по местному самоуправлению Администрации города Смоленска\nРегиональное отделение ВСМС",
    "legal_basis": "Муниципальная программа, постановление от 27.09.2017 № 2589-адм",
}
SUMMARY = (
    "Для учеников 10 и 11 классов школ Смоленска. Чтобы знали, кто и как решает вопросы города, "
    "и могли в этом участвовать."
)
# Surname, name, patronymic, class, letter.
PUPILS = (
    ("Тетрадкин", "Майк", "Олегович", 10, "А"),
    ("Указкина", "Полина", "Игоревна", 10, "Б"),
    ("Циркулев", "Пётр", "", 11, "А"),
)


def hold_olympiad(secretary, coordinator) -> None:
    """Announce the olympiad of this school year and let one school enter pupils."""
    stage = _stage(secretary)
    school = schools_of(coordinator).get()
    entry = open_entry(stage, by=coordinator, school=school)
    entry = revise_entry(
        entry, by=coordinator, contact_name=coordinator.get_full_name(), contact_phone="8 900 000-00-01"
    )
    sent = [_enter(entry, coordinator, pupil) for pupil in PUPILS]
    for participant in sent[:2]:
        submit_participant(participant, by=coordinator)
    checked, waiting = (prepare_consents(participant, by=coordinator)[0] for participant in sent[:2])
    for participant, blank in zip(sent, (checked, waiting), strict=False):
        name = participant.pupil.representative_name
        sheet = paper("Подписанный бланк", author=name, organisation=school.name)
        upload_consent(blank, by=coordinator, participant=participant, upload=sheet)
    verify_paper(checked, by=secretary, signed_on=timezone.localdate(), signatures=True)


def _stage(secretary):
    now = timezone.localtime().replace(minute=0, second=0, microsecond=0)
    closes = now.replace(hour=18) + timedelta(days=DAYS_STILL_OPEN)
    begins = now.replace(hour=10) + timedelta(days=DAYS_TO_THE_OLYMPIAD)
    year = begins.year + (begins.month > 8)
    olympiad = create_olympiad(by=secretary, **OLYMPIAD)
    edition = create_edition(
        by=secretary, olympiad=olympiad, year=year, slug=f"local-government-{year}", summary=SUMMARY,
        contact="Секретарь отделения Крепостная Анна Сергеевна", regulation_title=f"Положение об олимпиаде {year} года",
        retention_until=date(year + 3, 9, 1),
    )  # fmt: skip
    stage = create_stage(
        edition,
        by=secretary,
        registration_opens_at=now - timedelta(days=DAYS_OPEN_SO_FAR),
        registration_closes_at=closes,
        consents_due_on=(begins - timedelta(days=3)).date(),
        starts_at=begins,
        duration_minutes=MINUTES,
        place="Площадки назовём после окончания приёма заявок",
        works_shown_from=begins + timedelta(days=10),
        appeals_until=begins + timedelta(days=13),
        school_quota=FROM_A_SCHOOL,
    )
    stage.edition = announce_edition(edition, by=secretary)
    return stage


def _enter(entry, coordinator, pupil):
    last_name, first_name, patronymic, grade, letter = pupil
    return enter_pupil(
        entry,
        by=coordinator,
        last_name=last_name,
        first_name=first_name,
        patronymic=patronymic,
        born_on=date(timezone.localdate().year - YEARS_OLD, 1, 15),
        grade=grade,
        class_letter=letter,
        competing_grade=grade,
        mentors=["Учителева Нина Ильинична"],
        needs="",
        representative_name="Родителева Вера Львовна",
        relation=Relation.PARENT,
    )
