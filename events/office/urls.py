"""Addresses of the organiser's desks under the office."""

from django.urls import include, path

from events.office import desk

one_event = [
    path("", desk.OfficeEvent.as_view(), name="office_event"),
    path("participants/", desk.OfficeParticipants.as_view(), name="office_participants"),
    path("participants.xlsx", desk.OfficeParticipantsDownload.as_view(), name="office_participants_download"),
    path("seats/", desk.OfficeSeats.as_view(), name="office_seats"),
    path("<slug:move>/", desk.OfficeEventMove.as_view(), name="office_event_move"),
]

urlpatterns = [path("events/<slug:slug>/", include(one_event))]
