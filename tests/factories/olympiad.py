"""Olympiads in every phase, schools that enter pupils, participants on every step."""

from datetime import date, timedelta

import factory
from django.utils import timezone

from olympiad.models import (
    Incident,
    Olympiad,
    OlympiadEdition,
    OlympiadParticipant,
    ParticipantCode,
    Pupil,
    Room,
    RuleSet,
    SchoolEntry,
    Stage,
    Venue,
)
from olympiad.states import EditionState, IncidentKind, ParticipantState
from tests.factories.accounts import UserFactory, surname
from tests.factories.directory import RepresentativeFactory, SchoolFactory


def days(number: int):
    """The moment so many days from now."""
    return timezone.now() + timedelta(days=number)


class OlympiadFactory(factory.django.DjangoModelFactory):
    """A series."""

    class Meta:
        model = Olympiad

    title = factory.Sequence("Олимпиада по основам местного самоуправления, {}".format)
    short_title = factory.Sequence("Олимпиада {}".format)
    subject = "основы местного самоуправления"
    organizers = "Смоленское отделение ВСМС"


class OlympiadEditionFactory(factory.django.DjangoModelFactory):
    """An announced edition for grades 10 and 11, with its rules. Other phases: draft, running, marking, appeals, finalised."""

    class Meta:
        model = OlympiadEdition
        skip_postgeneration_save = True

    class Params:
        draft = factory.Trait(state=EditionState.DRAFT, announced_at=None)
        running = factory.Trait(state=EditionState.RUNNING)
        marking = factory.Trait(state=EditionState.MARKING)
        appeals = factory.Trait(state=EditionState.APPEALS)
        finalised = factory.Trait(state=EditionState.FINALISED)

    olympiad = factory.SubFactory(OlympiadFactory)
    year = 2020
    slug = factory.Sequence("olympiad-{}".format)
    summary = "Для учеников десятых и одиннадцатых классов школ Смоленска."
    state = EditionState.ANNOUNCED
    announced_at = factory.LazyFunction(timezone.now)
    rules = factory.RelatedFactory("tests.factories.olympiad.RuleSetFactory", factory_related_name="edition")


class RuleSetFactory(factory.django.DjangoModelFactory):
    """The usual rules."""

    class Meta:
        model = RuleSet

    edition = factory.SubFactory(OlympiadEditionFactory, rules=None)
    grades = factory.LazyFunction(lambda: [10, 11])


class StageFactory(factory.django.DjangoModelFactory):
    """A city stage to which pupils are entered now. Other phases: upcoming, closed (registration over), begun."""

    class Meta:
        model = Stage

    class Params:
        upcoming = factory.Trait(registration_opens_at=factory.LazyFunction(lambda: days(2)))
        closed = factory.Trait(registration_closes_at=factory.LazyFunction(lambda: days(-1)))
        begun = factory.Trait(closed=True, starts_at=factory.LazyFunction(timezone.now))

    edition = factory.SubFactory(OlympiadEditionFactory)
    registration_opens_at = factory.LazyFunction(lambda: days(-20))
    registration_closes_at = factory.LazyFunction(lambda: days(6))
    starts_at = factory.LazyFunction(lambda: days(14))


class SchoolEntryFactory(factory.django.DjangoModelFactory):
    """A school at a stage; `coordinated_by` of the extra gives its confirmed coordinator."""

    class Meta:
        model = SchoolEntry

    stage = factory.SubFactory(StageFactory)
    school = factory.SubFactory(SchoolFactory)
    opened_by = factory.LazyAttribute(
        lambda entry: RepresentativeFactory(coordinator=True, confirmed=True, school=entry.school).user
    )


class PupilFactory(factory.django.DjangoModelFactory):
    """A child of sixteen."""

    class Meta:
        model = Pupil

    last_name = factory.Sequence(surname)
    first_name = "Кирилл"
    patronymic = "Петрович"
    born_on = factory.LazyFunction(lambda: date(timezone.localdate().year - 16, 1, 15))


class OlympiadParticipantFactory(factory.django.DjangoModelFactory):
    """A draft of a school. Further steps: submitted, accepted, invited, checked_in, took_part, absent, disqualified."""

    class Meta:
        model = OlympiadParticipant

    class Params:
        submitted = factory.Trait(state=ParticipantState.SUBMITTED, sent_at=factory.LazyFunction(timezone.now))
        accepted = factory.Trait(submitted=True, state=ParticipantState.ACCEPTED)
        invited = factory.Trait(submitted=True, state=ParticipantState.INVITED)
        checked_in = factory.Trait(submitted=True, state=ParticipantState.CHECKED_IN)
        took_part = factory.Trait(submitted=True, state=ParticipantState.TOOK_PART)
        absent = factory.Trait(submitted=True, state=ParticipantState.ABSENT)
        disqualified = factory.Trait(submitted=True, state=ParticipantState.DISQUALIFIED)

    stage = factory.SubFactory(StageFactory)
    school = factory.SubFactory(SchoolFactory)
    pupil = factory.SubFactory(PupilFactory)
    grade = 10
    class_letter = "А"
    competing_grade = factory.SelfAttribute("grade")
    entered_by = factory.SubFactory(UserFactory)


class ParticipantCodeFactory(factory.django.DjangoModelFactory):
    """A code of one participant."""

    class Meta:
        model = ParticipantCode

    participant = factory.SubFactory(OlympiadParticipantFactory, invited=True)
    stage = factory.SelfAttribute("participant.stage")
    value = factory.Sequence(lambda number: f"10-{number + 1000:04d}-0")


class VenueFactory(factory.django.DjangoModelFactory):
    """A building."""

    class Meta:
        model = Venue

    stage = factory.SubFactory(StageFactory)
    name = factory.Sequence("Площадка № {}".format)


class RoomFactory(factory.django.DjangoModelFactory):
    """A room of thirty seats."""

    class Meta:
        model = Room

    venue = factory.SubFactory(VenueFactory)
    name = factory.Sequence("каб. {}".format)


class IncidentFactory(factory.django.DjangoModelFactory):
    """Something technical in a room."""

    class Meta:
        model = Incident

    stage = factory.SelfAttribute("room.venue.stage")
    kind = IncidentKind.TECHNICAL
    room = factory.SubFactory(RoomFactory)
    at = factory.LazyFunction(timezone.now)
    note = "Погас свет."
    recorded_by = factory.SubFactory(UserFactory)
