"""Every address of ours names its key, and the list of doors without one is short and written here."""

import rules
from wagtail.permissions import policy_registry

from foundation.office import VerbViewSet
from foundation.permissions import RulesPolicy
from foundation.views import Door
from tests.architecture.house import site_views

PUBLIC = {
    "accounts.views.invitation.InvitationPage",
    "certificates.views.verification.CertificateCheck",
    "certificates.views.verification.CertificateSearch",
    "contests.views.nominee.NomineeAnswer",
    "contests.views.public.ContestList",
    "contests.views.public.ContestPage",
    "contests.views.public.ContestResults",
    "contests.views.public.RecountPage",
    "contests.views.public.PublishedMarksFile",
    "olympiad.views.public.EditionList",
    "olympiad.views.public.EditionPage",
    "contests.views.public.RegulationDownload",
    "events.views.participant.RegistrationCancel",
    "events.views.participant.RegistrationConfirm",
    "events.views.participant.RegistrationPage",
    "events.views.public.EventCalendar",
    "events.views.public.EventList",
    "events.views.public.EventPage",
    "events.views.public.Register",
    "events.views.public.Registered",
    "members.views.public.Bodies",
    "members.views.public.Candidates",
    "members.views.public.Growth",
    "members.views.public.HowToJoin",
    "olympiad.views.results.OlympiadResults",
    "pages.views.calendar.CalendarPage",
    "pages.views.feeds.NewsAtom",
    "pages.views.feeds.NewsRss",
    "pages.views.plan.PlanItemDetail",
    "pages.views.plan_files.PlanFile",
    "pages.views.plan_files.PlanReport",
    "pages.views.plan_files.ReportFile",
    "pages.views.search.Search",
    "pages.views.site_map.SiteMap",
    "pages.views.tree.SitePage",
    "portal.views.Alive",
    "portal.views.DisplaySettings",
    "portal.views.Ready",
    "privacy.views.public.ConsentTexts",
}


def test_every_door_of_ours_is_a_door():
    strangers = {route for route, view in site_views() if not (isinstance(view, type) and issubclass(view, Door))}

    assert strangers == set()


def test_every_door_names_a_key_that_exists_or_is_public():
    keyless = {route for route, view in site_views() if not view.public and not rules.perm_exists(view.permission)}

    assert keyless == set()


def test_the_public_doors_are_exactly_these():
    assert {f"{view.__module__}.{view.__name__}" for _route, view in site_views() if view.public} == PUBLIC


def _all_subclasses(kind):
    return {below for direct in kind.__subclasses__() for below in {direct, *_all_subclasses(direct)}}


def test_every_list_of_the_office_asks_the_rules_table():
    viewsets = [viewset for viewset in _all_subclasses(VerbViewSet) if viewset.model]

    policies = {view.__name__: policy_registry.get_by_type(view.model) for view in viewsets}

    assert {name for name, policy in policies.items() if not isinstance(policy, RulesPolicy)} == set()
    assert policies != {}
