"""What follows at the olympiad when a consent is taken back. The lists ask for consents at every look, so a name is gone at once."""

from django.utils.translation import gettext as _

from olympiad.actions.participant import withdraw_participant
from olympiad.models import OlympiadParticipant, ResultSnapshot
from olympiad.states import SnapshotKind
from olympiad.workflow import ParticipantWorkflow
from privacy.effects import Effect, Withdrawn
from privacy.states import ConsentKind

PREFIX = "olympiad.OlympiadParticipant:"


def unname_participant(withdrawn: Withdrawn, *, by) -> Effect | None:
    """Tell what became of the name in the results. None when the matter is no participant, or something else was taken back."""
    if not withdrawn.about.startswith(PREFIX) or withdrawn.kind != ConsentKind.PUBLICATION:
        return None
    return _unnamed(_participant(withdrawn))


def take_participant_out(withdrawn: Withdrawn, *, by) -> Effect | None:
    """Take out of the olympiad whoever may not be dealt with any more. None when the matter is no participant."""
    if not withdrawn.about.startswith(PREFIX) or withdrawn.kind != ConsentKind.PROCESSING:
        return None
    person = _participant(withdrawn)
    if person is None:
        return None
    edition = str(person.stage.edition)
    if ParticipantWorkflow.withdraw.reasons(person):
        kept = _("Работа уже проверяется или проверена: балл остаётся под шифром. Данные сотрёт срок хранения.")
        return Effect(edition, (), (kept,))
    # The right was asked of the consent: who gives it may take it back whatever the school says.
    withdraw_participant(person, by=None, reason=_("Отозвано согласие на обработку персональных данных."))
    return Effect(edition, (_("Участник снят с олимпиады."),))


def _participant(withdrawn: Withdrawn) -> OlympiadParticipant | None:
    code = withdrawn.about.removeprefix(PREFIX)
    related = ("stage__edition__olympiad", "stage__edition__rules", "pupil", "school")
    return OlympiadParticipant.objects.select_related(*related).filter(code=code).first()


def _unnamed(person) -> Effect | None:
    if person is None:
        return None
    edition = person.stage.edition
    published = ResultSnapshot.objects.filter(marking__stage=person.stage_id, kind=SnapshotKind.FINAL).exists()
    if not published:
        return Effect(str(edition), (_("Имя в результатах не появится: вместо него будет шифр."),))
    by_hand = (_("Вывешенные и розданные списки результатов: замените или снимите."),)
    return Effect(str(edition), (_("В опубликованных результатах вместо имени и школы стоит шифр."),), by_hand)
