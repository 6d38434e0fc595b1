"""People of every role."""

import factory
from django.contrib.auth.models import Group

from accounts.models import User

_LETTERS = "абвгдежзик"


def surname(number: int) -> str:
    """A surname of its own for every number, in letters only, as the model demands: «Проверкинав»."""
    return "Проверкин" + "".join(_LETTERS[int(digit)] for digit in str(number))


class UserFactory(factory.django.DjangoModelFactory):
    """A person who signed up; `role=Role.X` puts him into the group of that role, `password="…"` lets him sign in."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence("person{}@example.org".format)
    last_name = factory.Sequence(surname)
    first_name = "Иван"
    patronymic = "Петрович"

    @factory.post_generation
    def role(self, create, extracted, **kwargs):
        if extracted:
            self.groups.add(Group.objects.get_or_create(name=extracted.value)[0])

    @factory.post_generation
    def password(self, create, extracted, **kwargs):
        if extracted:
            self.set_password(extracted)
            self.save(update_fields=["password"])
            self.emailaddress_set.create(email=self.email, primary=True, verified=True)
