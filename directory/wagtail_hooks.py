"""Registration: the directory in the office, and its words in the history."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSetGroup
from wagtail.permissions import register_permission_policy

from directory.models import Municipality, Representative, School, TosOrganization
from directory.office import urls
from directory.office.organizations import MunicipalityViewSet, OrganizationViewSet, SchoolViewSet
from directory.office.representatives import RepresentativeViewSet
from foundation.audit import vocabulary
from foundation.permissions import RulesPolicy

for model in (Municipality, TosOrganization, School, Representative):
    register_permission_policy(model, RulesPolicy(model))

NAMING = {
    "rename": _("Переименование записано"),
    "add_alias": _("Записано ещё одно название"),
    "drop_name": _("Убрано название, записанное по ошибке"),
    "merge": _("Запись объединена с другой"),
    "absorb": _("К записи присоединён её повтор"),
    "undo_merger": _("Объединение отменено"),
}

hooks.register(
    "register_log_actions",
    vocabulary(
        {
            "directory.municipality.register": _("Территория внесена"),
            "directory.municipality.revise": _("Сведения о территории изменены"),
            "directory.tosorganization.register": _("Организация внесена"),
            "directory.tosorganization.revise": _("Сведения об организации изменены"),
            "directory.school.register": _("Школа внесена"),
            "directory.school.take_back": _("Школа убрана вместе с загруженным списком"),
            "directory.tosorganization.take_back": _("Организация убрана вместе с загруженным списком"),
            "directory.school.revise": _("Сведения о школе изменены"),
            **{
                f"directory.{model}.{act}": words
                for model in ("municipality", "tosorganization", "school")
                for act, words in NAMING.items()
            },
            "directory.representative.limit": _("Записан последний день полномочий"),
            "directory.representative.ask": _("Запрос отправлен"),
        }
    ),
)


class DirectoryGroup(ModelViewSetGroup):
    """One entry of the menu for the four lists."""

    items = (RepresentativeViewSet, OrganizationViewSet, SchoolViewSet, MunicipalityViewSet)
    menu_label = _("Справочник")
    menu_icon = "group"
    menu_order = 400


@hooks.register("register_admin_viewset")
def register_directory():
    return DirectoryGroup()


@hooks.register("register_admin_urls")
def register_desks():
    return urls.urlpatterns
