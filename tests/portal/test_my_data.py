"""A person sees and takes away what the portal keeps about him, and nothing about anybody else."""

import io
import json
import zipfile

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from accounts.roles import Role
from privacy.actions.access import note_access
from privacy.models import AccessRecord
from privacy.states import AccessAct, ConsentKind
from tests.factories.accounts import UserFactory
from tests.factories.contests import ApplicationFactory, AttachmentFactory, agree
from tests.factories.members import (
    BodyMembershipFactory,
    MemberFactory,
    MembershipApplicationFactory,
    MembershipFactory,
)
from tests.factories.privacy import ConsentFactory, ConsentTextFactory

pytestmark = pytest.mark.django_db


def test_the_archive_holds_all_of_one_person_and_nothing_of_another(client, settings, tmp_path):
    settings.PRIVATE_ROOT = tmp_path
    application = ApplicationFactory(answers={"work": "Моя работа"})
    application.attachments.all().delete()
    paper = AttachmentFactory(application=application, name="отчёт.pdf", file=ContentFile(b"mine", name="x"))
    AttachmentFactory(application=ApplicationFactory(answers={"work": "Чужая работа"}), name="чужой.pdf")
    client.force_login(application.applicant)

    answer = client.get(reverse("my_data_export"))

    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        facts = json.loads(archive.read("данные.json"))
        names = [name for name in archive.namelist() if name != "данные.json"]
        kept = archive.read(names[0])
    assert (names, kept) == ([f"заявки/{application.code}/{paper.code} отчёт.pdf"], b"mine")
    assert facts["учётная запись"]["электронная почта"] == application.applicant.email
    assert [row["ответы"] for row in facts["заявки"]] == [{"work": "Моя работа"}]
    assert "Чужая" not in str(facts)


@pytest.mark.parametrize("rows", [1, 12])
def test_the_page_costs_the_same_for_few_and_many_rows(client, django_assert_num_queries, rows):
    person, secretary = UserFactory(), UserFactory(role=Role.SECRETARY)
    text = ConsentTextFactory(kind=ConsentKind.MEDIA)
    for number in range(rows):
        ApplicationFactory(applicant=person)
        ConsentFactory(person=person, text=text, about=f"events.Event:{number}")
        note_access(AccessAct.VIEW, by=secretary, about=f"x:{number}", what="Заявка", subject=person)
    client.force_login(person)

    with django_assert_num_queries(14):
        page = client.get(reverse("my_data"))

    words = page.content.decode()
    assert ("Кто смотрел мои данные" in words, "Секретарь" in words, secretary.last_name in words) == (
        True,
        True,
        False,
    )


def test_a_card_that_the_secretary_opens_is_noted_once_for_its_person(client):
    application = ApplicationFactory(submitted=True)
    secretary = UserFactory(role=Role.SECRETARY)
    client.force_login(secretary)

    client.get(reverse("office_application", args=[application.code]))

    noted = AccessRecord.objects.get()
    assert (noted.act, noted.by, noted.subject, noted.about) == (
        AccessAct.VIEW, secretary, application.applicant, application.consent_subject,
    )  # fmt: skip
    assert application.applicant.last_name not in noted.what


def test_consents_of_another_are_not_there_to_be_taken_back(client):
    consent = agree(ApplicationFactory(), ConsentKind.PUBLICATION)
    client.force_login(UserFactory())

    assert client.get(reverse("consent_withdraw", args=[consent.code])).status_code == 404


def test_the_archive_of_a_member_holds_what_the_branch_keeps_about_him(client):
    person = UserFactory()
    membership = MembershipFactory(member=MemberFactory(user=person, phone="+74812999999"))
    BodyMembershipFactory(member=membership.member)
    MembershipApplicationFactory(applicant=person, motive="Хочу помогать", state="withdrawn")
    client.force_login(person)

    with zipfile.ZipFile(io.BytesIO(client.get(reverse("my_data_export")).content)) as archive:
        facts = json.loads(archive.read("данные.json"))["членство в отделении"]

    assert (facts["в реестре"]["телефон"], facts["членства"][0]["билет"]) == ("+74812999999", membership.card)
    assert [row["почему хочу вступить"] for row in facts["заявления"]] == ["Хочу помогать"]
    assert len(facts["места в органах"]) == 1
