"""`manage.py import_plan plan_2020.txt`: shows how the text of an annual plan was understood, and writes it."""

from dataclasses import replace
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from foundation.errors import Refusal
from foundation.russian.plurals import count
from pages.actions.plan import import_plan
from pages.actions.site import build_site
from pages.plan_text import ParsedPlan, Trouble, parse_plan

CELL = 70


class Command(BaseCommand):
    """Reads a plan from a text file: columns parted by tabs, headings of sections between the rows."""

    help = "Загружает план работы из текста (столбцы разделены табуляцией)."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="файл с планом, UTF-8")
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
        if parsed.warnings and not options["accept_warnings"]:
            raise CommandError(_("Есть замечания, план не записан. Исправьте текст или добавьте --accept-warnings."))
        try:
            page = import_plan(parsed, by=None, site_root=build_site(by=None), replace=options["replace"])
        except Refusal as refusal:
            raise CommandError(refusal.reason) from refusal
        self.stdout.write(_("Записано: %(title)s, %(url)s") % {"title": page.title, "url": page.full_url})

    def _read(self, file: Path) -> ParsedPlan:
        try:
            return parse_plan(file.read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(_("Файл не прочитан: %(reason)s") % {"reason": error}) from error

    def _show(self, parsed: ParsedPlan) -> None:
        self.stdout.write(" ".join(parsed.title.split()))
        for section in parsed.sections:
            self.stdout.write("\n" + (" ".join(section.wording.split()) or _("Без раздела")))
            for item in section.items:
                self.stdout.write(f"{item.number:>4}  {item.period or '–'} · {shorten(item.title)}")
        sections = count(len(parsed.sections), "раздел", "раздела", "разделов")
        rows = count(len(parsed.items), "строка", "строки", "строк")
        self.stdout.write(f"\n{sections}, {rows}")
        for warning in parsed.warnings:
            place = _("Строка %(line)s файла") % {"line": warning.line} if warning.line else _("Весь текст")
            words = f": {shorten(' '.join(warning.text.split()))}" if warning.text else ""
            self.stdout.write(f"{place}: {warning.trouble}{words}")


def with_year(parsed: ParsedPlan, year: int) -> ParsedPlan:
    """Return the plan as one of `year`: what was doubtful about its year is settled."""
    settled = {Trouble.NO_YEAR, Trouble.MANY_YEARS}
    warnings = tuple(warning for warning in parsed.warnings if warning.trouble not in settled)
    return replace(parsed, year=year, warnings=warnings)


def shorten(text: str) -> str:
    """Cut a long text for the console."""
    return text if len(text) <= CELL else f"{text[: CELL - 1]}…"
