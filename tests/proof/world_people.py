"""The part of the world about people: schools with their coordinators, members, consents, invitations, lists that were loaded.

As everywhere in the world, beside what is somebody's stands a sibling that is somebody else's.
"""

from datetime import date

from django.core.files.base import ContentFile
from django.utils import timezone

from accounts.actions.invitation import send_invitation
from accounts.roles import Role
from directory.actions.mergers import merge_duplicate
from directory.actions.names import add_alias
from directory.models import Representative
from directory.office.importers import school_importer
from directory.states import Position, RepresentativeState
from foundation.importing.reading import Line
from foundation.importing.verbs import keep_table, write_table
from members.models.person import matter_of
from members.states import MembershipState
from privacy.actions.access import note_access
from privacy.actions.request import ask_about_data
from privacy.actions.retention import install_retention_rules
from privacy.actions.withdrawal import withdraw_everywhere
from privacy.models import ConsentPaper, DestructionAct, RetentionRule
from privacy.states import AccessAct, ConsentAudience, ConsentKind, PaperState, Relation, RequestKind, Retained, Signers
from tests.factories.directory import RepresentativeFactory, SchoolFactory
from tests.factories.members import (
    BodyMembershipFactory,
    CandidacyFactory,
    MemberFactory,
    MembershipApplicationFactory,
    MembershipFactory,
    agree,
)
from tests.factories.privacy import ConsentTextFactory
from tests.proof.markers import marker

BORN, SIGNED = date(2009, 5, 12), date(2020, 2, 1)


def people_of_the_branch(world) -> None:
    """Add it all to the world, whose people and territory are there."""
    for part in (_schools, _lists, _members, _joining, _consents, _requests, _invitations):
        part(world)


def _coordinator(person, school, **facts):
    return RepresentativeFactory(
        user=person, organization=None, school=school, position=Position.SCHOOL_COORDINATOR, **facts
    )


def _schools(world):
    """Two schools; `moved` coordinated the first one and now the second; a newcomer asks for the first."""
    people = world.people
    world.school, world.other_school = SchoolFactory(municipality=world.municipality), SchoolFactory()
    _coordinator(people["coordinator"], world.school, confirmed=True, proof=marker("coordinator proof"))
    left = _coordinator(people["moved"], world.school, confirmed=True, since=date(2020, 1, 1), until=date(2021, 1, 1))
    Representative.objects.filter(pk=left.pk).update(state=RepresentativeState.ENDED)
    _coordinator(people["moved"], world.other_school, confirmed=True)
    world.school_asked = _coordinator(people["newcomer"], world.school, proof=marker("school newcomer proof"))
    add_alias(world.school, by=people["secretary"], name="Школа у парка")
    world.known_name = world.school.known_names.get()
    twin = SchoolFactory(name=f"{world.school.name} (повтор)", municipality=world.municipality)
    merge_duplicate(twin, by=people["secretary"], kept=world.school)
    world.merged_school = twin


def _lists(world):
    """A list that waits, and one that is written but for a row."""
    secretary, importer = world.people["secretary"], school_importer()
    place = world.municipality.name
    cells = [["Краткое название", "Муниципальное образование"], ["МБОУ СШ № 301", place], ["МБОУ СШ № 302", "Нигде"]]
    lines = [Line(number, row) for number, row in enumerate(cells, start=1)]
    waiting, written = (keep_table(importer, by=secretary, lines=lines, file_name="schools.csv") for _turn in range(2))
    world.loaded_table = waiting
    world.written_table = write_table(written, importer, by=secretary)


def _member(surname, *, user=None, **facts):
    """Return a membership of somebody whose every contact is a marker."""
    contacts = {name: marker(f"{surname} {name}") for name in ("phone", "address")}
    contacts["email"] = f"{marker(f'{surname} email').lower()}@example.org"
    member = MemberFactory(user=user, last_name=marker(f"{surname} surname"), **contacts, **facts)
    return MembershipFactory(member=member)


