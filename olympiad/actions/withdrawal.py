"""What follows at the olympiad when a consent is taken back. The lists ask for consents at every look, so a name is gone at once."""

from django.utils.translation import gettext as _

from olympiad.models import OlympiadParticipant, ResultSnapshot
from olympiad.states import SnapshotKind
from privacy.effects import Effect, Withdrawn
from privacy.states import ConsentKind

PREFIX = "olympiad.OlympiadParticipant:"


def unname_participant(withdrawn: Withdrawn, *, by) -> Effect | None:
    """Tell what became of the name in the results. None when the matter is no participant, or something else was taken back."""
    if not withdrawn.about.startswith(PREFIX) or withdrawn.kind != ConsentKind.PUBLICATION:
        return None
    code = withdrawn.about.removeprefix(PREFIX)
    person = OlympiadParticipant.objects.select_related("stage__edition__olympiad").filter(code=code).first()
    if person is None:
        return None
    edition = person.stage.edition
    published = ResultSnapshot.objects.filter(marking__stage=person.stage_id, kind=SnapshotKind.FINAL).exists()
    if not published:
        return Effect(str(edition), (_("Имя в результатах не появится: вместо него будет шифр."),))
    by_hand = (_("Вывешенные и розданные списки результатов: замените или снимите."),)
    return Effect(str(edition), (_("В опубликованных результатах вместо имени и школы стоит шифр."),), by_hand)
