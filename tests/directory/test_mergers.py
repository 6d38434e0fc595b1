"""Two rows of one organisation become one: everything moves, nothing is lost, and it can be taken back."""

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from accounts.roles import Role
from contests.actions.merger import move_applications
from directory.actions.mergers import merge_duplicate, undo_merger
from directory.models import School, TosOrganization
from directory.queries import likely_duplicates, organizations_found
from foundation.errors import Refusal
from portal.mergers import FOLLOWERS
from tests.architecture.house import PACKAGES
from tests.factories.accounts import UserFactory
from tests.factories.contests import ApplicationFactory
from tests.factories.directory import (
    MunicipalityFactory,
    RepresentativeFactory,
    SchoolFactory,
    TosOrganizationFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary():
    return UserFactory(role=Role.SECRETARY)


@pytest.fixture
def pair():
    kept = TosOrganizationFactory(name="ТОС «Заря»")
    return TosOrganizationFactory(name="Заря", municipality=kept.municipality), kept


def test_everything_moves_and_the_old_name_still_finds(secretary, pair):
    duplicate, kept = pair
    chair = RepresentativeFactory(organization=duplicate, confirmed=True)
    application = ApplicationFactory(organization=duplicate)

    merge_duplicate(duplicate, by=secretary, kept=kept, followers=[move_applications])

    for row in (chair, application):
        row.refresh_from_db()
        assert row.organization == kept
    assert list(organizations_found(secretary, query="заря")) == [kept]
    assert kept.other_names() == ["Заря"]


def test_a_merger_is_undone_without_touching_what_came_later(secretary, pair):
    duplicate, kept = pair
    chair, own = RepresentativeFactory(organization=duplicate, confirmed=True), RepresentativeFactory(organization=kept)
    application, later = ApplicationFactory(organization=duplicate), ApplicationFactory(organization=kept)
    merge_duplicate(duplicate, by=secretary, kept=kept, followers=[move_applications])
    duplicate.refresh_from_db()

    back = undo_merger(duplicate, by=secretary, followers=[move_applications])

    for row, where in ((chair, back), (application, back), (own, kept), (later, kept)):
        row.refresh_from_db()
        assert row.organization == where
    assert (back.merged_into, kept.other_names()) == (None, [])


def test_a_merger_older_than_a_follower_is_undone_too(secretary, pair):
    duplicate, kept = pair
    later = ApplicationFactory(organization=kept)
    merge_duplicate(duplicate, by=secretary, kept=kept)
    duplicate.refresh_from_db()

    back = undo_merger(duplicate, by=secretary, followers=[move_applications])

    later.refresh_from_db()
    assert (back.merged_into, later.organization) == (None, kept)


def test_what_cannot_be_merged_says_why(secretary, pair):
    duplicate, kept = pair
    person = RepresentativeFactory(organization=duplicate).user
    RepresentativeFactory(organization=kept, user=person)

    with pytest.raises(Refusal, match="представляет один человек"):
        merge_duplicate(duplicate, by=secretary, kept=kept)
    with pytest.raises(Refusal, match="другую запись"):
        merge_duplicate(kept, by=secretary, kept=kept)
    with pytest.raises(Refusal, match="другую запись"):
        merge_duplicate(kept, by=secretary, kept=SchoolFactory())
    with pytest.raises(PermissionDenied):
        merge_duplicate(duplicate, by=UserFactory(), kept=kept)
    with pytest.raises(Refusal, match="ни с чем"):
        undo_merger(kept, by=secretary)


def test_likely_duplicates_are_those_of_one_territory_and_one_name(pair):
    duplicate, kept = pair
    TosOrganizationFactory(name="ТОС «Заря»")
    city = MunicipalityFactory()
    first, second = (SchoolFactory(name=name, municipality=city) for name in ("МБОУ СШ № 8", "Школа 8"))
    SchoolFactory(name="МБОУ СШ № 18", municipality=city)

    assert [set(group) for group in likely_duplicates(TosOrganization)] == [{duplicate, kept}]
    assert [set(group) for group in likely_duplicates(School)] == [{first, second}]


def test_the_desk_proposes_shows_and_merges(client, secretary, pair):
    client.force_login(secretary)
    duplicate, kept = pair
    RepresentativeFactory(organization=duplicate)
    merge = reverse("office_merge", args=["organizations", duplicate.code])

    desk = client.get(reverse("office_duplicates", args=["organizations"])).content.decode()
    question = client.get(merge, {"kept": kept.code})
    done = client.post(merge, {"kept": kept.pk}, follow=True)

    assert merge in desk
    assert [count for _words, count in question.context["moves"]] == [1, 0, 0]
    assert "Объединённые" in done.content.decode()
    client.post(reverse("office_merger_undo", args=["organizations", duplicate.code]))
    duplicate.refresh_from_db()
    assert duplicate.merged_into is None


def test_whatever_points_at_a_school_or_an_organisation_from_above_follows_it():
    above = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model._meta.app_label in PACKAGES and model._meta.app_label != "directory"
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model in (School, TosOrganization)
    }

    assert above == {following.key for kind in FOLLOWERS.values() for following in kind}
