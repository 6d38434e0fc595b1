"""What the olympiad has of a school follows it when it turns out to be another one under a second name; the roof calls."""

from django.db import transaction

from foundation.audit import record
from foundation.workflow import write
from olympiad.models import CommissionMember, OlympiadParticipant, SchoolEntry


def move_participants(source, target, *, by, only=None) -> list[int]:
    """Let participants from the school `source` (or only those of the keys `only`) be from `target`; return their keys.

    Lists of results that were frozen stay as they were.
    """
    return _follow(OlympiadParticipant.objects.filter(school=source), source, target, by=by, only=only)


def move_entries(source, target, *, by, only=None) -> list[int]:
    """The same for entries of schools. Where both have one at a stage, that of `target` goes on and the other stays behind."""
    taken = SchoolEntry.objects.filter(school=target).values("stage")
    return _follow(SchoolEntry.objects.filter(school=source).exclude(stage__in=taken), source, target, by=by, only=only)


def move_commission_members(source, target, *, by, only=None) -> list[int]:
    """The same for those who sit in commissions and work in the school: they still decide no appeal of its pupils."""
    return _follow(CommissionMember.objects.filter(school=source), source, target, by=by, only=only)


@transaction.atomic
def _follow(rows, source, target, *, by, only) -> list[int]:
    moved = []
    for row in (rows if only is None else rows.filter(pk__in=only)).select_for_update():
        row.school = target
        write(row)
        act = f"olympiad.{row._meta.model_name}.follow_school"
        record(row, act, by=by, before=source.code, after=target.code)
        moved.append(row.pk)
    return moved


def participants_at(school) -> int:
    """Return how many participants would follow."""
    return OlympiadParticipant.objects.filter(school=school).count()


def entries_at(school) -> int:
    """Return how many entries there are, of which some may stay behind."""
    return SchoolEntry.objects.filter(school=school).count()


def commission_members_at(school) -> int:
    """Return how many people of commissions would follow."""
    return CommissionMember.objects.filter(school=school).count()
