"""Addresses of the secretary's desks under the office; one application stands before one contest, whose slug is any word."""

from django.urls import include, path

from contests.office import applications, criteria, cycle, edition, nominations, paper, results

one_application = [
    path("", applications.OfficeApplication.as_view(), name="office_application"),
    path("verified/", criteria.OfficeVerification.as_view(), name="office_verification"),
    path("<slug:move>/", applications.OfficeApplicationMove.as_view(), name="office_application_move"),
]

one_contest = [
    path("", edition.OfficeEdition.as_view(), name="office_edition"),
    path("journal/", applications.OfficeJournal.as_view(), name="office_journal"),
    path("journal/paper/", paper.OfficePaperApplication.as_view(), name="office_paper_application"),
    path("journal.xlsx", applications.OfficeJournalDownload.as_view(), name="office_journal_download"),
    path("regulation/", cycle.OfficeRegulation.as_view(), name="office_regulation"),
    path("extend/", cycle.OfficeExtension.as_view(), name="office_extension"),
    path("extend/application/", cycle.OfficeDraftExtension.as_view(), name="office_draft_extension"),
    path("copy/", cycle.OfficeCopy.as_view(), name="office_copy"),
    path("jury/", edition.OfficeJury.as_view(), name="office_jury"),
    path("jury/<int:seat>/revoke/", edition.OfficeJurorRevoke.as_view(), name="office_juror_revoke"),
    path("progress/", results.OfficeProgress.as_view(), name="office_progress"),
    path("standings/", results.OfficeStandings.as_view(), name="office_standings"),
    path("protocol/", results.OfficeProtocol.as_view(), name="office_protocol"),
    path("certificates/", results.OfficeCertificates.as_view(), name="office_certificates"),
    path("nominations/new/", nominations.OfficeNominationAdd.as_view(), name="office_nomination_add"),
    path("nominations/<int:nomination>/", nominations.OfficeNomination.as_view(), name="office_nomination"),
    path(
        "nominations/<int:nomination>/criteria/<int:criterion>/",
        criteria.OfficeCriterion.as_view(),
        name="office_criterion",
    ),
    path(
        "nominations/<int:nomination>/preview/",
        nominations.OfficeNominationPreview.as_view(),
        name="office_nomination_preview",
    ),
    path(
        "nominations/<int:nomination>/remove/",
        nominations.OfficeNominationRemove.as_view(),
        name="office_nomination_remove",
    ),
    path("<slug:move>/", edition.OfficeEditionMove.as_view(), name="office_edition_move"),
]

urlpatterns = [
    path("contests/applications/<slug:code>/", include(one_application)),
    path("contests/<slug:slug>/", include(one_contest)),
]
