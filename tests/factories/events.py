"""Events with their seats, and visitors on every step of a registration."""

import uuid
from datetime import timedelta

import factory
from django.utils import timezone

from events.models import Event, Registration, SeatPool
from events.models.registration import identity_of
from events.states import EventState, RegistrationState
from tests.factories.accounts import surname


def later(**span):
    """The moment so long from now."""
    return timezone.now() + timedelta(**span)


class EventFactory(factory.django.DjangoModelFactory):
    """A seminar in ten days with an open registration and two seats. Others: draft, announced, cancelled; `seats=None` for no seats, `seats__target` for another number."""

    class Meta:
        model = Event
        skip_postgeneration_save = True

    class Params:
        draft = factory.Trait(state=EventState.DRAFT)
        rough = factory.Trait(starts_at=None, term_words="апрель 2027 г.", state=EventState.ANNOUNCED)
        cancelled = factory.Trait(state=EventState.CANCELLED, cancellation_reason="Отключают воду.")

    title = factory.Sequence("Семинар для председателей ТОС, {}".format)
    slug = factory.Sequence("seminar-{}".format)
    summary = "Как провести собрание жителей. Для председателей и активистов ТОС."
    starts_at = factory.LazyFunction(lambda: later(days=10))
    expected_on = factory.LazyAttribute(
        lambda event: timezone.localdate(event.starts_at) if event.starts_at else timezone.localdate()
    )
    place = "Дом культуры, малый зал"
    state = EventState.PUBLISHED

    seats = factory.RelatedFactory("tests.factories.events.SeatPoolFactory", factory_related_name="event")


class SeatPoolFactory(factory.django.DjangoModelFactory):
    """Two seats; `target` says how many."""

    class Meta:
        model = SeatPool

    event = factory.SubFactory(EventFactory, seats=None)
    title = "Места"
    target = 2
    capacity = factory.SelfAttribute("target")


class RegistrationFactory(factory.django.DjangoModelFactory):
    """A guest in the line, without a seat: seats are taken by verbs alone."""

    class Meta:
        model = Registration

    event = factory.SubFactory(EventFactory)
    last_name = factory.Sequence(surname)
    first_name = "Игорь"
    email = factory.Sequence("gost{}@example.org".format)
    identity = factory.LazyAttribute(lambda guest: identity_of(guest.email, guest.last_name, guest.first_name))
    key = factory.LazyFunction(uuid.uuid4)
    number = factory.Sequence(lambda number: number + 1)
    state = RegistrationState.WAITING


def visitor(number: int = 1, **facts):
    """What a guest types."""
    typed = {"last_name": surname(number), "first_name": "Игорь", "email": f"gost{number}@example.org"}
    return {"key": uuid.uuid4(), **typed, **facts}
