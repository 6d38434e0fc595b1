"""`manage.py import_plan plan_2020.docx`: shows how an annual plan was understood, and writes it."""

from dataclasses import replace
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from foundation.errors import Refusal
from foundation.russian.plurals import count
from pages.actions.plan import import_plan
from pages.actions.site import build_site
from pages.plan_reading.files import read_file
from pages.plan_reading.parsed import ParsedPlan, PlanWarning, Severity, Trouble
from pages.plan_reading.review import doubts, periods_of

CELL = 70


class Command(BaseCommand):
    """Reads a plan from a document of Word, a table of Excel, or a text whose columns are parted by tabs."""

    help = "Загружает план работы из файла DOCX, XLSX или TXT (столбцы разделены табуляцией)."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="файл с планом: .docx, .xlsx или .txt")
        parser.add_argument("--year", type=int, help="год плана, если в названии его нет или он другой")
        parser.add_argument("--dry-run", action="store_true", help="только показать, ничего не записывать")
        parser.add_argument("--replace", action="store_true", help="заменить план этого года, если он уже есть")
        parser.add_argument("--accept-warnings", action="store_true", help="записать, несмотря на замечания")

    def handle(self, *args, **options):
        parsed = self._read(options["file"])
        if options["year"]:
            parsed = with_year(parsed, options["year"])
        self._show(parsed)
        if options["dry_run"]:
            return
        serious = [warning for warning in parsed.warnings if warning.trouble.severity != Severity.HINT]
        if serious and not options["accept_warnings"]:
            raise CommandError(_("Есть замечания, план не записан. Исправьте текст или добавьте --accept-warnings."))
        try:
            page = import_plan(parsed, by=None, site_root=build_site(by=None), replace=options["replace"])
        except Refusal as refusal:
            raise CommandError(refusal.reason) from refusal
        self.stdout.write(_("Записано: %(title)s, %(url)s") % {"title": page.title, "url": page.full_url})

    def _read(self, path: Path) -> ParsedPlan:
        try:
            with path.open("rb") as file:
                return read_file(file, path.name)[1]
        except OSError as error:
            raise CommandError(_("Файл не прочитан: %(reason)s") % {"reason": error}) from error
        except ValidationError as error:
            raise CommandError(_("Файл не прочитан: %(reason)s") % {"reason": " ".join(error.messages)}) from error

    def _show(self, parsed: ParsedPlan) -> None:
        self.stdout.write(" ".join(parsed.title.split()))
        for section in parsed.sections:
            self.stdout.write("\n" + (" ".join(section.wording.split()) or _("Без раздела")))
            for item in section.items:
                self.stdout.write(f"{item.number:>4}  {shorten(item.period) or '–'} · {shorten(item.title)}")
        sections = count(len(parsed.sections), "раздел", "раздела", "разделов")
        rows = count(len(parsed.items), "строка", "строки", "строк")
        self.stdout.write(f"\n{sections}, {rows}")
        for warning in (*parsed.warnings, *_doubts(parsed)):
            self.stdout.write(line_of(warning))


def _doubts(parsed: ParsedPlan) -> list[PlanWarning]:
    """Return what is said about the terms of a plan whose year is known; none of it stops the writing."""
    return doubts(parsed, periods_of(parsed, year=parsed.year), year=parsed.year) if parsed.year else []


def with_year(parsed: ParsedPlan, year: int) -> ParsedPlan:
    """Return the plan as one of `year`: what was doubtful about its year is settled."""
    settled = {Trouble.NO_YEAR, Trouble.MANY_YEARS}
    warnings = tuple(warning for warning in parsed.warnings if warning.trouble not in settled)
    return replace(parsed, year=year, warnings=warnings)


def line_of(warning: PlanWarning) -> str:
    """Tell a warning on one line: where, what, in which words, what to do."""
    place = warning.place[:1].upper() + warning.place[1:] or _("Весь план")
    words = f": {shorten(warning.text)}" if warning.text else ""
    return f"{place}. {warning.trouble.words}{words}. {warning.trouble.advice}"


def shorten(text: str) -> str:
    """Cut a long text for the console, on one line."""
    text = " ".join(text.split())
    return text if len(text) <= CELL else f"{text[: CELL - 1]}…"
