"""The olympiad of the world: the two schools enter pupils, each its own. The coordinator of the other one once had the first."""

from foundation.importing.reading import read_pasted
from foundation.importing.verbs import keep_table, write_table
from olympiad.actions.consent import prepare_consents, upload_consent
from olympiad.actions.entry import open_entry
from olympiad.models import OlympiadParticipant
from olympiad.views.importers import pupil_importer
from privacy.states import ConsentAudience, ConsentKind, Relation
from tests.factories.directory import RepresentativeFactory, SchoolFactory
from tests.factories.olympiad import OlympiadEditionFactory, OlympiadParticipantFactory, StageFactory
from tests.factories.privacy import ConsentTextFactory, sheet
from tests.proof.markers import marker

# Whose pupils they are, and whose coordinator may read of them.
OWN, OTHER = "coordinator", "moved"


def olympiad(world):
    """Add it all to the world."""
    # The text of processing stands in the world already.
    ConsentTextFactory(kind=ConsentKind.PUBLICATION, audience=ConsentAudience.MINOR)
    people = world.people
    world.olympiad = OlympiadEditionFactory()
    world.stage = StageFactory(edition=world.olympiad)
    world.hidden_olympiad = OlympiadEditionFactory(draft=True)
    world.hidden_stage = StageFactory(edition=world.hidden_olympiad)
    world.empty_school = SchoolFactory()
    RepresentativeFactory(user=people[OWN], coordinator=True, confirmed=True, school=world.empty_school)
    world.entry = open_entry(world.stage, by=people[OWN], school=world.school)
    world.other_entry = open_entry(world.stage, by=people[OTHER], school=world.other_school)
    world.draft_pupil = _participant(world, OWN, "draft")
    world.sent_pupil = _participant(world, OWN, "sent", submitted=True)
    world.other_pupil = _participant(world, OTHER, "sent", submitted=True)
    _participant(world, OTHER, "draft")
    # Somebody to stand on the sheets of attendance.
    OlympiadParticipantFactory(stage=world.stage, school=world.empty_school, accepted=True, entered_by=people[OWN])
    _papers(world)
    _list(world)


def _participant(world, owner, stage, **facts):
    return OlympiadParticipantFactory(
        stage=world.stage,
        school=world.school if owner == OWN else world.other_school,
        pupil__last_name=marker(f"{owner} {stage} pupil"),
        pupil__representative_name=marker(f"{owner} {stage} parent"),
        pupil__relation=Relation.PARENT,
        mentors=[marker(f"{owner} {stage} mentor")],
        needs=marker(f"{owner} {stage} needs"),
        entered_by=world.people[owner],
        **facts,
    )


def _papers(world):
    own, other = world.people[OWN], world.people[OTHER]
    world.pupil_paper = prepare_consents(world.sent_pupil, by=own)[0]
    upload_consent(world.pupil_paper, by=own, participant=world.sent_pupil, upload=sheet())
    world.other_paper = prepare_consents(world.other_pupil, by=other)[0]
    upload_consent(world.other_paper, by=other, participant=world.other_pupil, upload=sheet())


def _list(world):
    """A list that was written with one row left, and nothing of it entered any more: its rows still name children."""
    rows = f"Фамилия\tДата рождения\tКласс\n{marker('coordinator list pupil')}\t12.05.2004\t10 А\n{marker('coordinator left pupil')}\t?\t10 А\n"
    importer = pupil_importer(world.entry)
    table = keep_table(importer, by=world.people[OWN], lines=read_pasted(rows))
    world.pupil_list = write_table(table, importer, by=world.people[OWN])
    world.list_pupils = OlympiadParticipant.objects.filter(pk__in=world.pupil_list.written["facts"]["created"])
