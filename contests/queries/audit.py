"""What the database shows of the invariants of a contest (spec contests 3.5): a list of faults in words, empty when all hold.

Numbers in the words are those of the invariants. Reads everything anew and believes nothing that was kept.
"""

from collections import defaultdict
from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry

from certificates.models import Certificate
from contests.models import Application, Conflict, ContestEdition, Protocol, ScoreEntry, ScoreSheet
from contests.queries.standings import AFTER_SCORING, standings_of
from contests.result_run import result_run
from contests.states import ApplicationState, AwardKind, EditionState, SheetState
from contests.workflow.conflicts import conflicts_by_register
from foundation.errors import Refusal
from foundation.ledger import Anchor, digest, verify, walls_stand

BEFORE_SIGNING = (EditionState.SCORING, EditionState.SCORING_CLOSED)


def faults_of_marks(edition: ContestEdition) -> list[str]:
    """Return what is wrong with the chain of marks: changed, missing or cut rows; a signed protocol anchors its end."""
    anchor = None
    if protocol := signed_protocol(edition):
        anchor = Anchor(**protocol.facts["ledger"])
    return [f"4. {fault.kind.label}: {fault.sequence}" for fault in verify(ScoreEntry.objects.of(edition), anchor)]


def signed_protocol(edition: ContestEdition) -> Protocol | None:
    """Return the signed protocol of an edition, if there is one."""
    return Protocol.objects.signed().filter(edition=edition).first()


def faults_of(edition: ContestEdition) -> list[str]:
    """Return every fault of one contest, invariant by invariant."""
    checks = (_conflicts, _marks, _results, _protocols, _numbers, _states, _certificates)
    return [*faults_of_marks(edition), *(fault for check in checks for fault in check(edition))]


def faults_of_walls() -> list[str]:
    """Return a fault when the database itself would let marks be changed."""
    return [] if walls_stand(ScoreEntry) else [f"3. {_('База не защищает оценки от изменения: нет запретов.')}"]


def _conflicts(edition) -> Iterator[str]:
    sheets = ScoreSheet.objects.filter(juror__edition=edition).select_related("juror", "application")
    known = set(Conflict.objects.filter(juror__edition=edition).values_list("juror_id", "application_id"))
    for sheet in sheets:
        if (sheet.juror_id, sheet.application_id) in known and sheet.state != SheetState.RECUSED:
            yield f"2. {_('Лист при конфликте интересов не закрыт:')} {sheet.code}"
    if edition.state in BEFORE_SIGNING:
        counted = ScoreSheet.objects.counted().filter(juror__edition=edition)
        pairs = set(counted.values_list("juror_id", "application_id"))
        for found in conflicts_by_register(edition.jury.all(), edition.applications.competing()):
            if (found.juror.pk, found.application.pk) in pairs:
                yield f"1. {_('Засчитан лист при конфликте интересов:')} {found.juror.pk}, {found.application.pk}"


def _marks(edition) -> Iterator[str]:
    given: dict[int, dict] = defaultdict(dict)
    for entry in ScoreEntry.objects.of(edition).select_related("criterion", "sheet__juror", "sheet__application"):
        given[entry.sheet_id][entry.criterion_id] = entry
        if entry.sheet.juror.edition_id != edition.pk:
            yield f"4. {_('Оценка из чужого конкурса:')} {entry.sequence}"
        if entry.criterion.nomination_id != entry.sheet.application.nomination_id:
            yield f"6. {_('Оценка по критерию другой номинации:')} {entry.sequence}"
        allowed = entry.criterion.allows_na if entry.points is None else entry.criterion.allows_mark(entry.points)
        if not allowed:
            yield f"6. {_('Балл вне шкалы:')} {entry.sequence}"
    handed_in = ScoreSheet.objects.filter(juror__edition=edition, state=SheetState.SUBMITTED)
    for sheet in handed_in.select_related("application"):
        if {row.pk for row in sheet.criteria} - given[sheet.pk].keys():
            yield f"6. {_('Сдан неполный лист:')} {sheet.code}"


