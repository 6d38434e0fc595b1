"""Organisations, and people who act for them."""

import factory
from django.utils import timezone

from directory.models import Municipality, Representative, TosOrganization
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


class RepresentativeFactory(factory.django.DjangoModelFactory):
    """A chair who asked; `confirmed=True` has been answered and may act from today on."""

    class Meta:
        model = Representative

    class Params:
        confirmed = factory.Trait(state=RepresentativeState.CONFIRMED, since=factory.LazyFunction(timezone.localdate))

    user = factory.SubFactory(UserFactory)
    organization = factory.SubFactory(TosOrganizationFactory)
    position = Position.TOS_CHAIR
