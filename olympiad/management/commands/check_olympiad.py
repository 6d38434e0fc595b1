"""`manage.py check_olympiad`: states every invariant of the olympiad and what does not hold."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from olympiad.queries.invariants import INVARIANTS, findings
from olympiad.queries.registration import REGISTRATION, doubts


class Command(BaseCommand):
    """Reads everything and changes nothing; ends with an error when something was found."""

    help = "Проверяет олимпиады: заявки, согласия, коды, цепочки баллов, списки, декодирование, двойную проверку."

    def handle(self, *args, **options):
        for words in (*REGISTRATION, *INVARIANTS):
            self.stdout.write(f"– {words}")
        found = [f"{doubt.about}: {doubt.words}" for doubt in doubts()]
        found += [f"{finding.marking}: {finding.words}" for finding in findings()]
        for words in found:
            self.stderr.write(words)
        if found:
            raise CommandError(_("Найдено нарушений: %(count)d.") % {"count": len(found)})
        self.stdout.write(_("Нарушений нет."))