def _results(edition) -> Iterator[str]:
    for result in edition.results.all():
        if result_run(result.document["inputs"]).digest != result.digest:
            yield f"7. {_('Подсчёт не воспроизводится:')} {result.digest}"
        shown = [row for table in result.document["rows"] for row in table]
        kept = result.rows.select_related("application__edition")
        rows = {(row.application.number, f"{row.numerator}/{row.denominator}", row.place, row.place_to) for row in kept}
        if rows != {(row["number"], row["total"], row["place"], row["place_to"]) for row in shown}:
            yield f"8. {_('Строки итогов не те, что в подсчёте:')} {result.digest}"
    current = edition.results.current().first()
    if current and edition.state in AFTER_SCORING:
        try:
            fresh = standings_of(edition).digest
        except Refusal as refusal:
            fresh = str(refusal)
        if fresh != current.digest:
            yield f"7. {_('Действующий подсчёт не сходится с оценками.')}"


def _protocols(edition) -> Iterator[str]:
    protocol = signed_protocol(edition)
    if protocol is None:
        if edition.state in {EditionState.PROTOCOL_SIGNED, EditionState.PUBLISHED}:
            yield f"10. {_('Итоги без подписанного протокола.')}"
        return
    if digest(protocol.facts) != protocol.sha256:
        yield f"10. {_('Подписанный протокол изменён.')}"
    if protocol.facts.get("recount") and not edition.results.filter(digest=protocol.facts["digest"]).exists():
        yield f"10. {_('Нет подсчёта, который утверждён протоколом.')}"
    rows = {row["application"]: row for table in protocol.facts["nominations"] for row in table["rows"]}
    for award in protocol.awards.all():
        row = rows.pop(award.application_id, None)
        place = row["place"] if row and row["is_prize"] else None
        if row is None or (award.kind == AwardKind.PLACE, award.place) != (place is not None, place):
            yield f"10. {_('Награда не по протоколу:')} {award.pk}"
    if rows:
        yield f"10. {_('Не у всех участников протокола есть награда.')}"


def _numbers(edition) -> Iterator[str]:
    numbers = edition.applications.exclude(sequence=None).order_by("sequence").values_list("sequence", flat=True)
    if list(numbers) != list(range(1, len(numbers) + 1)):
        yield f"14. {_('Номера заявок идут с пропусками или повторами.')}"
    bare = edition.applications.exclude(state=ApplicationState.DRAFT).filter(received_at=None)
    yield from (f"15. {_('У зарегистрированной заявки нет времени получения:')} {row.pk}" for row in bare)


def _states(edition) -> Iterator[str]:
    protocols = list(Protocol.objects.filter(edition=edition))
    sheets = list(ScoreSheet.objects.filter(juror__edition=edition))
    for model, rows in (
        (ContestEdition, [edition]),
        (Application, edition.applications.all()),
        (Protocol, protocols),
        (ScoreSheet, sheets),
    ):
        last: dict[str, str] = {}
        kind = ContentType.objects.get_for_model(model)
        entries = ModelLogEntry.objects.filter(content_type=kind, object_id__in=[str(row.pk) for row in rows])
        for key, data in entries.order_by("timestamp", "pk").values_list("object_id", "data"):
            if "after" in data:
                last[key] = data["after"]
        for row in rows:
            if last.get(str(row.pk), row.state) != row.state:
                yield f"17. {_('Состояние не то, что в журнале:')} {row._meta.verbose_name} {row.pk}"


def _certificates(edition) -> Iterator[str]:
    protocol = signed_protocol(edition)
    given = {f"contests.Award:{award.pk}" for award in protocol.awards.all()} if protocol else set()
    about = set(edition.applications.filter(award__isnull=False).values_list("award", flat=True))
    issued = Certificate.objects.filter(source__in=[f"contests.Award:{pk}" for pk in about])
    for source in issued.values_list("source", flat=True):
        if source not in given:
            yield f"20. {_('Диплом без награды в подписанном протоколе:')} {source}"
