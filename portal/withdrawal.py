"""Where a withdrawn consent takes effect: the list of places, composed by name. The only file that knows them all."""

from django.conf import settings
from django.utils.translation import gettext as _

from certificates.actions.name import hide_names
from contests.actions.withdrawal import forget_applicant
from contests.queries.public import award_sources
from events.actions.withdrawal import unregister_visitor
from foundation.publication import announce
from members.actions.withdrawal import forget_member
from olympiad.actions.withdrawal import take_participant_out, unname_participant
from pages.queries.naming import pages_naming
from privacy.effects import Effect, Withdrawn
from privacy.states import ConsentKind


def unname_certificates(withdrawn: Withdrawn, *, by) -> Effect | None:
    """Take the name from the public check of every certificate given for the matter."""
    if withdrawn.kind != ConsentKind.PUBLICATION:
        return None
    hidden = hide_names([withdrawn.about, *award_sources(withdrawn.about)], by=by)
    done = [_("Документ № %(number)s: имени нет.") % {"number": row.registration_number} for row in hidden]
    return Effect(_("Проверка дипломов"), tuple(done)) if done else None


def name_pages(withdrawn: Withdrawn, *, by) -> Effect | None:
    """Name the pages whose own words still speak of the person: an editor changes them, the search follows by itself."""
    if withdrawn.kind == ConsentKind.PROCESSING:
        return None
    found = pages_naming(withdrawn.name)
    lines = [f"«{entry.title}», {settings.BASE_URL}{entry.page.url}" for entry in found]
    if withdrawn.kind == ConsentKind.MEDIA:
        lines.append(_("Снимки и записи с этим человеком: найдите и снимите со страниц."))
    return Effect(_("Страницы и новости сайта"), (), tuple(lines)) if lines else None


def drop_copies(withdrawn: Withdrawn, *, by) -> Effect | None:
    """Forget every kept copy of pages and feeds, in all processes: the next visitor gets a fresh one."""
    if withdrawn.kind != ConsentKind.PUBLICATION:
        return None
    announce()
    return Effect(_("Копии страниц, ленты и поиск"), (_("Сброшены и собраны заново."),))


def reach_beyond(withdrawn: Withdrawn, *, by) -> Effect | None:
    """Name what no program reaches."""
    if withdrawn.kind != ConsentKind.PUBLICATION or not award_sources(withdrawn.about):
        return None
    return Effect(
        _("За пределами портала"),
        (),
        (_("Другие сайты и газеты, которым отделение передало итоги: напишите им."),),
    )


# The order is that of the report. A new floor that shows people adds its own line here.
EFFECTS = (
    forget_applicant,
    unname_participant,
    take_participant_out,
    forget_member,
    unregister_visitor,
    unname_certificates,
    name_pages,
    drop_copies,
    reach_beyond,
)
