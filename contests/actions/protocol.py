"""Verbs of the protocol: drawn up from the marks, signed by the chair."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contests.actions.edition import settle_edition
from contests.actions.result import keep_result
from contests.models import Award, ContestEdition, Protocol
from contests.queries.protocol import protocol_facts, signature_name
from contests.states import AwardKind, EditionState
from contests.workflow import ProtocolWorkflow
from foundation.audit import record
from foundation.errors import Refusal
from foundation.ledger import digest
from foundation.permissions import allows
from foundation.workflow import performs


@transaction.atomic
def draw_up_protocol(edition, *, by, number: str, held_on: date) -> Protocol:
    """Freeze the result of the scoring as a draft protocol; drawn up again, the draft is replaced.

    Raises PermissionDenied; Refusal before the scoring is closed or after the protocol was signed.
    """
    edition = ContestEdition.objects.select_for_update().select_related("contest").get(pk=edition.pk)
    if not allows(by, "contests.draw_up_protocol", edition):
        raise PermissionDenied
    if edition.state != EditionState.SCORING_CLOSED:
        raise Refusal(_("Протокол составляют после завершения оценки и до его подписания."))
    keep_result(edition, by=by)
    protocol = Protocol.objects.select_for_update().filter(edition=edition).first() or Protocol(edition=edition)
    protocol.number, protocol.held_on = number, held_on
    protocol.facts = protocol_facts(edition, number=number, held_on=held_on, secretary=signature_name(by))
    protocol.sha256 = digest(protocol.facts)
    protocol.full_clean()
    protocol.save()
    record(protocol, "contests.protocol.draw_up", by=by, number=number, sha256=protocol.sha256)
    return protocol


@performs(ProtocolWorkflow.sign)
def sign_protocol(protocol, *, by):
    """Make the places final: awards are written, the contest moves on. The facts must still be those of the marks."""
    edition = ContestEdition.objects.select_for_update().select_related("contest").get(pk=protocol.edition_id)
    now_known = protocol_facts(
        edition, number=protocol.number, held_on=protocol.held_on, secretary=protocol.facts["secretary"]
    )
    if digest(now_known) != protocol.sha256:
        raise Refusal(_("После составления протокола что-то изменилось. Попросите секретаря составить его заново."))
    protocol.signed_at, protocol.signed_by = timezone.now(), by
    awards = [_award(protocol, row) for table in protocol.facts["nominations"] for row in table["rows"]]
    Award.objects.bulk_create(awards)
    settle_edition(edition, by=None, protocol=protocol)
    return {"number": protocol.number, "sha256": protocol.sha256, "awards": len(awards)}


def _award(protocol, row):
    if not row["is_prize"]:
        kind = row["award"] or AwardKind.PARTICIPANT
        return Award(protocol=protocol, application_id=row["application"], kind=kind)
    return Award(
        protocol=protocol,
        application_id=row["application"],
        kind=AwardKind.PLACE,
        place=row["place"],
        place_to=row["place_to"],
    )
