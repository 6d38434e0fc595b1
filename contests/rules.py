"""Who may do what in a contest. What may be done at which moment is in workflow.py and in the queries."""

import rules

from accounts.rules import is_secretary, is_signed_in
from contests.models import Attachment, ContestEdition, JuryMember, Protocol, ScoreSheet
from contests.states import JuryRole
from foundation.permissions import grant


def edition_of(subject) -> int | None:
    """Return the id of the edition that an edition, a protocol, a seat in the jury or a sheet belongs to; None for nothing."""
    match subject:
        case ContestEdition():
            return subject.pk
        case Protocol() | JuryMember():
            return subject.edition_id
        case ScoreSheet():
            return subject.juror.edition_id
    return None


def seats_of(user):
    """Return the seats in juries that a person holds now."""
    return JuryMember.objects.active().filter(user_id=user.pk)


@rules.predicate
def is_applicant(user, application):
    return application is not None and application.applicant_id == user.pk


@rules.predicate
def is_reader_of_paper(user, attachment):
    return attachment is not None and Attachment.objects.visible_to(user).filter(pk=attachment.pk).exists()


@rules.predicate
def is_owner_of_paper(user, attachment):
    return attachment is not None and attachment.application.applicant_id == user.pk


@rules.predicate
def is_active_juror(user, edition):
    seats = seats_of(user)
    return (seats if edition is None else seats.filter(edition_id=edition_of(edition))).exists()


@rules.predicate
def is_assigned_juror(user, sheet):
    return sheet is not None and sheet.juror.user_id == user.pk and sheet.juror.revoked_at is None


@rules.predicate
def is_chair(user, subject):
    return subject is not None and seats_of(user).filter(edition_id=edition_of(subject), role=JuryRole.CHAIR).exists()


PERMISSIONS = {
    # the contest of a year, in the office
    "contests.view_contest": is_secretary,
    "contests.add_contest": is_secretary,
    "contests.change_contest": is_secretary,
    "contests.delete_contest": rules.always_deny,
    "contests.view_contestedition": is_secretary,
    "contests.add_contestedition": is_secretary,
    "contests.change_contestedition": is_secretary,
    "contests.delete_contestedition": rules.always_deny,
    "contests.view_nomination": is_secretary,
    "contests.add_nomination": is_secretary,
    "contests.change_nomination": is_secretary,
    "contests.delete_nomination": rules.always_deny,
    "contests.view_edition": is_secretary,
    "contests.add_regulation": is_secretary,
    "contests.extend_intake": is_secretary,
    "contests.copy_edition": is_secretary,
    "contests.announce_edition": is_secretary,
    "contests.start_scoring": is_secretary,
    "contests.close_scoring": is_chair,
    # Nobody by hand: signing the protocol does it.
    "contests.settle_edition": rules.always_deny,
    "contests.publish_results": is_secretary,
    "contests.cancel_edition": is_secretary,
    # applications
    "contests.open_application": is_signed_in,
    "contests.view_application": is_applicant | is_secretary,
    "contests.ask_nominee": is_applicant | is_secretary,
    "contests.enter_paper_application": is_secretary,
    "contests.add_application": rules.always_deny,
    "contests.change_application": is_applicant,
    "contests.delete_application": rules.always_deny,
    "contests.submit_application": is_applicant,
    "contests.withdraw_application": is_applicant | is_secretary,
    "contests.admit_application": is_secretary,
    "contests.return_application": is_secretary,
    "contests.reject_application": is_secretary,
    "contests.view_attachment": is_reader_of_paper,
    "contests.change_attachment": is_owner_of_paper,
    "contests.delete_attachment": rules.always_deny,
    "contests.download_receipt": is_applicant | is_secretary,
    # the jury and its marks
    "contests.view_jurymember": is_secretary,
    "contests.add_jurymember": is_secretary,
    "contests.change_jurymember": is_secretary,
    "contests.delete_jurymember": rules.always_deny,
    "contests.appoint_juror": is_secretary,
    "contests.open_jury_desk": is_active_juror,
    "contests.score_sheet": is_assigned_juror,
    "contests.declare_conflict": is_assigned_juror,
    "contests.excuse_sheet": is_chair,
    "contests.reopen_sheet": is_chair,
    "contests.view_progress": is_secretary | is_chair,
    "contests.view_scores": is_secretary | is_chair,
    "contests.delete_scoresheet": rules.always_deny,
    "contests.view_insight": is_chair,
    "contests.count_result": is_secretary | is_chair,
    "contests.verify_value": is_secretary,
    # the decision
    "contests.draw_up_protocol": is_secretary,
    "contests.view_protocol": is_secretary | is_active_juror,
    "contests.sign_protocol": is_chair,
    "contests.delete_protocol": rules.always_deny,
    "contests.issue_certificates": is_secretary,
}
grant(PERMISSIONS)
