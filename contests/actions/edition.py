"""Verbs of the contest of a year: announced, scored, closed, published, cancelled."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contests import letters
from contests.actions.jury import assign_sheets, record_conflicts
from contests.models import ScoreEntry
from contests.workflow import EditionWorkflow
from contests.workflow.edition import every_application_is_scored
from foundation.errors import Refusal
from foundation.ledger import anchor_of
from foundation.workflow import performs


@performs(EditionWorkflow.announce)
def announce_edition(edition, *, by):
    """Open the contest's page to everybody; from now on nominations and criteria stay as they are."""
    edition.announced_at = timezone.now()


@performs(EditionWorkflow.start_scoring)
def start_scoring(edition, *, by):
    """Give every juror his sheets, but for applications in conflict, and write to the jury."""
    jurors = list(edition.jury.active().select_related("user"))
    sheets = assign_sheets(edition, jurors)
    judged = edition.applications.filter(sheets__isnull=False)
    bare = edition.applications.competing().exclude(pk__in=judged.values("pk")).order_by("sequence")
    if names := [str(application) for application in bare]:
        words = _("У всех членов жюри конфликт интересов: %(list)s. Назначьте ещё одного члена жюри.")
        raise Refusal(words % {"list": "; ".join(names)})
    for juror in jurors:
        letters.scoring_started.post(
            to=juror.user.email,
            about=edition,
            once=f"contests.scoring_started:{edition.pk}:{juror.pk}",
            sheets=juror.sheets.live().count(),
        )
    return {"sheets": sheets}


@performs(EditionWorkflow.close_scoring)
def close_scoring(edition, *, by):
    """End the scoring. Jurors get the head of the chain of marks: what was written up to it can be checked for ever."""
    jurors = list(edition.jury.active().select_related("user"))
    if record_conflicts(edition, list(edition.jury.select_related("user"))) and (
        reason := every_application_is_scored(edition)
    ):
        raise Refusal(reason)
    anchor = anchor_of(ScoreEntry, edition)
    for juror in jurors:
        letters.scoring_closed.post(
            to=juror.user.email,
            about=edition,
            once=f"contests.scoring_closed:{edition.pk}:{juror.pk}",
            anchor=anchor,
        )
    return {"marks": anchor.count, "head": anchor.head}


@performs(EditionWorkflow.settle)
def settle_edition(edition, *, by, protocol):
    """Take note that the protocol was signed; called by the signing, by nobody else."""
    return {"protocol": protocol.number, "sha256": protocol.sha256}


@performs(EditionWorkflow.publish)
def publish_results(edition, *, by):
    """Show the places to everybody and write to those who took part."""
    edition.published_at = timezone.now()
    applications = edition.applications.competing().select_related("applicant", "nomination", "award")
    for application in applications:
        application.edition = edition
        if not application.address:
            continue
        letters.results_published.post(
            to=application.address,
            about=application,
            once=f"contests.results_published:{application.code}",
            award=application.award,
        )
    return {"applications": len(applications)}


@performs(EditionWorkflow.cancel)
def cancel_edition(edition, *, by, reason):
    """Cancel the contest; the reason stands on its page."""
    edition.cancellation_reason = reason
    return {"reason": reason}
