"""Verbs about lists: kept when read, corrected, written once, undone within a day, forgotten. The only writers of them."""

from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.audit import record
from foundation.errors import Refusal
from foundation.importing.checking import Checked, Corrections, check, laid_out
from foundation.importing.importer import Importer
from foundation.importing.reading import Line
from foundation.models import ImportedTable
from foundation.permissions import allows
from foundation.prepared import held

# Lists hold names of people. A written one stays so long as somebody may ask what was in it, an unfinished one less.
KEPT_WRITTEN, KEPT_UNFINISHED = timedelta(days=30), timedelta(days=7)


@transaction.atomic
def keep_table(importer: Importer, *, by, lines: list[Line], file_name: str = "") -> ImportedTable:
    """Keep a list that was read, to be looked at; nothing else changes. Raises PermissionDenied."""
    _check_right(importer, by)
    head, rows, matching = laid_out(lines, importer.columns)
    table = ImportedTable(
        importer=importer.slug,
        about=importer.about,
        file_name=file_name[-100:],
        head=head,
        rows=rows,
        matching=matching,
        loaded_by=by,
    )
    table.save()
    record(table, "foundation.importedtable.keep", by=by, importer=importer.slug, rows=len(rows))
    return table


@transaction.atomic
def revise_table(
    table: ImportedTable, importer: Importer, *, by, corrections: Corrections
) -> tuple[ImportedTable, bool]:
    """Take the corrections; return the list and whether anything changed.

    Raises PermissionDenied; Refusal when it is written already.
    """
    _check_right(importer, by)
    table = held(ImportedTable, table.pk)
    _check_unwritten(table)
    before = (table.matching, table.wanted, [list(row) for _number, row in table.rows])
    for number, row in table.rows:
        for place in range(len(row)):
            row[place] = corrections.cells.get((number, place), row[place])
    table.matching, table.wanted = dict(corrections.matching), sorted(corrections.wanted)
    changed = before != (table.matching, table.wanted, [row for _number, row in table.rows])
    if changed:
        table.save(update_fields=["matching", "wanted", "rows", "updated_at"])
    return table, changed


@transaction.atomic
def write_table(table: ImportedTable, importer: Importer, *, by) -> ImportedTable:
    """Write the sound rows, leave the others, and remember what undoing needs.

    Raises PermissionDenied; Refusal when it is written already, when nothing is sound, when somebody wrote the same meanwhile.
    """
    _check_right(importer, by)
    table = held(ImportedTable, table.pk)
    _check_unwritten(table)
    checked = checked_table(table, importer)
    if not checked.to_write:
        raise Refusal(_("Записывать нечего: ни одной верной строки."))
    try:
        with transaction.atomic():
            facts = importer.write([row.values for row in checked.to_write], by=by)
    except IntegrityError as clash:
        raise Refusal(_("Пока вы смотрели, что-то из этого списка уже записали. Проверьте строки ещё раз.")) from clash
    table.written_at = timezone.now()
    table.written = {
        "count": len(checked.to_write),
        "left": [row.number for row in checked.to_leave],
        "facts": facts,
    }
    table.save(update_fields=["written_at", "written", "updated_at"])
    counts = {"written": len(checked.to_write), "left": len(checked.to_leave)}
    record(table, "foundation.importedtable.write", by=by, importer=importer.slug, **counts)
    return table


@transaction.atomic
def undo_table(table: ImportedTable, importer: Importer, *, by) -> ImportedTable:
    """Take away what was written. Raises PermissionDenied; Refusal after a day or when somebody has built upon it."""
    _check_right(importer, by)
    table = held(ImportedTable, table.pk)
    if reason := why_not_undone(table, at=timezone.now()):
        raise Refusal(reason)
    importer.take_back(table.written["facts"], by=by)
    table.undone_at = timezone.now()
    table.save(update_fields=["undone_at", "updated_at"])
    record(table, "foundation.importedtable.undo", by=by, importer=importer.slug, written=table.written["count"])
    return table


@transaction.atomic
def forget_tables(at: datetime) -> int:
    """Forget the rows of old lists and the lists that nobody finished; return how many. What was written stays."""
    old = ImportedTable.objects.filter(written_at__lt=at - KEPT_WRITTEN).exclude(rows=[])
    unfinished = ImportedTable.objects.filter(written_at__isnull=True, created_at__lt=at - KEPT_UNFINISHED)
    return old.update(rows=[], head=[]) + unfinished.delete()[0]


def checked_table(table: ImportedTable, importer: Importer) -> Checked:
    """Return the list as it would be written now."""
    return check(importer, lines_of(table), table.matching, table.wanted)


def lines_of(table: ImportedTable) -> list[Line]:
    """Return the rows as they stand now, with their numbers in the source."""
    return [Line(number, cells) for number, cells in table.rows]


def why_not_undone(table: ImportedTable, *, at: datetime) -> str:
    """Return why the writing cannot be undone at the moment `at`; empty when it can."""
    if table.written_at is None:
        return _("Этот список ещё не записан.")
    if table.undone_at:
        return _("Запись этого списка уже отменена.")
    if at > table.undo_until:
        return _("Прошло больше суток. Исправьте строки по одной в справочнике.")
    return ""


def _check_right(importer: Importer, by) -> None:
    if by is not None and not allows(by, importer.permission, importer.subject):
        raise PermissionDenied


def _check_unwritten(table: ImportedTable) -> None:
    if table.written_at:
        raise Refusal(_("Этот список уже записан. Второй раз записывать не нужно."))
