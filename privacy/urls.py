"""Addresses of consents; the roof hangs them under /privacy/."""

from django.urls import path

from privacy.views import public

app_name = "privacy"
urlpatterns = [path("", public.ConsentTexts.as_view(), name="consent_texts")]
