"""Members, bodies, applications to join, elections."""

from datetime import date

import factory
from django.core.files.uploadedfile import SimpleUploadedFile

from foundation.uploads.fields import received
from members.models import BodyMembership, Candidacy, Election, GoverningBody, Member, Membership, MembershipApplication
from members.models.person import matter_of
from members.states import ApplicationState, BodyKind, Intake
from privacy.states import ConsentKind
from tests.factories.accounts import UserFactory, surname
from tests.factories.directory import MunicipalityFactory
from tests.factories.privacy import ConsentFactory, ConsentTextFactory

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"


class MemberFactory(factory.django.DjangoModelFactory):
    """A person in the register without an account, who signed nothing."""

    class Meta:
        model = Member

    last_name = factory.Sequence(surname)
    first_name = "Иван"
    patronymic = "Петрович"
    municipality = factory.SubFactory(MunicipalityFactory)
    phone = "+74812000000"
    email = factory.Sequence("member{}@example.org".format)


class MembershipFactory(factory.django.DjangoModelFactory):
    """In force since the beginning of 2020."""

    class Meta:
        model = Membership

    member = factory.SubFactory(MemberFactory)
    card_number = factory.Sequence(lambda number: 1000 + number)
    admitted_on = date(2020, 1, 15)
    admission_protocol = "1"


class GoverningBodyFactory(factory.django.DjangoModelFactory):
    """A presidium of five."""

    class Meta:
        model = GoverningBody

    kind = BodyKind.PRESIDIUM
    name = factory.Sequence("Президиум № {}".format)
    seats = 5


class BodyMembershipFactory(factory.django.DjangoModelFactory):
    """A plain member of a body without an end."""

    class Meta:
        model = BodyMembership

    body = factory.SubFactory(GoverningBodyFactory)
    member = factory.LazyFunction(lambda: MembershipFactory().member)
    since = date(2020, 2, 1)
    protocol_number = "2"


class MembershipApplicationFactory(factory.django.DjangoModelFactory):
    """A draft with all facts; `agreed=True` has the consent to processing; `sent=True` waits for the Presidium too."""

    class Meta:
        model = MembershipApplication
        skip_postgeneration_save = True

    class Params:
        sent = factory.Trait(state=ApplicationState.SUBMITTED, received_on=date(2020, 5, 12))
        paper = factory.Trait(
            intake=Intake.PAPER,
            applicant=None,
            received_on=date(2020, 5, 12),
            processing_signed_on=date(2020, 5, 12),
        )

    applicant = factory.SubFactory(UserFactory)
    last_name = factory.Sequence(surname)
    first_name = "Нина"
    patronymic = "Петровна"
    municipality = factory.SubFactory(MunicipalityFactory)
    phone = "+74812000000"
    is_adult = True

    @factory.post_generation
    def agreed(self, create, extracted, **kwargs):
        if extracted:
            agree(self.applicant, matter_of(self.applicant_id))


class ElectionFactory(factory.django.DjangoModelFactory):
    """Elections of September 2020."""

    class Meta:
        model = Election

    title = factory.Sequence("Выборы депутатов № {}".format)
    voting_day = date(2020, 9, 13)


class CandidacyFactory(factory.django.DjangoModelFactory):
    """A member who stands."""

    class Meta:
        model = Candidacy

    election = factory.SubFactory(ElectionFactory)
    member = factory.LazyFunction(lambda: MembershipFactory().member)
    district = "округ № 12"
    nominated_by = "самовыдвижение"


def text_of(kind: ConsentKind):
    """Return a text of this kind, the same for the whole test."""
    return ConsentTextFactory._meta.model.objects.filter(kind=kind).first() or ConsentTextFactory(kind=kind)


def agree(person, about: str, kind: ConsentKind = ConsentKind.PROCESSING):
    """Let a person agree about a matter."""
    return ConsentFactory(person=person, text=text_of(kind), about=about)


def scan():
    """Return an inspected image of a paper."""
    return received(SimpleUploadedFile("заявление.pdf", PDF, "application/pdf"))
