"""Organisations, and people who act for them."""

import factory
from django.utils import timezone

from directory.models import Municipality, Representative, School, TosOrganization
from directory.states import MunicipalityKind, OrganizationKind, Position, RepresentativeState
from tests.factories.accounts import UserFactory


class MunicipalityFactory(factory.django.DjangoModelFactory):
    """A territory."""

    class Meta:
        model = Municipality

    name = factory.Sequence("Муниципальный округ № {}".format)
    kind = MunicipalityKind.MUNICIPAL_OKRUG


class TosOrganizationFactory(factory.django.DjangoModelFactory):
    """A TOS that works."""

    class Meta:
        model = TosOrganization

    name = factory.Sequence("ТОС «Двор {}»".format)
    kind = OrganizationKind.TOS
    municipality = factory.SubFactory(MunicipalityFactory)


class SchoolFactory(factory.django.DjangoModelFactory):
    """A school with a number."""

    class Meta:
        model = School

    number = factory.Sequence(lambda number: number + 1)
    name = factory.LazyAttribute(lambda school: f"МБОУ СШ № {school.number}")
    municipality = factory.SubFactory(MunicipalityFactory)


class RepresentativeFactory(factory.django.DjangoModelFactory):
    """A chair who asked; `confirmed=True` has been answered and may act from today on; `coordinator=True` is of a school."""

    class Meta:
        model = Representative

    class Params:
        coordinator = factory.Trait(
            organization=None, school=factory.SubFactory(SchoolFactory), position=Position.SCHOOL_COORDINATOR
        )
        confirmed = factory.Trait(state=RepresentativeState.CONFIRMED, since=factory.LazyFunction(timezone.localdate))

    user = factory.SubFactory(UserFactory)
    organization = factory.SubFactory(TosOrganizationFactory)
    position = Position.TOS_CHAIR
