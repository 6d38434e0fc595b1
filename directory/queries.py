"""What pages and decisions need to know about organisations and those who act for them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from accounts.rules import is_secretary
from directory.models import KnownName, Representative, School, TosOrganization
from directory.models.organization import OrganizationQuerySet, key_of
from directory.naming import folded_name
from foundation.search import matching


def organizations_found(
    user, *, query: str = "", municipality=None, kind: str = "", on: date | None = None
) -> OrganizationQuerySet:
    """Return the active organisations that `user` may see, by words of any name, of address and territory, and by kind."""
    found = TosOrganization.objects.visible_to(user).active(on=on or timezone.localdate())
    if kind:
        found = found.filter(kind=kind)
    return _narrowed(found, query, municipality)


def schools_found(user, *, query: str = "", municipality=None, on: date | None = None) -> OrganizationQuerySet:
    """Return the active schools that `user` may see, by words of any name, of address and territory."""
    found = School.objects.visible_to(user).active(on=on or timezone.localdate())
    return _narrowed(found, query, municipality)


def _narrowed(found: OrganizationQuerySet, query: str, municipality) -> OrganizationQuerySet:
    if municipality:
        found = found.filter(municipality=municipality)
    return called(found, query).by_name()


def called(found: OrganizationQuerySet, query: str) -> OrganizationQuerySet:
    """Keep what any of its names, its address or its territory answers: as typed, or as names are compared."""
    if not query.strip():
        return found
    # «МБОУ СШ № 8» is asked by some, «школа 8» by others: the row keeps both, the question may be either.
    return matching(found, query) | matching(found, folded_name(query))


def schools_of(user, *, on: date | None = None) -> OrganizationQuerySet:
    """Return the active schools whose confirmed coordinator `user` is on the day; a former coordinator has none."""
    day = on or timezone.localdate()
    confirmed = Representative.objects.confirmed(on=day).filter(user=user, school__isnull=False)
    return School.objects.active(on=day).filter(pk__in=confirmed.values("school")).by_name()


def organizations_of(user, *, on: date | None = None):
    """Return the active organisations for which `user` acts or has asked to act."""
    day = on or timezone.localdate()
    live = Representative.objects.live(on=day).filter(user=user, organization__isnull=False)
    return TosOrganization.objects.active(on=day).filter(pk__in=live.values("organization")).by_name()


def active_organizations(*, on: date | None = None):
    """Return every organisation of residents that exists on the day `on`, today unless told, by name."""
    return TosOrganization.objects.active(on=on or timezone.localdate()).by_name().select_related("municipality")


def is_confirmed_representative(user, organization, *, on: date | None = None) -> bool:
    """Tell whether `user` may act for `organization`, which may be a school, on the day `on`, today unless told."""
    confirmed = Representative.objects.confirmed(on=on or timezone.localdate())
    return confirmed.at(organization).filter(user=user).exists()


def affiliated_organization_ids(user_ids: Iterable[int], *, on: date | None = None) -> dict[int, set[int]]:
    """Return the organisations to which each of the people is bound, by their ids, in one query.

    For rules about conflicts of interest, hence careful: whoever only asked is bound as well. Everybody asked about is a
    key, with an empty set when nothing binds him.
    """
    bound: dict[int, set[int]] = {user_id: set() for user_id in user_ids}
    for user_id, organization_id in affiliations(Q(user__in=bound), on=on or timezone.localdate()):
        bound[user_id].add(organization_id)
    return bound


def affiliations(people: Q, *, on) -> QuerySet:
    """Return pairs (person, organisation to which he is bound), by their ids; `people` are chosen among representatives."""
    bound = Representative.objects.live(on=on).filter(people, organization__isnull=False)
    return bound.order_by().values_list("user_id", "organization_id")


def representations_of(user):
    """Return everything that `user` ever asked for, the newest first, with the organisation and its municipality."""
    return Representative.objects.filter(user=user).with_subjects()


def representatives_awaiting():
    """Return who asked and waits for an answer, the longest waiting first."""
    awaiting = Representative.objects.awaiting().order_by("created_at", "pk")
    return awaiting.with_subjects().select_related("user")


def representatives_to_vouch_for(user, *, on: date | None = None):
    """Return who waits for an answer in the organisations for which `user` already acts; himself never."""
    confirmed = Representative.objects.confirmed(on=on or timezone.localdate()).filter(user=user)
    return representatives_awaiting().filter(Representative.objects.all().of_the_same(confirmed)).exclude(user=user)


def predecessors_of(representative, *, by):
    """Return who acts today where `representative` asks to act, and whose powers `by` may hand over: his own, the secretary all."""
    acting = Representative.objects.confirmed(on=timezone.localdate()).at(representative.subject).select_related("user")
    acting = acting.exclude(user=representative.user_id)
    return acting.with_subjects() if is_secretary(by) else acting.with_subjects().filter(user=by)


def representatives_at(subject) -> int:
    """Return how many people ever asked to act for an organisation or a school."""
    return Representative.objects.at(subject).count()


def likely_duplicates(model) -> list[list]:
    """Return groups of rows of one territory whose names mean the same, in any order of their words; two queries."""
    groups: dict[tuple, dict[int, object]] = defaultdict(dict)
    rows = {
        row.pk: row for row in model.objects.distinct_ones().select_related("municipality").order_by("created_at", "pk")
    }
    key = key_of(model)
    others = KnownName.objects.filter(**{f"{key}__merged_into": None, f"{key}__isnull": False}).values_list(
        f"{key}_id", "folded_name"
    )
    for pk, name in [*((row.pk, row.folded_name) for row in rows.values()), *others]:
        row = rows[pk]
        groups[row.municipality_id, getattr(row, "kind", ""), tuple(sorted(name.split()))][pk] = row
    found = {tuple(sorted(group)): [group[pk] for pk in sorted(group)] for group in groups.values() if len(group) > 1}
    return [group for group in found.values() if not _told_apart(group)]


def _told_apart(group) -> bool:
    """Tell whether all rows of one name stand at addresses of their own, as house councils do."""
    addresses = [row.address for row in group]
    return all(addresses) and len(set(addresses)) == len(addresses)


def coordinators_by_powers(*, on: date):
    """Return the people whose role of a school coordinator does not agree with their powers on the day `on`."""
    powers = Representative.objects.filter(school__isnull=False).decided()
    has_powers = Q(pk__in=powers.confirmed(on=on).values("user"))
    has_role = Q(groups__name=Role.SCHOOL_COORDINATOR.value)
    had_powers = Q(pk__in=powers.values("user"))
    in_role = User.objects.filter(has_role).values("pk")
    return User.objects.filter(has_powers & ~Q(pk__in=in_role) | had_powers & ~has_powers & Q(pk__in=in_role))
