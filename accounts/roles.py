"""The roles: who works on the portal and what each of them enters. A role is a group; its rights stand in the rules tables."""

from dataclasses import dataclass
from enum import Enum

from django.utils.translation import gettext_lazy as _


class Role(Enum):
    """Value = name of the group. An applicant is anybody who signed up; he has no group."""

    SECRETARY = "secretary"
    EDITOR = "editor"
    PUBLISHER = "publisher"
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
    Role.PUBLISHER: _("Выпускающий редактор"),
    Role.JUROR: _("Член жюри"),
    Role.SCHOOL_COORDINATOR: _("Школьный координатор"),
    Role.DOOR_OPERATOR: _("Контролёр на входе"),
}


@dataclass(frozen=True)
class OfficeRights:
    """What Wagtail lets a role do with pages, files and site settings. Rights of our own apps never stand here."""

    office: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    settings: bool = False


_FILES = (
    "wagtailimages.add_image",
    "wagtailimages.change_image",
    "wagtailimages.choose_image",
    "wagtaildocs.add_document",
    "wagtaildocs.change_document",
    "wagtaildocs.choose_document",
)
_WRITE = ("wagtailcore.add_page", "wagtailcore.change_page")
_PUBLISH = ("wagtailcore.publish_page", "wagtailcore.lock_page", "wagtailcore.unlock_page")
_ENTER = ("wagtailadmin.access_admin",)
_REDIRECTS = (
    "wagtailredirects.add_redirect",
    "wagtailredirects.change_redirect",
    "wagtailredirects.delete_redirect",
)

OFFICE_RIGHTS = {
    Role.SECRETARY: OfficeRights(office=_ENTER + _REDIRECTS, pages=_WRITE + _PUBLISH, files=_FILES, settings=True),
    Role.EDITOR: OfficeRights(office=_ENTER, pages=_WRITE, files=_FILES),
    Role.PUBLISHER: OfficeRights(office=_ENTER + _REDIRECTS, pages=_WRITE + _PUBLISH, files=_FILES),
}
# Whoever is here sees the office; jurors, coordinators and door operators work at desks of the site itself.
OFFICE_ROLES = frozenset(OFFICE_RIGHTS)
# Whoever may publish reads the pages that the others have sent in.
REVIEWING_ROLES = frozenset(
    role for role, rights in OFFICE_RIGHTS.items() if "wagtailcore.publish_page" in rights.pages
)
