"""Addresses of the events: public pages, the page of a registration, a person's own list."""

from django.urls import include, path

from events.views import participant, public

app_name = "events"

registration = [
    path("", participant.RegistrationPage.as_view(), name="registration"),
    path("confirm/", participant.RegistrationConfirm.as_view(), name="registration_confirm"),
    path("cancel/", participant.RegistrationCancel.as_view(), name="registration_cancel"),
]

urlpatterns = [
    path("events/", public.EventList.as_view(), name="event_list"),
    path("events/<slug:slug>/", public.EventPage.as_view(), name="event"),
    path("events/<slug:slug>/event.ics", public.EventCalendar.as_view(), name="calendar"),
    path("events/<slug:slug>/register/", public.Register.as_view(), name="register"),
    path("events/<slug:slug>/registered/<uuid:key>/", public.Registered.as_view(), name="registered"),
    path("registrations/<slug:code>/<slug:token>/", include(registration)),
    path("cabinet/events/", participant.MyRegistrations.as_view(), name="my_registrations"),
]