def _members(world):
    """A member with an account who agreed to be called up, one on paper who agreed to nothing, one who may be named."""
    people = world.people
    world.membership = _member("member", user=people["representative"])
    agree(people["representative"], matter_of(people["representative"].pk))
    world.silent = _member("silent")
    world.named = _member("named", publication_signed_on=SIGNED, processing_signed_on=SIGNED)
    world.leaving = _member("leaving", user=people["moved"])
    type(world.leaving).objects.filter(pk=world.leaving.pk).update(
        state=MembershipState.LEAVING, leaving_asked_on=SIGNED
    )
    world.seat = BodyMembershipFactory(member=world.membership.member)
    world.body = world.seat.body
    for other in (world.silent, world.named):
        BodyMembershipFactory(member=other.member, body=world.body)
    world.candidacy = CandidacyFactory(member=world.membership.member)
    world.election = world.candidacy.election
    CandidacyFactory(member=world.named.member, election=world.election, publication_signed_on=SIGNED)
    CandidacyFactory(member=world.silent.member, election=world.election)


def _joining(world):
    """A draft, a sent application, one on paper."""
    people = world.people
    world.joining_draft = MembershipApplicationFactory(
        applicant=people["applicant"], motive=marker("applicant motive"), municipality=world.municipality
    )
    world.joining = MembershipApplicationFactory(
        applicant=people["neighbour"], motive=marker("neighbour motive"), sent=True, agreed=True,
        last_name=marker("neighbour joining surname"),
    )  # fmt: skip
    world.joining_paper = MembershipApplicationFactory(
        paper=True, motive=marker("paper motive"), scan_name=f"{marker('scan name')}.pdf", scan_type="application/pdf",
        scan=ContentFile(b"%PDF-1.7 " + marker("scan").encode(), name="scan.pdf"),
    )  # fmt: skip


def _paper(about, *, by, state=PaperState.UPLOADED, **facts):
    """Return a signed sheet about a minor; every word of it is a marker of `about`."""
    text, _made = ConsentTextFactory._meta.model.objects.get_or_create(
        kind=ConsentKind.PROCESSING,
        audience=ConsentAudience.MINOR,
        version=1,
        defaults={"title": "Согласие", "text": "Согласен.", "valid_from": timezone.localdate()},
    )
    paper = ConsentPaper(
        text=text, prepared_by=by, matter="Олимпиада", subject_name=f"{marker(f'{about} pupil')} Иван",
        born_on=BORN, signers=Signers.REPRESENTATIVE, representative_name=f"{marker(f'{about} parent')} Анна",
        relation=Relation.PARENT, state=state, uploaded_at=timezone.now(),
        name=f"{marker(f'{about} sheet name')}.pdf", content_type="application/pdf", **facts,
    )  # fmt: skip
    paper.about = f"privacy.ConsentPaper:{paper.code}"
    paper.file = ContentFile(b"%PDF-1.7 " + marker(f"{about} sheet").encode(), name="sheet.pdf")
    paper.save()
    return paper


def _consents(world):
    """Papers of two coordinators, and a consent that was taken back."""
    people = world.people
    world.paper = _paper("school", by=people["coordinator"])
    world.others_paper = _paper("other school", by=people["moved"], holder=people["neighbour"])
    gone = agree(people["neighbour"], "contests.Application:GONE", ConsentKind.PUBLICATION)
    world.withdrawal = withdraw_everywhere(gone, by=people["neighbour"], effects=())
    world.access = note_access(
        AccessAct.VIEW, by=people["secretary"], about=world.paper.about, what=marker("access record"),
        subject=people["neighbour"], reason=marker("access reason"),
    )  # fmt: skip


def _requests(world):
    """What the applicant asks about his data, and an act of destruction."""
    people = world.people
    world.request = ask_about_data(by=people["applicant"], kind=RequestKind.ERASE, text=marker("request text"))
    install_retention_rules()
    world.rule = RetentionRule.objects.get(what=Retained.LETTER)
    world.act = DestructionAct.objects.create(
        number=1, what=Retained.LETTER, expiry=world.rule.expiry, term_words="3 года", basis=world.rule.basis,
        records=[{"model": "outbox.Letter", "id": 1, "number": marker("destroyed number"), "at": "2026-01-01T00:00:00+00:00"}],
        committee=[], done_at=timezone.now(),
    )  # fmt: skip


def _invitations(world):
    """One invitation that waits; its letter stands in the archive of the secretary."""
    address = f"{marker('invited email').lower()}@example.org"
    world.invitation = send_invitation(by=world.people["secretary"], email=address, role=Role.JUROR.value)
