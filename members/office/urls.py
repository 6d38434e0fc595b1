"""Addresses of the secretary's desks of the branch, under the office."""

from django.urls import URLPattern, URLResolver, include, path

from members.office import applications, bodies, elections, members, register

one_application = [
    path("", applications.OfficeApplication.as_view(), name="office_membership_application"),
    path("edit/", applications.PaperRevision.as_view(), name="office_paper_revision"),
    path("scan/", applications.ScanDownload.as_view(), name="office_scan"),
    path("<slug:move>/", applications.OfficeApplicationMove.as_view(), name="office_membership_application_move"),
]

one_member = [
    path("", members.OfficeMember.as_view(), name="office_member"),
    path("facts/", members.OfficeMemberFacts.as_view(), name="office_member_facts"),
    path("contacts/", members.OfficeMemberContacts.as_view(), name="office_member_contacts"),
    path("account/", members.OfficeMemberAccount.as_view(), name="office_member_account"),
]

desks: list[URLPattern | URLResolver] = [
    path("register/", register.OfficeRegister.as_view(), name="office_register"),
    path("register.xlsx", register.RegisterWorkbook.as_view(), name="office_register_workbook"),
    path("register.pdf", register.RegisterPaper.as_view(), name="office_register_paper"),
    path("growth/", register.OfficeGrowth.as_view(), name="office_growth"),
    path("applications/", applications.OfficeApplications.as_view(), name="office_membership_applications"),
    path("applications/paper/", applications.PaperIntake.as_view(), name="office_paper_intake"),
    path("applications/<slug:code>/", include(one_application)),
    path("bodies/", bodies.OfficeBodies.as_view(), name="office_bodies"),
    path("bodies/<slug:code>/", bodies.OfficeBody.as_view(), name="office_body"),
    path("bodies/<slug:code>/elect/", bodies.OfficeElect.as_view(), name="office_elect"),
    path("seats/<slug:code>/", bodies.OfficeSeat.as_view(), name="office_seat"),
    path("elections/", elections.OfficeElections.as_view(), name="office_elections"),
    path("elections/<slug:code>/", elections.OfficeElection.as_view(), name="office_election"),
    path("elections/<slug:code>/enter/", elections.OfficeCandidacyEntry.as_view(), name="office_candidacy_entry"),
    path("candidacies/<slug:code>/", elections.OfficeCandidacy.as_view(), name="office_candidacy"),
    path("people/new/", members.OfficeMemberEntry.as_view(), name="office_member_entry"),
    path("people/<slug:code>/", include(one_member)),
    path("memberships/<slug:code>/<slug:move>/", members.OfficeMembershipMove.as_view(), name="office_membership_move"),
]

urlpatterns = [path("branch/", include(desks))]
