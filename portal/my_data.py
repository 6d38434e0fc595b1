"""Everything that the portal keeps about one person, composed from the floors: for his page and for the file he takes away."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _

from certificates.queries import certificates_of
from contests.queries.intake import applications_of
from directory.queries import representations_of
from events.queries.register import registrations_of
from foundation.russian.dates import date_words
from members.queries.applications import applications_of as applications_to_join
from members.queries.register import member_of
from outbox.queries import letters_to
from privacy.queries import consents_of


@dataclass(frozen=True)
class Fact:
    """One line: what it is, what is kept, where it is seen or changed."""

    label: str
    value: str
    url: str = ""


@dataclass(frozen=True)
class Section:
    """Facts of one kind, why they are kept and what the person may do about them."""

    title: str
    why: str
    facts: list[Fact] = field(default_factory=list)
    act: str = ""
    url: str = ""


def sections_of(person) -> list[Section]:
    """Return what is kept about this person; sections with nothing in them are left out."""
    made = (_account, _organizations, _applications, _registrations, _membership, _certificates, _letters)
    return [section for make in made if (section := make(person)).facts]


def _account(person):
    known = [
        Fact(_("Фамилия, имя, отчество"), person.get_full_name()),
        Fact(_("Электронная почта"), person.email),
        Fact(_("Телефон"), person.phone),
        Fact(_("Зарегистрирован"), date_words(person.date_joined)),
        Fact(_("Роли"), person.role_names),
    ]
    why = _("Чтобы вы могли войти и чтобы письма, протоколы и дипломы называли вас верно.")
    facts = [fact for fact in known if fact.value]
    return Section(_("Учётная запись"), why, facts, _("Исправить имя и телефон"), reverse("accounts:profile"))


def _organizations(person):
    facts = [
        Fact(row.get_position_display(), f"{row.subject}, {row.get_state_display().lower()}", row.get_absolute_url())
        for row in representations_of(person)
    ]
    why = _("Чтобы заявку подавал тот, кто вправе. Видят секретарь и другие представители организации.")
    return Section(_("Кого вы представляете"), why, facts)


def _applications(person):
    facts = [
        Fact(str(row), f"{row.edition.contest.short_title}, {row.get_state_display().lower()}", row.get_absolute_url())
        for row in applications_of(person)
    ]
    why = _("Ответы, файлы, решение и итоги. Видят секретарь и жюри этого конкурса.")
    return Section(_("Заявки на конкурсы"), why, facts)


def _registrations(person):
    facts = [
        Fact(row.event.title, f"{row.full_name}, {row.get_state_display().lower()}", row.get_absolute_url())
        for row in registrations_of(person)
    ]
    why = _("Чтобы место было за вами и чтобы вас предупредили, если мероприятие перенесут. Видит секретарь.")
    return Section(_("Записи на мероприятия"), why, facts, _("Мои мероприятия"), reverse("events:my_registrations"))


def _membership(person):
    member = member_of(person)
    known = []
    if member:
        known = [
            Fact(
                _("В реестре членов"),
                ", ".join(filter(None, (str(member), str(member.municipality), member.occupation))),
            ),
            *(Fact(_("Билет"), f"№ {row.card}, {date_words(row.admitted_on)}") for row in member.memberships.all()),
            *(Fact(seat.body.name, seat.get_position_display()) for seat in member.seats.select_related("body")),
            Fact(_("Контакты"), ", ".join(filter(None, (member.phone, member.email, member.address)))),
        ]
    known += [
        Fact(_("Заявление о вступлении"), row.get_state_display(), row.get_absolute_url())
        for row in applications_to_join(person)
    ]
    why = _("Чтобы вести реестр членов и звать на заседания. Контакты видит секретарь, пока вы согласны.")
    facts = [fact for fact in known if fact.value]
    return Section(_("Членство в отделении"), why, facts, _("Моё членство"), reverse("members:my_membership"))


def _certificates(person):
    facts = [Fact(str(row), row.get_state_display(), row.get_absolute_url()) for row in certificates_of(person)]
    return Section(_("Дипломы и сертификаты"), _("Чтобы любой мог проверить, что документ настоящий."), facts)


def _letters(person):
    number = letters_to(person.email).count()
    why = _("Что и когда мы вам написали. Видит секретарь.")
    return Section(_("Письма вам"), why, [Fact(_("Писем в архиве"), str(number))] if number else [])


def consents_to_show(person) -> list:
    """Return the consents of a person that still hold, then those that he took back."""
    return sorted(consents_of(person), key=lambda consent: consent.withdrawn_at is not None)
