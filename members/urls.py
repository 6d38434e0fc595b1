"""Addresses of the branch: pages for everybody, and the cabinet of a member or of whoever wants to be one."""

from django.urls import URLPattern, URLResolver, include, path

from members.views import cabinet, public

app_name = "members"

application: list[URLPattern | URLResolver] = [
    path("", cabinet.ApplicationDetail.as_view(), name="application"),
    path("facts/", cabinet.ApplicationFacts.as_view(), name="application_facts"),
    path("consent/", cabinet.ApplicationConsent.as_view(), name="application_consent"),
    path("<slug:move>/", cabinet.ApplicationMove.as_view(), name="application_move"),
]

own: list[URLPattern | URLResolver] = [
    path("", cabinet.MyMembership.as_view(), name="my_membership"),
    path("join/", cabinet.ApplicationOpen.as_view(), name="application_open"),
    path("contacts/", cabinet.MyContacts.as_view(), name="my_contacts"),
    path("consents/", cabinet.MyConsents.as_view(), name="my_consents"),
    path("applications/<slug:code>/", include(application)),
    path("candidacies/<slug:code>/", cabinet.MyListing.as_view(), name="my_listing"),
    path("<slug:code>/card.pdf", cabinet.CardDownload.as_view(), name="card"),
    path("<slug:code>/<slug:move>/", cabinet.MembershipMove.as_view(), name="membership_move"),
]

urlpatterns = [
    path("branch/join/", public.HowToJoin.as_view(), name="how_to_join"),
    path("branch/bodies/", public.Bodies.as_view(), name="bodies"),
    path("branch/growth/", public.Growth.as_view(), name="growth"),
    path("branch/candidates/", public.Candidates.as_view(), name="candidates"),
    path("cabinet/membership/", include(own)),
]
