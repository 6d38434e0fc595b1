"""The cabinet's home: the cards of one person, composed from the floors. The only place that knows them all."""

from dataclasses import dataclass, field

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.rules import is_secretary
from certificates.queries import certificates_of
from contests.queries.intake import applications_of
from contests.queries.public import open_editions
from contests.queries.sheets import juries_with_progress
from directory.queries import representations_of, representatives_awaiting
from events.queries.register import registrations_of
from foundation.permissions import allows
from foundation.russian.plurals import count
from members.queries.applications import applications_awaiting
from members.queries.applications import applications_of as applications_to_join
from members.queries.register import leaving, member_of
from olympiad.queries.desk import entries_of, openings_for
from olympiad.queries.overview import markings_at_work
from privacy.queries import papers_awaiting_check, papers_of, requests_waiting, withdrawals_waiting

SHOWN = 5


@dataclass(frozen=True)
class Row:
    """One line of a card: what, where it leads, in which state."""

    label: str
    url: str
    state: str = ""
    tone: str = "plain"
    note: str = ""


@dataclass(frozen=True)
class Card:
    """A card of the cabinet: its rows, or the words for when there are none, and the one act that it offers."""

    title: str
    rows: list[Row] = field(default_factory=list)
    empty: str = ""
    act: str = ""
    url: str = ""


def cards_of(user) -> list[Card]:
    """Return the cards of this person, what waits for him first; cards with nothing to say are left out."""
    cards = [
        _office(user),
        _papers(user),
        _jury(user),
        _markings(user),
        _olympiad(user),
        _contests(user),
        _events(user),
        _branch(user),
        _organizations(user),
        _certificates(user),
    ]
    return [card for card in cards if card]


def _office(user):
    if not allows(user, "accounts.enter_office"):
        return None
    return Card(
        _("Кабинет отделения"),
        _waiting() if is_secretary(user) else [],
        _("Страницы сайта, конкурсы, справочник, письма."),
        _("Войти в кабинет отделения"),
        f"/{settings.OFFICE_PATH}",
    )


def _waiting() -> list[Row]:
    """Return the desks of the secretary on which something waits."""
    desks = [
        (_("Кто представляет организации"), "representative:index", representatives_awaiting()),
        (_("Заявления о вступлении"), "office_membership_applications", applications_awaiting()),
        (_("Заявления о выходе"), "office_register", leaving()),
        (_("Согласия на проверку"), "consentpaper:index", papers_awaiting_check()),
        (_("Обращения о данных"), "subjectrequest:index", requests_waiting()),
        (_("Отзывы согласий"), "consentwithdrawal:index", withdrawals_waiting()),
    ]
    waiting = [(label, name, number) for label, name, rows in desks if (number := rows.count())]
    return [
        Row(label, reverse(name), count(number, "запись", "записи", "записей"), "warn")
        for label, name, number in waiting
    ]


def _papers(user):
    rows = [
        Row(paper.text.title, paper.get_absolute_url(), paper.get_state_display(), paper.tone, paper.subject_name)
        for paper in papers_of(user).open()[:SHOWN]
    ]
    return Card(_("Согласия на бумаге"), rows) if rows else None


def _jury(user):
    rows = [
        Row(
            str(edition),
            reverse("contests:jury_desk", args=[edition.slug]),
            _("Сдано %(done)d из %(all)d") % {"done": edition.handed_in, "all": edition.sheets},
            "warn" if edition.handed_in < edition.sheets else "plain",
        )
        for edition in juries_with_progress(user)
    ]
    return Card(_("Жюри"), rows) if rows else None


def _markings(user):
    rows = [
        Row(str(marking.stage), marking.get_absolute_url(), marking.get_state_display(), marking.tone)
        for marking in markings_at_work(user)[:SHOWN]
    ]
    return Card(_("Проверка олимпиадных работ"), rows) if rows else None


def _olympiad(user):
    entries = [
        Row(
            str(entry.stage.edition),
            entry.get_absolute_url(),
            str(entry.stage.phase),
            entry.stage.edition.tone,
            str(entry.school),
        )
        for entry in entries_of(user)[:SHOWN]
    ]
    openings = openings_for(user, at=timezone.now())
    if not entries and not openings:
        return None
    act = _("Открыт приём: заявить учеников") if openings else _("Все заявки моих школ")
    return Card(
        _("Олимпиада: моя школа"),
        entries,
        str(openings[0].stage) if openings else "",
        act,
        reverse("olympiad:entry_list"),
    )


def _contests(user):
    mine = [
        Row(str(row), row.get_absolute_url(), row.get_state_display(), row.tone, row.edition.contest.short_title)
        for row in applications_of(user)[:SHOWN]
    ]
    now = timezone.now()
    is_open = open_editions(now).first()
    if not mine and (user.roles or not is_open):
        return None
    address = is_open.get_absolute_url() if is_open else reverse("contests:application_list")
    act = _("Открыт приём: подать заявку") if is_open else _("Все мои заявки")
    return Card(_("Заявки на конкурсы"), mine, _("Вы ещё не подавали заявок."), act, address)


def _events(user):
    rows = [
        Row(row.event.title, row.get_absolute_url(), row.get_state_display(), row.tone, row.event.when)
        for row in registrations_of(user)[:SHOWN]
    ]
    return (
        Card(_("Мои мероприятия"), rows, "", _("Все мои мероприятия"), reverse("events:my_registrations"))
        if rows
        else None
    )


def _branch(user):
    member = member_of(user)
    url = reverse("members:my_membership")
    if member:
        current = member.memberships.in_force().first()
        state, tone = (current.get_state_display(), current.tone) if current else (_("Выбыли"), "plain")
        label = _("Билет № %(card)s") % {"card": current.card} if current else member.full_name
        return Card(_("Членство в отделении"), [Row(label, url, state, tone)])
    sent = applications_to_join(user).first()
    if not sent:
        return None
    row = Row(_("Заявление о вступлении"), sent.get_absolute_url(), sent.get_state_display(), sent.tone)
    return Card(_("Членство в отделении"), [row])


def _organizations(user):
    rows = [
        Row(str(row.subject), row.get_absolute_url(), row.get_state_display(), row.tone, row.get_position_display())
        for row in representations_of(user)[:SHOWN]
    ]
    if not rows and user.roles:
        return None
    empty = _("Сообщите, какой ТОС или совет дома вы представляете.")
    return Card(_("Мои организации"), rows, empty, _("Добавить организацию"), reverse("directory:organization_search"))


def _certificates(user):
    rows = [
        Row(str(row), row.get_absolute_url(), row.get_state_display(), "plain") for row in certificates_of(user)[:SHOWN]
    ]
    return Card(_("Дипломы и сертификаты"), rows) if rows else None
