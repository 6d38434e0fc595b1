"""The editor of pages: Wagtail's own, with our letters about remarks."""

from django.utils.translation import gettext as _
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.revisions import RevisionsRevertView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import get_page_models

from pages.actions.review import tell_commented
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


class HouseEditView(RemarksByOutbox, EditView):
    """The form of a page."""


class HouseRevertView(RemarksByOutbox, RevisionsRevertView):
    """The form of an earlier version of a page."""


class HousePages(PageViewSet):
    """Wagtail's screens of pages of one type of ours."""

    edit_view_class = HouseEditView
    revisions_revert_view_class = HouseRevertView
    # The lists in the explorer stay Wagtail's.
    parent_models = ()


def page_screens() -> list[HousePages]:
    """Return the screens of every type of page."""
    types = [model for model in get_page_models() if issubclass(model, PortalPage)]
    return [HousePages(model._meta.model_name, model=model) for model in types]
