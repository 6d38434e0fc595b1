"""Where the letter of an invitation leads, under /accounts/invitations/."""

from django.urls import path

from accounts.views import invitation

app_name = "invitations"
urlpatterns = [path("<str:key>/", invitation.InvitationPage.as_view(), name="invitation")]
