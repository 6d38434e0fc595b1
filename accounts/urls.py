"""Addresses of a person's own facts, under /cabinet/profile/."""

from django.urls import path

from accounts.views import profile

app_name = "accounts"
urlpatterns = [path("", profile.Profile.as_view(), name="profile")]
