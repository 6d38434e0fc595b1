"""A stage whose works are marked, as far as a test wants it: received, marked, locked, decoded, preliminary."""

from datetime import timedelta
from decimal import Decimal
from types import SimpleNamespace

from django.utils import timezone

from accounts.roles import Role
from olympiad.actions.commission import appoint_member, open_marking, set_tasks
from olympiad.actions.marks import hand_in_marks, lock_marks, save_marks
from olympiad.actions.results import publish_preliminary
from olympiad.actions.works import ask_decoding, begin_marking, decode_works, receive_works
from olympiad.codes import draw_codes
from olympiad.models import Allotment, ParticipantCode, StageMarking
from olympiad.states import CommissionRole
from tests.factories.accounts import UserFactory
from tests.factories.directory import SchoolFactory
from tests.factories.olympiad import OlympiadEditionFactory, OlympiadParticipantFactory, StageFactory

PHASES = ("prepared", "received", "begun", "marked", "locked", "decoded", "preliminary")
ROLES = {
    "anna": CommissionRole.MARKER,
    "boris": CommissionRole.MARKER,
    "chair": CommissionRole.CHAIR,
    "coder": CommissionRole.CODER,
    "judge": CommissionRole.APPEALS,
    "second_judge": CommissionRole.APPEALS,
    "appeals_chair": CommissionRole.APPEALS_CHAIR,
}
TASK = {"maximum": Decimal(10), "tolerance": Decimal(2)}


def marked_stage(phase="received", *, totals=((7, 8), (10, 9), (3, 4)), at=(), users=None, **rules) -> SimpleNamespace:
    """Return a stage brought to a phase by the verbs: two tasks of ten points, a pupil for each pair of marks of `totals`.

    `at` are schools for the pupils by turns, `users` people for the names of ROLES and «secretary»; others are made up.
    In it: stage, marking, people (in order), codes (in the same order), secretary, and the members of ROLES by name.
    """
    edition = OlympiadEditionFactory(marking=True)
    for name, value in rules.items():
        setattr(edition.rules, name, value)
    edition.rules.save()
    now = timezone.now()
    stage = StageFactory(
        edition=edition,
        begun=True,
        works_shown_from=now - timedelta(hours=1),
        appeals_until=now + timedelta(days=2),
    )
    users = users or {}
    world = SimpleNamespace(stage=stage, secretary=users.get("secretary") or UserFactory(role=Role.SECRETARY))
    at = at or [SchoolFactory() for _number in range(3)]
    world.people = [
        OlympiadParticipantFactory(stage=stage, school=at[number % len(at)], took_part=True)
        for number, _marks in enumerate(totals)
    ]
    world.codes = sorted(str(code) for code in draw_codes(10, len(totals), taken=[]))
    for person, code in zip(world.people, world.codes, strict=True):
        ParticipantCode.objects.create(stage=stage, participant=person, value=code)
    world.marking = open_marking(stage, by=world.secretary)
    for name, role in ROLES.items():
        member = appoint_member(world.marking, by=world.secretary, user=users.get(name) or UserFactory(), role=role)
        setattr(world, name, member)
    set_tasks(world.marking, by=world.secretary, tasks=[TASK | {"title": title} for title in ("Право", "История")])
    for step in PHASES[1 : PHASES.index(phase) + 1]:
        STEPS[step](world, totals)
        world.marking = StageMarking.objects.get(pk=world.marking.pk)
    return world


def mark_all(world, totals):
    """Let everybody give the marks of `totals` to what was allotted to him and hand them in."""
    wanted = dict(zip(world.codes, totals, strict=True))
    for member in (world.anna, world.boris, world.chair):
        rows = Allotment.objects.filter(member=member, handed_in_at__isnull=True).select_related("work", "task")
        marks = {row.pk: str(wanted[row.work.value][row.task.position - 1]) for row in rows}
        save_marks(world.marking, by=member.user, marks=marks)
        hand_in_marks(world.marking, by=member.user)


def _decode(world, _totals):
    ask_decoding(world.marking, by=world.coder.user)
    decode_works(world.marking, by=world.secretary)


STEPS = {
    "received": lambda world, _totals: receive_works(world.marking, by=world.coder.user, codes=world.codes),
    "begun": lambda world, _totals: begin_marking(world.marking, by=world.secretary),
    "marked": mark_all,
    "locked": lambda world, _totals: lock_marks(world.marking, by=world.chair.user, protocol_number="1"),
    "decoded": _decode,
    "preliminary": lambda world, _totals: publish_preliminary(world.marking, by=world.secretary, protocol_number="2"),
}
