"""Texts of consents, and consents to them."""

import io

import factory
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from foundation.uploads.fields import received
from privacy.models import Consent, ConsentText
from privacy.states import ConsentKind
from tests.factories.accounts import UserFactory


class ConsentTextFactory(factory.django.DjangoModelFactory):
    """The text of processing in force since today; a second one of a kind needs its own `version`."""

    class Meta:
        model = ConsentText

    kind = ConsentKind.PROCESSING
    version = 1
    title = "Согласие"
    text = "Я согласен."
    valid_from = factory.LazyFunction(timezone.localdate)


class ConsentFactory(factory.django.DjangoModelFactory):
    """A person agreed just now."""

    class Meta:
        model = Consent

    person = factory.SubFactory(UserFactory)
    text = factory.SubFactory(ConsentTextFactory)
    about = factory.Sequence("contests.Application:{}".format)
    given_at = factory.LazyFunction(timezone.now)


def sheet():
    """A signed sheet as a telephone takes it."""
    picture = io.BytesIO()
    Image.new("RGB", (60, 80), "white").save(picture, "PNG")
    return received(SimpleUploadedFile("лист.png", picture.getvalue()))
