"""Addresses of the desks of the directory under the office."""

from django.urls import include, path

from directory.office import exports, importing, names

one_list = [
    path("", importing.ListTable.as_view(), name="office_list_table"),
    path("undo/", importing.ListUndo.as_view(), name="office_list_undo"),
    path("rest.xlsx", importing.ListRest.as_view(), name="office_list_rest"),
]

one_subject = [
    path("", names.NamesDesk.as_view(), name="office_names"),
    path("rename/", names.RenameDesk.as_view(), name="office_rename"),
    path("<str:name>/drop/", names.NameDrop.as_view(), name="office_name_drop"),
]

urlpatterns = [
    path("directory/<slug:kind>/export.xlsx", exports.ListExport.as_view(), name="office_list_export"),
    path("directory/<slug:kind>/names/<str:code>/", include(one_subject)),
    path("directory/<slug:kind>/import/", importing.ListSource.as_view(), name="office_list_source"),
    path("directory/<slug:kind>/import/template.xlsx", importing.ListTemplate.as_view(), name="office_list_template"),
    path("directory/<slug:kind>/import/<str:code>/", include(one_list)),
]
