"""The works of the world: a stage that is being marked, and one whose results are out and appealed. Names are markers."""

from olympiad.actions.appeal import file_appeal
from tests.factories.olympiad import OlympiadEditionFactory, StageFactory
from tests.factories.olympiad_marking import marked_stage
from tests.proof.markers import marker

# Who does what there: a marker, his chair, somebody who knows the codes, somebody who hears appeals.
DUTIES = {"anna": "juror", "chair": "chair", "coder": "elsewhere", "judge": "neighbour", "secretary": "secretary"}


def marking(world):
    """Add it all to the world."""
    users = {duty: world.people[person] for duty, person in DUTIES.items()}
    world.begun = marked_stage("begun", at=[world.school], users=users).marking
    shown = marked_stage("preliminary", at=[world.school, world.other_school], users=users)
    world.shown = shown.marking
    world.member = shown.judge
    world.begun_member = world.begun.members.get(user=world.people["neighbour"])
    world.fresh_stage = StageFactory(edition=OlympiadEditionFactory(running=True), begun=True)
    for person, name in zip(shown.people, ("own", "other", "own second"), strict=True):
        person.pupil.last_name = marker(f"{name} coded pupil")
        person.pupil.save()
    world.appealing, world.others_pupil = shown.people[0], shown.people[1]
    world.appeal = file_appeal(
        world.appealing,
        by=world.people["coordinator"],
        task=world.shown.tasks.get(position=1),
        claim=marker("appeal claim"),
    )
