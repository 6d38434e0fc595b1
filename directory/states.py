"""What a person decided about a representative, and the kinds that the directory tells apart."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RepresentativeState(TextChoices):
    """Asked by the person, answered by somebody else, ended by either. The term itself is dates."""

    ASKED = "asked", _("Ждёт подтверждения")
    CONFIRMED = "confirmed", _("Подтверждено")
    DECLINED = "declined", _("Не подтверждено")
    ENDED = "ended", _("Прекращено")


# Asked counts as well: until somebody answers, the person may already act for the organisation.
LIVE_STATES = frozenset({RepresentativeState.ASKED, RepresentativeState.CONFIRMED})

# How a state looks as a badge.
TONES: dict[str, str] = {
    RepresentativeState.ASKED: "info",
    RepresentativeState.CONFIRMED: "good",
    RepresentativeState.DECLINED: "bad",
    RepresentativeState.ENDED: "plain",
}


class OrganizationKind(TextChoices):
    """The forms in which residents organise themselves; all of them enter contests."""

    TOS = "tos", _("ТОС – территориальное общественное самоуправление")
    HOUSE_COUNCIL = "house_council", _("Совет дома")
    STREET_COMMITTEE = "street_committee", _("Уличный комитет")
    INITIATIVE_GROUP = "initiative_group", _("Инициативная группа")


class Position(TextChoices):
    """Who a person is in the organisation for which he acts."""

    TOS_CHAIR = "tos_chair", _("Председатель совета (комитета) ТОС")
    COUNCIL_MEMBER = "council_member", _("Член совета (комитета)")
    HOUSE_ELDER = "house_elder", _("Старший по дому")
    ENTRANCE_ELDER = "entrance_elder", _("Старший по подъезду")
    ELDER = "elder", _("Старейшина")
    LEADER = "leader", _("Руководитель инициативной группы")
    COMMITTEE_CHAIR = "committee_chair", _("Председатель уличного комитета")
    SCHOOL_COORDINATOR = "school_coordinator", _("Школьный координатор")


# Who a person can be where; the first is the usual one.
POSITIONS: dict[str, tuple[Position, ...]] = {
    OrganizationKind.TOS: (
        Position.TOS_CHAIR,
        Position.COUNCIL_MEMBER,
        Position.HOUSE_ELDER,
        Position.ENTRANCE_ELDER,
        Position.ELDER,
    ),
    OrganizationKind.HOUSE_COUNCIL: (Position.HOUSE_ELDER, Position.ENTRANCE_ELDER, Position.COUNCIL_MEMBER),
    OrganizationKind.STREET_COMMITTEE: (Position.COMMITTEE_CHAIR, Position.COUNCIL_MEMBER, Position.ELDER),
    OrganizationKind.INITIATIVE_GROUP: (Position.LEADER, Position.ELDER),
}
SCHOOL_POSITIONS = (Position.SCHOOL_COORDINATOR,)


class NameKind(TextChoices):
    """Why something has one more name."""

    FORMER = "former", _("Прежнее название")
    ALIAS = "alias", _("Так называют")


class MunicipalityKind(TextChoices):
    """Kinds of municipalities of the oblast."""

    MUNICIPAL_DISTRICT = "municipal_district", _("Муниципальный район")
    URBAN_OKRUG = "urban_okrug", _("Городской округ")
    MUNICIPAL_OKRUG = "municipal_okrug", _("Муниципальный округ")
    URBAN_SETTLEMENT = "urban_settlement", _("Городское поселение")
    RURAL_SETTLEMENT = "rural_settlement", _("Сельское поселение")
