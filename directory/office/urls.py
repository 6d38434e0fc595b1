"""Addresses of the desks of the directory under the office."""

from django.urls import include, path

from directory.office import importing

one_list = [
    path("", importing.ListTable.as_view(), name="office_list_table"),
    path("undo/", importing.ListUndo.as_view(), name="office_list_undo"),
    path("rest.xlsx", importing.ListRest.as_view(), name="office_list_rest"),
]

urlpatterns = [
    path("directory/<slug:kind>/import/", importing.ListSource.as_view(), name="office_list_source"),
    path("directory/<slug:kind>/import/template.xlsx", importing.ListTemplate.as_view(), name="office_list_template"),
    path("directory/<slug:kind>/import/<str:code>/", include(one_list)),
]
