"""Who may what at the olympiad."""

import rules

from accounts.rules import is_secretary
from directory.rules import represents
from foundation.permissions import grant
from olympiad.models import Appeal, CommissionMember, StageMarking
from olympiad.states import APPEAL_ROLES, MARKING_ROLES, CommissionRole


def seats_at(user, subject):
    """Return the active seats of a person in the commissions of the stage that a marking or an appeal belongs to."""
    marking = (
        subject.marking_id if isinstance(subject, Appeal) else subject.pk if isinstance(subject, StageMarking) else None
    )
    return CommissionMember.objects.active().filter(user_id=user.pk, marking=marking)


@rules.predicate
def sits_in_commission(user, marking):
    return (
        CommissionMember.objects.active().filter(user_id=user.pk).exists()
        if marking is None
        else seats_at(user, marking).exists()
    )


@rules.predicate
def is_marker(user, marking):
    return seats_at(user, marking).filter(role__in=sorted(MARKING_ROLES)).exists()


@rules.predicate
def is_jury_chair(user, marking):
    return seats_at(user, marking).filter(role=CommissionRole.CHAIR).exists()


@rules.predicate
def is_coder(user, marking):
    return seats_at(user, marking).filter(role=CommissionRole.CODER).exists()


@rules.predicate
def is_appeal_member(user, appeal):
    return seats_at(user, appeal).filter(role__in=sorted(APPEAL_ROLES)).exists()


@rules.predicate
def is_appeal_chair(user, appeal):
    return seats_at(user, appeal).filter(role=CommissionRole.APPEALS_CHAIR).exists()


@rules.predicate
def speaks_for_participant(user, subject):
    participant = getattr(subject, "participant", subject)
    return participant is not None and represents(user, participant.school)


PERMISSIONS = {
    # works, marks, results
    "olympiad.run_marking": is_secretary & ~is_marker,
    "olympiad.view_marking": is_secretary | sits_in_commission,
    "olympiad.list_markings": is_secretary | sits_in_commission,
    "olympiad.receive_works": (is_secretary & ~is_marker) | is_coder,
    "olympiad.mark_works": is_marker,
    "olympiad.settle_marks": is_jury_chair,
    "olympiad.lock_marks": is_jury_chair,
    "olympiad.decode_works": (is_secretary & ~is_marker) | is_coder,
    "olympiad.view_progress": is_secretary | is_jury_chair,
    "olympiad.view_standings": is_secretary | is_jury_chair,
    "olympiad.publish_stage_results": is_secretary,
    "olympiad.approve_results": is_secretary | is_jury_chair,
    "olympiad.delete_resultsnapshot": rules.always_deny,
    # appeals
    "olympiad.file_appeal": speaks_for_participant | is_secretary,
    "olympiad.view_appeal": speaks_for_participant | is_secretary | is_appeal_member,
    "olympiad.withdraw_appeal": speaks_for_participant,
    "olympiad.run_appeals": is_secretary | is_appeal_chair,
    "olympiad.vote_on_appeal": is_appeal_member,
    "olympiad.decide_appeal": is_appeal_chair,
}
grant(PERMISSIONS)
