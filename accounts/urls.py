"""Addresses of a person's own facts, under /cabinet/profile/. The letters of invitations lead to accounts/invitation_urls.py."""

from django.urls import path

from accounts.views import profile, sessions

app_name = "accounts"
urlpatterns = [
    path("", profile.Profile.as_view(), name="profile"),
    path("sessions/", sessions.OwnSessions.as_view(), name="own_sessions"),
]
