"""The roles: who works on the portal and what each of them enters. A role is a group; its rights stand in the rules tables."""

from enum import Enum

from django.utils.translation import gettext_lazy as _


class Role(Enum):
    """Value = name of the group. An applicant is anybody who signed up; he has no group."""

    SECRETARY = "secretary"
    EDITOR = "editor"
    JUROR = "juror"
    SCHOOL_COORDINATOR = "school_coordinator"
    DOOR_OPERATOR = "door_operator"

    @property
    def label(self):
        """Russian name of the role."""
        return LABELS[self]


LABELS = {
    Role.SECRETARY: _("Секретарь"),
    Role.EDITOR: _("Редактор"),
    Role.JUROR: _("Член жюри"),
    Role.SCHOOL_COORDINATOR: _("Школьный координатор"),
    Role.DOOR_OPERATOR: _("Контролёр на входе"),
}

# Whoever is here sees the office; jurors, coordinators and door operators work at desks of the site itself.
OFFICE_ROLES = frozenset({Role.SECRETARY, Role.EDITOR})
