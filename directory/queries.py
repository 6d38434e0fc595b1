"""What pages and decisions need to know about organisations and those who act for them."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from directory.models import Representative, TosOrganization
from foundation.search import matching


def organizations_found(user, *, query: str = "", municipality=None, on: date | None = None):
    """Return the active organisations that `user` may see, by words of name, address, municipality, and by territory."""
    found = TosOrganization.objects.visible_to(user).active(on=on or timezone.localdate())
    if municipality:
        found = found.filter(municipality=municipality)
    return matching(found, query).by_name()


def organizations_of(user, *, on: date | None = None):
    """Return the active organisations for which `user` acts or has asked to act."""
    day = on or timezone.localdate()
    live = Representative.objects.live(on=day).filter(user=user)
    return TosOrganization.objects.active(on=day).filter(pk__in=live.values("organization")).by_name()


def is_confirmed_representative(user, organization, *, on: date | None = None) -> bool:
    """Tell whether `user` may act for `organization` on the day `on`, today unless told."""
    confirmed = Representative.objects.confirmed(on=on or timezone.localdate())
    return confirmed.filter(user=user, organization=organization).exists()


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
    return Representative.objects.live(on=on).filter(people).order_by().values_list("user_id", "organization_id")


def representations_of(user):
    """Return everything that `user` ever asked for, the newest first, with the organisation and its municipality."""
    return Representative.objects.filter(user=user).select_related("organization__municipality")


def representatives_awaiting():
    """Return who asked and waits for an answer, the longest waiting first."""
    awaiting = Representative.objects.awaiting().order_by("created_at", "pk")
    return awaiting.select_related("user", "organization__municipality")


def representatives_to_vouch_for(user, *, on: date | None = None):
    """Return who waits for an answer in the organisations for which `user` already acts; himself never."""
    confirmed = Representative.objects.confirmed(on=on or timezone.localdate()).filter(user=user)
    return representatives_awaiting().filter(organization__in=confirmed.values("organization")).exclude(user=user)
