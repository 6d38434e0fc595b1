"""What a person decided about a membership, and the kinds and shares that bodies tell apart. What the charter says is a choice here."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from foundation.quorum import Threshold


class ApplicationState(TextChoices):
    """An application to join: written, sent, decided by the Presidium."""

    DRAFT = "draft", _("Черновик")
    SUBMITTED = "submitted", _("Ждёт решения президиума")
    RETURNED = "returned", _("Возвращено на исправление")
    WITHDRAWN = "withdrawn", _("Отозвано")
    ADMITTED = "admitted", _("Принят в члены")
    DECLINED = "declined", _("Отказано в приёме")


# Whoever has one of these has an application already.
LIVE_APPLICATIONS = frozenset({ApplicationState.DRAFT, ApplicationState.SUBMITTED, ApplicationState.RETURNED})
OPEN_APPLICATIONS = frozenset({ApplicationState.DRAFT, ApplicationState.RETURNED})

APPLICATION_TONES: dict[str, str] = {
    ApplicationState.DRAFT: "plain",
    ApplicationState.SUBMITTED: "info",
    ApplicationState.RETURNED: "warn",
    ApplicationState.WITHDRAWN: "plain",
    ApplicationState.ADMITTED: "good",
    ApplicationState.DECLINED: "bad",
}


class Intake(TextChoices):
    """How an application came."""

    SITE = "site", _("На сайте")
    PAPER = "paper", _("На бумаге")


class MembershipState(TextChoices):
    """A membership lasts until somebody records its end; a statement to leave waits for that record."""

    IN_FORCE = "in_force", _("Состоит")
    LEAVING = "leaving", _("Подал заявление о выходе")
    ENDED = "ended", _("Выбыл")


MEMBERSHIP_TONES: dict[str, str] = {
    MembershipState.IN_FORCE: "good",
    MembershipState.LEAVING: "warn",
    MembershipState.ENDED: "plain",
}


class LeavingGround(TextChoices):
    """Why a membership ended."""

    OWN_WISH = "own_wish", _("Собственное желание")
    EXCLUSION = "exclusion", _("Исключение решением президиума")
    DEATH = "death", _("Смерть")


class BodyKind(TextChoices):
    """The governing bodies of a branch."""

    REGIONAL_COUNCIL = "regional_council", _("Региональный совет")
    PRESIDIUM = "presidium", _("Президиум Регионального совета")
    AUDIT_COMMISSION = "audit_commission", _("Контрольно-ревизионная комиссия")
    OTHER = "other", _("Другой орган")


class BodyPosition(TextChoices):
    """Who a person is in a body; the order is that of lists."""

    CHAIR = "chair", _("Председатель")
    DEPUTY = "deputy", _("Заместитель председателя")
    SECRETARY = "secretary", _("Секретарь")
    MEMBER = "member", _("Член")


class Share(TextChoices):
    """A share of heads or votes, as charters name it."""

    HALF = "half", _("не менее половины")
    MORE_THAN_HALF = "more_than_half", _("более половины")
    TWO_THIRDS = "two_thirds", _("не менее двух третей")
    THREE_QUARTERS = "three_quarters", _("не менее трёх четвертей")
    ALL = "all", _("все")

    @property
    def threshold(self) -> Threshold:
        """The same share as integers for foundation/quorum.py."""
        return THRESHOLDS[self]


THRESHOLDS = {
    Share.HALF: Threshold(1, 2, strict=False),
    Share.MORE_THAN_HALF: Threshold(1, 2, strict=True),
    Share.TWO_THIRDS: Threshold(2, 3, strict=False),
    Share.THREE_QUARTERS: Threshold(3, 4, strict=False),
    Share.ALL: Threshold(1, 1, strict=False),
}


class QuorumBase(TextChoices):
    """Of whom the quorum is counted."""

    IN_OFFICE = "in_office", _("избранных членов органа")
    STATUTORY = "statutory", _("числа мест по уставу")


class MajorityBase(TextChoices):
    """Of whom the majority is counted."""

    PRESENT = "present", _("присутствующих")
    ALL = "all", _("всех членов органа")


class CandidacyResult(TextChoices):
    """What became of a candidate."""

    STANDS = "stands", _("Участвует")
    ELECTED = "elected", _("Избран")
    NOT_ELECTED = "not_elected", _("Не избран")
    DROPPED_OUT = "dropped_out", _("Выбыл до дня голосования")


RESULT_TONES: dict[str, str] = {
    CandidacyResult.STANDS: "info",
    CandidacyResult.ELECTED: "good",
    CandidacyResult.NOT_ELECTED: "plain",
    CandidacyResult.DROPPED_OUT: "plain",
}
