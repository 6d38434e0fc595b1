"""The editor of pages: Wagtail's own, with our letters about remarks and a new page that knows its row of the plan."""

from django.utils.translation import gettext as _
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.revisions import RevisionsRevertView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import get_page_models

from pages.actions.review import tell_commented
from pages.models import PlanItem
from pages.models.base import PortalPage
from pages.queries.review import followers_of


class RemarksByOutbox:
    """Remarks are told by letters of the outbox; Wagtail would send mail past it."""

    def send_commenting_notifications(self, changes):
        """Post one letter to each follower with everything that was said."""
        answers = [reply for _thread, replies in changes["new_replies"] for reply in replies]
        said = [remark.text for remark in [*changes["new_comments"], *answers]]
        said += [_("Снято замечание: %(text)s") % {"text": remark.text} for remark in changes["resolved_comments"]]
        if said:
            threads = [thread.pk for thread, _replies in changes["new_replies"]]
            threads += [remark.pk for remark in changes["resolved_comments"]]
            tell_commented(self.page, said, followers_of(self.page, threads), by=self.request.user)


class HouseCreateView(CreateView):
    """The form of a new page; a link from a row of the plan says by `?plan_item=` which row the page is about."""

    def get(self, request):
        """Show the form."""
        asked = request.GET.get("plan_item", "")
        if hasattr(self.page, "plan_item_id") and asked.isdecimal():
            self.page.plan_item = PlanItem.objects.filter(pk=asked).first()
        return super().get(request)


class HouseEditView(RemarksByOutbox, EditView):
    """The form of a page."""


class HouseRevertView(RemarksByOutbox, RevisionsRevertView):
    """The form of an earlier version of a page."""


class HousePages(PageViewSet):
    """Wagtail's screens of pages of one type of ours."""

    add_view_class = HouseCreateView
    edit_view_class = HouseEditView
    revisions_revert_view_class = HouseRevertView
    # The lists in the explorer stay Wagtail's.
    parent_models = ()


def page_screens() -> list[HousePages]:
    """Return the screens of every type of page."""
    types = [model for model in get_page_models() if issubclass(model, PortalPage)]
    return [HousePages(model._meta.model_name, model=model) for model in types]
