"""The doors of the branch: who enters, what he sees, what leaves the portal."""

import io
from datetime import date

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from accounts.roles import Role
from tests.factories.accounts import UserFactory
from tests.factories.members import (
    BodyMembershipFactory,
    MemberFactory,
    MembershipApplicationFactory,
    MembershipFactory,
)

pytestmark = pytest.mark.django_db

FOR = {"reason": "Для заседания президиума"}


@pytest.fixture
def secretary(client):
    secretary = UserFactory(role=Role.SECRETARY)
    client.force_login(secretary)
    return secretary


def test_a_stranger_opens_no_desk_and_no_card_of_another(client):
    membership = MembershipFactory()
    application = MembershipApplicationFactory(sent=True)
    client.force_login(UserFactory())

    answers = {
        address: client.get(address).status_code
        for address in (
            reverse("office_register"),
            reverse("office_register_workbook"),
            reverse("office_member", args=[membership.member.code]),
            reverse("office_membership_application", args=[application.code]),
            reverse("members:card", args=[membership.code]),
            reverse("members:application", args=[application.code]),
            reverse("members:my_contacts"),
        )
    }

    assert list(answers.values()) == [403, 403, 403, 403, 404, 404, 404]


def test_the_secretary_knows_nothing_of_a_draft(client, secretary):
    draft = MembershipApplicationFactory()

    assert client.get(reverse("office_membership_application", args=[draft.code])).status_code == 404


def test_the_register_costs_the_same_for_one_and_for_thirty(client, secretary, django_assert_max_num_queries):
    address = reverse("office_register")
    BodyMembershipFactory(member=MembershipFactory(member=MemberFactory(user=UserFactory())).member)
    client.get(address)
    with django_assert_max_num_queries(30) as one:
        client.get(address)
    asked = len(one)

    for _person in range(29):
        MembershipFactory(member=MemberFactory(user=UserFactory()))
    with django_assert_max_num_queries(asked):
        assert len(client.get(address).context["lines"]) == 30


def test_the_workbook_has_no_contacts_without_a_consent_and_no_formulas(client, secretary):
    MembershipFactory(member=MemberFactory(occupation='=HYPERLINK("http://x")'))
    MembershipFactory(member=MemberFactory(processing_signed_on=date(2020, 1, 1), phone="+74812999999"))

    sheet = load_workbook(io.BytesIO(client.post(reverse("office_register_workbook"), FOR).content)).active
    cells = [cell for row in sheet.iter_rows(min_row=3) for cell in row]

    assert [cell.value for cell in sheet["J"][2:]] == ["нет согласия", "+74812999999"]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}


def test_the_register_for_print_is_a_document(client, secretary):
    MembershipFactory()

    answer = client.post(reverse("office_register_paper", query={"on": "2020-06-01"}), FOR)

    assert answer.content.startswith(b"%PDF")
    assert "reestr-2020-06-01.pdf" in answer["Content-Disposition"]


def test_a_mistake_at_the_decision_returns_the_form_with_everything_typed(client, secretary):
    waiting = MembershipApplicationFactory(sent=True)
    address = reverse("office_membership_application_move", args=[waiting.code, "admit"])

    answer = client.post(address, {"protocol_number": "7", "decided_on": "2020-05-01"})

    assert answer.context["form"].errors == {"decided_on": ["Решение не может быть раньше самого заявления."]}
    assert 'value="7"' in answer.text


def test_a_member_of_old_papers_entered_with_a_day_ahead_sees_it_at_that_field(client, secretary):
    place = MemberFactory().municipality
    typed = {"last_name": "Завтрашний", "first_name": "Лев", "municipality": place.code, "protocol_number": "1"}

    answer = client.post(reverse("office_member_entry"), typed | {"admitted_on": "2999-01-01"})

    assert answer.context["form"].errors == {"admitted_on": ["Решение не может быть датировано будущим днём."]}


def test_public_pages_name_nobody_who_did_not_agree(client):
    silent = BodyMembershipFactory(member=MembershipFactory(member=MemberFactory(last_name="Безымянов")).member)

    pages = [client.get(reverse(f"members:{name}")) for name in ("bodies", "growth", "candidates", "how_to_join")]

    assert [page.status_code for page in pages] == [200] * 4
    assert silent.body.name in pages[0].text
    assert not any("Безымянов" in page.text for page in pages)


def test_the_bodies_have_one_page(client):
    former = client.get("/about/bodies/")

    assert (former.status_code, former.url) == (301, reverse("members:bodies"))


@pytest.mark.parametrize("move", ["exclude", "record_leaving", "record_death"])
def test_every_way_out_asks_before_it_is_recorded(client, secretary, move):
    membership = MembershipFactory()

    answer = client.get(f"{membership.get_moves_url()}{move}/")

    assert answer.status_code == 200
    assert "left_on" in answer.context["form"].fields
