"""Who may what at the olympiad. A coordinator acts for his own school, so long as he is confirmed there; the organiser decides."""

import rules

from accounts.rules import is_secretary, is_signed_in
from directory.queries import schools_of
from directory.rules import represents
from foundation.permissions import grant
from olympiad.models import Appeal, CommissionMember, OlympiadParticipant, StageMarking
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


@rules.predicate
def coordinates(user, subject):
    """Whether `user` is today a confirmed coordinator of the school of an entry or of a participant."""
    return subject is not None and represents(user, subject.school)


@rules.predicate
def coordinates_school(user, school):
    return represents(user, school)


@rules.predicate
def knows_codes(user, marking):
    """Whether a person could find out whose a code is: as a secretary, or as a coordinator whose pupils wrote here."""
    if not isinstance(marking, StageMarking) or not user.is_authenticated:
        return False
    pupils = OlympiadParticipant.objects.filter(stage=marking.stage_id, school__in=schools_of(user))
    return is_secretary(user) or pupils.exists()


PERMISSIONS = {
    # the olympiad of a year, in the office
    "olympiad.view_olympiad": is_secretary,
    "olympiad.add_olympiad": is_secretary,
    "olympiad.change_olympiad": is_secretary,
    "olympiad.delete_olympiad": rules.always_deny,
    "olympiad.view_olympiadedition": is_secretary,
    "olympiad.add_olympiadedition": is_secretary,
    "olympiad.change_olympiadedition": is_secretary,
    "olympiad.delete_olympiadedition": rules.always_deny,
    "olympiad.run_edition": is_secretary,
    "olympiad.view_stage": is_secretary,
    "olympiad.change_stage": is_secretary,
    "olympiad.change_rules": is_secretary,
    # schools and their pupils
    "olympiad.list_own_entries": is_signed_in,
    "olympiad.open_entry": coordinates_school | is_secretary,
    "olympiad.view_entry": coordinates | is_secretary,
    "olympiad.change_entry": coordinates,
    "olympiad.set_quota": is_secretary,
    "olympiad.enter_pupil": coordinates,
    "olympiad.enter_late": is_secretary,
    "olympiad.view_participant": coordinates | is_secretary,
    "olympiad.change_participant": coordinates | is_secretary,
    "olympiad.withdraw_participant": coordinates | is_secretary,
    "olympiad.decide_participant": is_secretary,
    "olympiad.collect_consents": coordinates | is_secretary,
    "olympiad.export_entry": coordinates | is_secretary,
    "olympiad.export_stage": is_secretary,
    # the day
    "olympiad.arrange_rooms": is_secretary,
    "olympiad.issue_codes": is_secretary,
    "olympiad.print_papers": is_secretary,
    "olympiad.record_attendance": is_secretary,
    "olympiad.record_incident": is_secretary,
    # works, marks, results
    "olympiad.run_marking": is_secretary & ~is_marker,
    "olympiad.view_marking": is_secretary | sits_in_commission,
    "olympiad.list_markings": is_secretary | sits_in_commission,
    "olympiad.receive_works": (is_secretary & ~is_marker) | is_coder,
    "olympiad.mark_works": is_marker & ~knows_codes,
    "olympiad.settle_marks": is_jury_chair,
    "olympiad.lock_marks": is_jury_chair,
    "olympiad.decode_works": (is_secretary & ~is_marker) | is_coder,
    "olympiad.view_progress": is_secretary | is_jury_chair,
    "olympiad.view_standings": is_secretary | is_jury_chair,
    "olympiad.publish_stage_results": is_secretary,
    "olympiad.approve_results": is_secretary | is_jury_chair,
    "olympiad.issue_certificates": is_secretary,
    "olympiad.delete_resultsnapshot": rules.always_deny,
    # appeals
    "olympiad.list_appeals": is_secretary | is_appeal_member,
    "olympiad.list_own_results": is_signed_in,
    "olympiad.file_appeal": speaks_for_participant | is_secretary,
    "olympiad.view_appeal": speaks_for_participant | is_secretary | is_appeal_member,
    "olympiad.withdraw_appeal": speaks_for_participant,
    "olympiad.run_appeals": is_secretary | is_appeal_chair,
    "olympiad.vote_on_appeal": is_appeal_member,
    "olympiad.decide_appeal": is_appeal_chair,
}
grant(PERMISSIONS)
